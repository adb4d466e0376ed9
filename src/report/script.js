// Search and order for the pairs, and cards of those that are looked at where there are many. In a
// small cohort the page is the same without this script, in the order of the mentors.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll(".wide"), function (wide) {
    if (wide.scrollWidth > wide.clientWidth + 1) wide.setAttribute("data-scrolls", "");
  });
  var list = document.getElementById("cards");
  if (!list) return;
  var held = document.getElementById("pair-data");
  var data = held && JSON.parse(held.textContent), STEP = 50;
  var made = data ? [] : Array.prototype.slice.call(list.children);
  var size = data ? data.pairs.length : made.length, texts = [], limit = data ? STEP : size, hits = [];
  function all(card, of) { return of.map(function (at) { return data.texts[at]; }); }
  // what can be searched of a pair
  function text(k) {
    if (texts[k] === undefined) {
      var pair = data && data.pairs[k];
      texts[k] = (data
        ? all(k, pair.slice(3, 9)).concat(all(k, pair[9]), pair[10].map(function (at, n) { return n % 2 ? data.texts[at] : ""; }), all(k, pair[11])).join(" ")
        : made[k].textContent).toLowerCase();
    }
    return texts[k];
  }
  function points(k) { return data ? data.pairs[k][1] : +made[k].dataset.points; }
  function grouped(number) { return String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, ","); }
  function signed(number) { return (number > 0 ? "+" : number < 0 ? "\u2212" : "") + grouped(number); }
  function add(to, name, kind, words) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (words !== undefined) made.textContent = words;
    to.appendChild(made);
    return made;
  }
  function person(to, id, name) {
    add(to, "bdi", "person", id);
    if (name) { to.append(" ("); add(to, "bdi", "", name); to.append(")"); }
  }
  // the card of a pair, made when it is first looked at
  function card(k) {
    if (made[k]) return made[k];
    var pair = data.pairs[k], said = all(k, pair.slice(3, 9)), item = document.createElement("li");
    item.id = "pair-" + pair[0];
    var details = add(item, "details"), summary = add(details, "summary"), who = add(summary, "span", "who");
    person(who, said[0], said[1]); who.append(" mentors "); person(who, said[2], said[3]);
    summary.append(" ");
    add(summary, "span", "worth", (pair[1] < 0 ? "\u2212" : "") + grouped(pair[1]));
    all(k, pair[9]).forEach(function (badge) { summary.append(" "); add(summary, "span", "badge", badge); });
    var quiet = add(summary, "span", "quiet", "fit " + pair[2] + " of 100");
    if (said[4] || said[5]) {
      quiet.append(", "); add(quiet, "bdi", "", said[4] || "\u2013"); quiet.append(" \u2192 "); add(quiet, "bdi", "", said[5] || "\u2013");
    }
    var why = add(details, "ul", "why"), line;
    for (var n = 0; n < pair[10].length; n += 2) {
      line = add(why, "li"); add(line, "b", "", signed(pair[10][n])); add(line, "bdi", "", data.texts[pair[10][n + 1]]);
    }
    all(k, pair[11]).forEach(function (note) { line = add(why, "li", "quiet"); add(line, "b"); add(line, "bdi", "", note); });
    return (made[k] = item);
  }
  var tools = document.createElement("form");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  tools.setAttribute("aria-label", "Pairs");
  tools.innerHTML =
    '<div><label for="find">Find a person, a department, a reason</label><input id="find" type="search" autocomplete="off"></div>' +
    '<div><label for="order">Order</label><select id="order"><option value="mentor">by mentor</option>' +
    '<option value="weak">weakest first</option><option value="strong">strongest first</option></select></div>' +
    '<output for="find order" aria-live="polite"></output>';
  list.parentNode.insertBefore(tools, list);
  var more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  list.parentNode.insertBefore(more, list.nextSibling);
  var find = tools.querySelector("input"), order = tools.querySelector("select"), said = tools.querySelector("output");
  function lay() {
    if (data) {
      var some = document.createDocumentFragment();
      hits.slice(0, limit).forEach(function (k) { some.appendChild(card(k)); });
      list.replaceChildren(some);
    } else {
      var is = {};
      hits.forEach(function (k) { is[k] = true; });
      made.forEach(function (one, k) { one.hidden = !is[k]; });
    }
    more.hidden = hits.length <= limit;
    more.textContent = "Show " + Math.min(STEP, hits.length - limit) + " more";
    said.textContent = grouped(hits.length) + " of " + grouped(size) + " pairs";
  }
  function show() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var turn = order.value === "strong" ? -1 : order.value === "weak" ? 1 : 0;
    hits = [];
    for (var k = 0; k < size; k += 1) {
      if (words.every(function (word) { return text(k).indexOf(word) >= 0; })) hits.push(k);
    }
    if (turn) hits.sort(function (a, b) { return turn * (points(a) - points(b)); });
    if (data) limit = STEP;
    lay();
  }
  function arrange() {
    show();
    if (data) return;
    var sorted = made.map(function (one, k) { return k; }), turn = order.value === "strong" ? -1 : order.value === "weak" ? 1 : 0;
    if (turn) sorted.sort(function (a, b) { return turn * (points(a) - points(b)); });
    list.append.apply(list, sorted.map(function (k) { return made[k]; }));
  }
  function open() {
    var asked = /^#pair-(\d+)$/.exec(location.hash), k = asked && asked[1] - 1;
    if (asked && k >= 0 && k < size) {
      var one = card(k);
      if (!one.parentNode) list.insertBefore(one, list.firstChild);
      one.hidden = false; one.querySelector("details").open = true; one.scrollIntoView();
    }
    var sought = /^#find=(.*)$/.exec(location.hash);
    if (sought) { try { find.value = decodeURIComponent(sought[1]); } catch (broken) { find.value = ""; } show(); }
  }
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  find.addEventListener("input", show);
  order.addEventListener("change", arrange);
  more.addEventListener("click", function () { limit += STEP; lay(); });
  window.addEventListener("hashchange", open);
  show();
  open();
})();
