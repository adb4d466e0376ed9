// Search and order for the pairs. Without this script the page is the same, in the order of the mentors.
(function () {
  "use strict";
  var list = document.getElementById("cards");
  if (!list) return;
  var cards = Array.prototype.slice.call(list.children);
  var texts = cards.map(function (card) { return card.textContent.toLowerCase(); });
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
  var find = tools.querySelector("input"), order = tools.querySelector("select"), said = tools.querySelector("output");
  function show() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    cards.forEach(function (card, k) {
      var hit = words.every(function (word) { return texts[k].indexOf(word) >= 0; });
      card.hidden = !hit;
      if (hit) shown += 1;
    });
    said.textContent = shown + " of " + cards.length + " pairs";
  }
  function arrange() {
    var turn = order.value === "strong" ? -1 : order.value === "weak" ? 1 : 0;
    var sorted = cards.slice();
    if (turn) sorted.sort(function (a, b) { return turn * (a.dataset.points - b.dataset.points); });
    var all = document.createDocumentFragment();
    sorted.forEach(function (card) { all.appendChild(card); });
    list.appendChild(all);
  }
  function open() {
    var card = /^#pair-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (card) { card.hidden = false; card.querySelector("details").open = true; card.scrollIntoView(); }
    var asked = /^#find=(.*)$/.exec(location.hash);
    if (asked) { try { find.value = decodeURIComponent(asked[1]); } catch (broken) { find.value = ""; } show(); }
  }
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  find.addEventListener("input", show);
  order.addEventListener("change", arrange);
  window.addEventListener("hashchange", open);
  show();
  open();
})();
