# Sourced by check_html and shoot_html: the pinned tools, in a cache folder outside the repository.
#
# They are installed by npm once; after that nothing here needs the network. Scripts of packages are not run.
# The browser is the system's: Chromium, as in Debian's package, or whatever CHROMIUM names.

VNU=26.9.27        # the Nu Html Checker of W3C and WHATWG: HTML, and the CSS and SVG inside
AXE=4.14.1         # Deque's rules for accessibility
PLAYWRIGHT=1.65.1  # drives the browser; its core package brings none of its own

tools="${XDG_CACHE_HOME:-$HOME/.cache}/pairwright-checks"
stamp="vnu-jar@$VNU axe-core@$AXE playwright-core@$PLAYWRIGHT"
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
export NODE_PATH="$tools/node_modules"

# Ends the command: something that it needs is not there, so nothing was checked.
missing() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

# Each argument must be a program.
need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || missing "$program is needed"
  done
}

# Installs the tools unless these versions are there. One at a time: two commands may start together.
install_tools() {
  need node npm flock "$CHROMIUM"
  mkdir -p "$tools"
  exec 9>"$tools/lock"
  flock 9
  if [[ "$(cat "$tools/installed" 2>/dev/null || true)" != "$stamp" ]]; then
    rm -rf "$tools/node_modules" "$tools/installed"
    echo '{"private": true}' >"$tools/package.json"
    # shellcheck disable=SC2086 # one argument for each package
    npm install --prefix "$tools" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
      $stamp >&2 || missing "npm could not install $stamp"
    echo "$stamp" >"$tools/installed"
  fi
  exec 9>&-
}
