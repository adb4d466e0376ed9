#!/usr/bin/env python3
"""Times `pairwright solve` beside OR-tools' minimum-cost flow on large cohorts, and prints a table.

    cargo build --release --features cli
    pip install numpy ortools
    python3 benches/large_peers.py [--sizes 1000,10000,100000] [--seed 1] [--runs 3]

The cohorts are made up: N mentors and N mentees with a department, a region, a band of personality and a level, three
ranked choices from everybody, and five prohibited pairs a mentor. No solver of dense matrices can hold the larger ones.

OR-tools solves any network, so it gets a small one: from a mentor's codes to a mentee's, one attribute at a time, beside
an arc for each choice. This network cannot prohibit a single pair. So both solve the problem without the prohibited
pairs, and have to find the same optimum; ours solves it with them as well, and proves each of its answers. Its method is
the one that our planner chooses.

Every solve is a process of its own; all of them run on one core, taking turns. Seconds are wall time, the median of the
runs. Ours count from the tables in memory to the answer, and the check of its proof; OR-tools' count the solve call
alone, without building the network. MiB are the most that the whole process had, for OR-tools with Python and numpy.
The last table says how seconds grow: with n to this power from one size to the next.
"""
import argparse, json, math, os, resource, statistics, subprocess, sys, tempfile, time

NEVER = -2**31
AXES = {"department": 12, "region": 8, "band": 5, "level": 10}
MENTEE_CHOICES, MENTOR_CHOICES = (400, 250, 150), (300, 200, 100)
PROHIBITED = 5             # pairs a mentor

FILES = {"mentor_codes": len(AXES), "mentee_codes": len(AXES), "tables": 1, "adjustments": 3, "never": 2}


# Steps, each in a process of its own: so the one that starts the solvers stays small.

def generate(folder, n, seed):
    """Writes a problem as a folder; the help of `pairwright solve` says what is in it."""
    import numpy as np
    r = np.random.default_rng([seed, n])

    def people(levels, weights):
        skewed = lambda kinds: r.choice(kinds, n, p=np.arange(kinds, 0, -1) / (kinds * (kinds + 1) / 2))
        band = r.binomial(AXES["band"] - 1, 0.5, n)
        level = r.choice(levels, n, p=np.array(weights) / sum(weights))
        return np.column_stack([skewed(AXES["department"]), skewed(AXES["region"]), band, level])

    def popular():
        """One person for each of n: half of the time anybody, else by Zipf's law."""
        zipf = np.floor(np.exp(r.random(n) * np.log(n + 1))) - 1
        return np.where(r.random(n) < 0.5, r.integers(0, n, n), np.minimum(zipf, n - 1).astype(int))

    mentors = people([0, 1, 2, 3, 4], [40, 25, 18, 12, 5])
    mentees = people([3, 4, 5, 6, 7, 8, 9], [5, 15, 20, 20, 20, 15, 5])
    apart = lambda kinds: np.subtract.outer(np.arange(kinds), np.arange(kinds))
    rise = -apart(AXES["level"])
    tables = [
        np.where(apart(AXES["department"]) == 0, 0, 250),
        np.where(apart(AXES["region"]) == 0, 0, 200),
        np.abs(apart(AXES["band"])) * 37,
        np.where(rise <= 0, NEVER, np.maximum(0, 200 - 50 * np.abs(rise - 4))),
    ]
    everybody = np.arange(n)
    keys = [everybody * n + popular() for _ in MENTOR_CHOICES] + [popular() * n + everybody for _ in MENTEE_CHOICES]
    points = np.repeat(MENTOR_CHOICES + MENTEE_CHOICES, n)
    keys, of = np.unique(np.concatenate(keys), return_inverse=True)
    # The points of two who chose each other add up.
    chosen = np.column_stack([keys // n, keys % n, np.bincount(of.ravel(), points).astype(int)])
    parts = {
        "mentor_codes": mentors,
        "mentee_codes": mentees,
        "tables": np.concatenate([table.ravel() for table in tables]),
        "adjustments": chosen,
        "never": np.column_stack([np.repeat(everybody, PROHIBITED), r.integers(0, n, n * PROHIBITED)]),
    }
    for name, part in parts.items():
        part.astype("<i4").tofile(os.path.join(folder, name + ".i32"))
    with open(os.path.join(folder, "problem.json"), "w") as file:
        json.dump({"mentors": n, "mentees": n, "tables": [table.shape for table in tables]}, file)


def staged_arcs(mentors, mentees, tables):
    """The network of the tables: arcs as (tails, heads, points), the node of each mentor, that of each mentee, and how
    many nodes there are.

    Somebody's codes are written as one number, the first attribute first. After k attributes a node stands for the
    mentee's first k codes and the mentor's others, where such mentees and such mentors exist. An arc replaces the
    mentor's code by the mentee's and has the points of the two."""
    import numpy as np
    heights = [len(table) for table in tables]
    widths = [len(table[0]) for table in tables]
    rest = lambda kinds: [math.prod(kinds[k:]) for k in range(len(kinds) + 1)]
    of_mentor, of_mentee = rest(heights), rest(widths)
    mentor, mentee = mentors @ np.array(of_mentor[1:]), mentees @ np.array(of_mentee[1:])
    suffixes = [np.unique(mentor % size) for size in of_mentor]
    prefixes = [np.unique(mentee // size) for size in of_mentee]
    layers = np.cumsum([0] + [len(p) * len(s) for p, s in zip(prefixes, suffixes)])
    arcs = []
    for k, table in enumerate(tables):
        code, later = np.divmod(suffixes[k], of_mentor[k + 1])
        later = np.searchsorted(suffixes[k + 1], later)
        before, reached = np.divmod(prefixes[k + 1], widths[k])
        before = np.searchsorted(prefixes[k], before)
        points = table[np.ix_(code, reached)]
        s, p = np.nonzero(points != NEVER)
        tails = layers[k] + before[p] * len(suffixes[k]) + s
        heads = layers[k + 1] + p * len(suffixes[k + 1]) + later[s]
        arcs.append((tails, heads, points[s, p]))
    first = np.searchsorted(suffixes[0], mentor)
    last = layers[-2] + np.searchsorted(prefixes[-1], mentee)
    return [np.concatenate(part) for part in zip(*arcs)], first, last, int(layers[-1])


def flow(folder):
    """Solves a folder with OR-tools, without its prohibited pairs, and prints a line of JSON."""
    import numpy as np
    from ortools.graph.python import min_cost_flow
    with open(os.path.join(folder, "problem.json")) as file:
        shapes = json.load(file)["tables"]
    read = lambda name: np.fromfile(os.path.join(folder, name + ".i32"), "<i4").astype(np.int64).reshape(-1, FILES[name])
    mentors, mentees, chosen = read("mentor_codes"), read("mentee_codes"), read("adjustments")
    ends = np.cumsum([height * width for height, width in shapes])
    tables = [part.reshape(shape) for part, shape in zip(np.split(read("tables").ravel(), ends[:-1]), shapes)]
    (tails, heads, points), first, last, nodes = staged_arcs(mentors, mentees, tables)
    n = len(mentors)
    i, j, extra = chosen.T
    assert extra.min() >= 0, "a pair that loses points can go by the tables, which the network cannot forbid"
    parts = np.stack([table[mentors[i, k], mentees[j, k]] for k, table in enumerate(tables)])
    allowed = (parts != NEVER).all(0)
    i, j, worth = i[allowed], j[allowed], (parts.sum(0) + extra)[allowed]
    # Nodes: the tables', then mentors, then mentees. Everybody has one arc to the tables; each choice is an arc.
    mentor, mentee, none = nodes + np.arange(n), nodes + n + np.arange(n), np.zeros(n, np.int64)
    network = min_cost_flow.SimpleMinCostFlow()
    network.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([tails, mentor, last, mentor[i]]),
        np.concatenate([heads, first, mentee, mentee[j]]),
        np.concatenate([np.full(len(tails), n), np.ones(2 * n + len(i), np.int64)]),
        -np.concatenate([points, none, none, worth]))
    network.set_nodes_supplies(np.concatenate([mentor, mentee]), np.repeat([1, -1], n))
    arcs = network.num_arcs()
    start = time.perf_counter()
    status = network.solve()
    seconds = time.perf_counter() - start
    pairs = n
    if status == network.INFEASIBLE:                       # not everybody can be served: a flow as large as can be
        start = time.perf_counter()
        status = network.solve_max_flow_with_min_cost()
        seconds = time.perf_counter() - start
        pairs = network.maximum_flow()
    assert status == network.OPTIMAL, status
    print(json.dumps({"seconds": seconds, "optimum": -network.optimal_cost(), "pairs": pairs, "arcs": arcs}))


# The table.

def run(*command):
    """Runs a command. Returns what it printed, and the most MiB it had: 0 when that is hidden by the memory of this
    process, which Linux counts at the start of another."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    with process.stdout as pipe:
        printed = pipe.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = usage.ru_maxrss if usage.ru_maxrss > here else 0
    return printed, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def solve(*command):
    """Runs a solver. Returns its line, with the memory, and as seconds those of the solve and of the check."""
    printed, mib = run(*command)
    line = json.loads(printed)
    assert line.get("verified", True), "an answer without proof"
    return line | {"mib": mib or line["peak_mib"], "seconds": line["seconds"] + line.get("verify_seconds", 0)}


def measure(binary, n, seed, runs):
    """The lines of ours, OR-tools and ours with the prohibited pairs: medians of some runs. All optima are compared."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, __file__, "--step", "generate", "--folder", folder, "--sizes", n, "--seed", seed)
        solvers = ((binary, "solve", folder, "--json", "--ignore-never"),
                   (sys.executable, __file__, "--step", "flow", "--folder", folder),
                   (binary, "solve", folder, "--json"))
        turns = [[solve(*solver) for solver in solvers] for _ in range(runs)]
    for ours, theirs, prohibited in turns:
        found = [(line["pairs"], line["optimum"]) for line in (ours, theirs, prohibited)]
        assert found[0] == found[1], f"n = {n:,}: ours has pairs and points {found[0]}, OR-tools {found[1]}"
        assert found[2] <= found[0], f"n = {n:,}: {found[2]} with the prohibited pairs, {found[0]} without"
        assert found == [(line["pairs"], line["optimum"]) for line in turns[0]], f"n = {n:,}: not the same every time"
    median = lambda lines, key: statistics.median(line[key] for line in lines)
    return [lines[0] | {key: median(lines, key) for key in ("seconds", "mib")} for lines in zip(*turns)]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--sizes", default="1000,10000,100000", help="people on each side; 1000000 takes a minute or two a run")
    a.add_argument("--seed", type=int, default=1, help="of the made-up people")
    a.add_argument("--runs", type=int, default=3, help="the median of so many")
    a.add_argument("--core", type=int, help="the one to run on; if not given, the last one")
    a.add_argument("--binary", default="target/release/pairwright")
    a.add_argument("--step", choices=("generate", "flow"), help=argparse.SUPPRESS)
    a.add_argument("--folder", help=argparse.SUPPRESS)
    a = a.parse_args()
    sizes = [int(n) for n in a.sizes.split(",")]
    if a.step == "generate":
        return generate(a.folder, sizes[0], a.seed)
    if a.step == "flow":
        return flow(a.folder)
    if hasattr(os, "sched_setaffinity"):                   # the processes started below keep to it
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0)) if a.core is None else a.core})
    print("| n | ours: s (solve + check) | MiB | OR-tools: s | MiB | ratio | ours, with prohibited pairs: s | MiB |")
    print("|---:|" + "---:|" * 7)
    names, seconds = ("ours", "OR-tools", "ours, with prohibited pairs"), []
    for n in sizes:
        lines = measure(a.binary, n, a.seed, a.runs)
        seconds.append([line["seconds"] for line in lines])
        ours, theirs, prohibited = ([f"{line['seconds']:.3g}", f"{line['mib']:.0f}"] for line in lines)
        ratio = f"{seconds[-1][1] / seconds[-1][0]:.1f}x"
        print("| " + " | ".join([f"{n:,}", *ours, *theirs, ratio, *prohibited]) + " |", flush=True)
    steps = [at for at in range(1, len(sizes)) if sizes[at] != sizes[at - 1]]
    if steps:
        print("\n| growth | " + " | ".join(f"{sizes[at - 1]:,} to {sizes[at]:,}" for at in steps) + " |")
        print("|---|" + "---:|" * len(steps))
    for name, times in zip(names, zip(*seconds)) if steps else ():
        power = lambda at: math.log(times[at] / times[at - 1]) / math.log(sizes[at] / sizes[at - 1])
        print(f"| {name} | " + " | ".join(f"n^{power(at):.2f}" for at in steps) + " |")


if __name__ == "__main__":
    main()
