"use strict";
/* Finds, filters and folds what the page already holds; without it all is readable. */
(() => {
  const one = (select, root = document) => root.querySelector(select);
  const all = (select, root = document) => [...root.querySelectorAll(select)];
  const tools = one("#tools");

  /* ------------------------------------------------------------ the words of one draft */

  /* The text of an element as one draft has it: without the other draft's words. */
  const nodesOf = (root, side) => {
    const other = side === "old" ? "ins" : "del";
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walk.nextNode()) {
      if (!walk.currentNode.parentElement.closest(other)) nodes.push(walk.currentNode);
    }
    return nodes;
  };
  const textOf = (nodes) => nodes.map((node) => node.data).join("");

  /* A range in each text node that the letters from `start` to `end` stand in. Static
     ones: a live range makes every later change of the page slower. */
  const rangesOf = (nodes, start, end) => {
    const ranges = [];
    let at = 0;
    for (const node of nodes) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, node.length);
      if (from < to) {
        ranges.push(
          new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }),
        );
      }
      at += node.length;
    }
    return ranges;
  };

  /* Words as a pattern that does not mind how they are spaced. */
  const pattern = (words) => {
    const safe = words.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(safe.replace(/\s+/g, "\\s+"), "giu");
  };

  const paint = (name, ranges) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete(name);
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  };

  /* ------------------------------------------------------------------------ links to here */

  const reveal = (id) => {
    const aim = id && document.getElementById(id);
    if (!aim) return;
    for (let up = aim; up; up = up.parentElement) if (up.localName === "details") up.open = true;
    if (aim.closest("[hidden]")) show({});
    aim.scrollIntoView();
  };

  const share = async (id) => {
    const address = location.href.split("#")[0] + "#" + id;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const pressed = document.activeElement;
      const field = document.createElement("textarea");
      field.value = address;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      pressed.focus();
    }
    tell(tools.dataset.copied);
  };

  const addCopyButtons = () => {
    const blank = one("#copy").content.firstElementChild;
    for (const place of all("#changes .change .place, #changes .part > h3")) {
      const button = blank.cloneNode(true);
      button.addEventListener("click", () => share(place.closest("[id]").id));
      place.append(button);
    }
  };

  /* ------------------------------------------------------------------------- the filters */

  const NAMES = ["demand", "verdict", "kind", "chapter", "words"];
  const fields = tools && NAMES.map((name) => tools.elements[name]).filter(Boolean);
  const changes = all("#changes .change");
  const parts = all("#changes .part");
  const said = new Map();
  let chosen = {};

  /* The words of a provision, in both drafts, read when first asked for. */
  const wordsOf = (item) => {
    if (!said.has(item)) {
      const body = bodyOf(item);
      said.set(item, ["old", "new"].map((side) => textOf(nodesOf(body, side))));
    }
    return said.get(item);
  };
  const bodyOf = (item) => one(".text", item) || one("div", item) || item;
  const holds = (item, words) => !words || wordsOf(item).some((text) => text.search(words) >= 0);

  const claims = (change, demand, verdict) =>
    (change.dataset.claims || "").split(" ").some((claim) => {
      const [about, found] = claim.split(":");
      return (!demand || about === demand) && (!verdict || found === verdict);
    });

  const within = (part, chapter) =>
    !chapter || part.id === chapter || (part.dataset.chapters || "").split(" ").includes(chapter);

  const fits = (change, words) => {
    const { demand, verdict, kind } = chosen;
    if ((demand || verdict) && !claims(change, demand, verdict)) return false;
    if (kind && !change.dataset.keys.split(" ").includes(kind)) return false;
    return holds(change, words);
  };

  const sift = () => {
    const words = chosen.words ? pattern(chosen.words) : null;
    const narrow = chosen.demand || chosen.verdict || chosen.kind;
    const open = new Set();
    for (const part of parts) {
      const here = within(part, chosen.chapter);
      /* An article whose title holds the words is shown whole. */
      const named = words && titlesOf(part).some((title) => title.textContent.search(words) >= 0);
      const sought = named ? null : words;
      let kept = named && here && !narrow;
      for (const change of all(".change", part)) {
        change.hidden = !(here && fits(change, sought));
        kept ||= !change.hidden;
        if (sought && !change.hidden) unfold(change);
      }
      for (const same of all(".same", part)) {
        same.hidden = !here || narrow || !holds(same, sought);
        kept ||= !same.hidden;
        if (sought && !same.hidden) same.open = true;
      }
      part.hidden = !(kept || (here && !narrow && !words));
      if (!part.hidden) for (const id of (part.dataset.chapters || "").split(" ")) open.add(id);
    }
    for (const id of open) if (document.getElementById(id)) document.getElementById(id).hidden = false;
    mark(words);
  };
  const titlesOf = (part) => all(":scope > h3 .title", part);
  const unfold = (change) => {
    const folded = one("details.follows", change);
    if (folded) folded.open = true;
  };

  const mark = (words) => {
    const ranges = [];
    const titles = all("#changes .part:not([hidden]) > h3 .title");
    const texts = all("#changes :is(.change, .same):not([hidden])").flatMap(bodies);
    for (const body of words ? [...titles, ...texts] : []) {
      for (const nodes of [nodesOf(body, "old"), nodesOf(body, "new")]) {
        for (const found of textOf(nodes).matchAll(words)) {
          ranges.push(...rangesOf(nodes, found.index, found.index + found[0].length));
        }
      }
    }
    paint("sought", ranges);
  };
  const bodies = (item) => {
    const shown = all(".column", item);
    return shown.length && sided() ? shown : [bodyOf(item)];
  };

  const active = () => NAMES.some((name) => chosen[name]);
  const show = (wanted) => {
    chosen = wanted;
    for (const field of fields) field.value = chosen[field.name] || "";
    sift();
    tools.elements.clear.hidden = !active();
    tools.classList.toggle("sifting", active());
    count();
    address();
  };

  /* The choice stands in the address, so that a filtered page can be linked. */
  const address = () => {
    const query = new URLSearchParams(NAMES.filter((n) => chosen[n]).map((n) => [n, chosen[n]]));
    const search = String(query);
    try {
      history.replaceState(null, "", (search ? "?" + search : location.pathname) + location.hash);
    } catch {
      /* A page of no origin may not change its address; it works without. */
    }
  };
  const fromAddress = () => {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(NAMES.filter((n) => query.get(n)).map((n) => [n, query.get(n)]));
  };

  /* ------------------------------------------------------------- from change to change */

  let current = null;
  const visible = () => changes.filter((change) => !change.hidden);
  const fill = (words, n, m) => words.replace("{n}", n).replace("{m}", m);
  const tell = (words) => (tools.elements.told.value = words);
  const count = () => tell(fill(tools.dataset.shown, visible().length, changes.length));

  const step = (by) => {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at >= 0 ? at + by : nearest(list, by);
    go(list[Math.min(Math.max(next, 0), list.length - 1)], list);
  };
  /* From no change, the next or the previous one by where the page is. */
  const nearest = (list, by) => {
    const edge = Math.max(tools.getBoundingClientRect().bottom, 0);
    const below = list.findIndex((change) => change.getBoundingClientRect().top > edge);
    return by > 0 ? (below < 0 ? list.length : below) : (below < 0 ? list.length : below) - 1;
  };
  const go = (change, list) => {
    if (current) current.classList.remove("current");
    current = change;
    change.classList.add("current");
    change.tabIndex = -1;
    change.focus({ preventScroll: true });
    change.scrollIntoView({ block: "start" });
    tell(fill(tools.dataset.at, list.indexOf(change) + 1, list.length));
    try {
      history.replaceState(null, "", "#" + change.id);
    } catch {
      /* As above. */
    }
  };

  const key = (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!tools.elements.keys.checked) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  };

  /* -------------------------------------------------------------------- the two layouts */

  const root = document.documentElement;
  const sided = () => root.dataset.layout === "sides";
  const remember = (name, value) => {
    try {
      localStorage.setItem("diffy-" + name, value);
    } catch {
      /* Nothing is remembered where nothing may be stored. */
    }
  };
  const remembered = (name) => {
    try {
      return localStorage.getItem("diffy-" + name);
    } catch {
      return null;
    }
  };

  /* Two columns beside the text in line: the one without insertions, the other without deletions. */
  const addColumns = () => {
    const [old, fresh] = one("#columns").content.children;
    for (const text of all(".change .text")) {
      const pair = document.createElement("div");
      pair.className = "pair";
      for (const [blank, drop] of [[old, "ins"], [fresh, "del"]]) {
        const column = blank.cloneNode(true);
        const copy = text.cloneNode(true);
        for (const gone of all(drop, copy)) gone.remove();
        column.lang = text.lang;
        column.dir = text.dir;
        column.append(...copy.childNodes);
        pair.append(column);
      }
      text.after(pair);
    }
  };
  const layOut = (layout) => {
    if (layout === "sides" && !one(".pair")) addColumns();
    root.dataset.layout = layout;
    for (const name of ["inline", "sides"]) {
      tools.elements[name].setAttribute("aria-pressed", name === layout);
    }
    remember("layout", layout);
    mark(chosen.words ? pattern(chosen.words) : null);
  };

  /* ------------------------------------------------- the evidence of a finding in its text */

  const point = (quote) => {
    const change = quote.closest(".change");
    const side = quote.dataset.side;
    const columns = all(".column", change);
    const body = sided() && columns.length ? columns[side === "old" ? 0 : 1] : one(".text", change);
    const nodes = nodesOf(body, side);
    const found = [...textOf(nodes).matchAll(pattern(quote.textContent))];
    const start = Number(quote.dataset.start);
    found.sort((a, b) => Math.abs(a.index - start) - Math.abs(b.index - start));
    return found.length ? rangesOf(nodes, found[0].index, found[0].index + found[0][0].length) : [];
  };
  const watchFindings = () => {
    for (const finding of all(".findings > li")) {
      const quotes = all(".quote[data-side]", finding);
      if (!quotes.length) continue;
      const on = () => paint("evidence", quotes.flatMap(point));
      const off = () => paint("evidence", []);
      finding.tabIndex = 0;
      finding.addEventListener("focusin", on);
      finding.addEventListener("pointerenter", on);
      finding.addEventListener("focusout", off);
      finding.addEventListener("pointerleave", off);
    }
  };

  /* --------------------------------------------------------------------- the concordance */

  const order = (row, at) => {
    const cell = row.cells[at];
    return [Number(cell.dataset.order || 0), cell.textContent.trim()];
  };
  const sortBy = (table, at) => {
    const head = table.tHead.rows[0].cells;
    const down = head[at].getAttribute("aria-sort") === "ascending";
    const collate = new Intl.Collator(root.lang, { numeric: true });
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      const [x, s] = order(a, at);
      const [y, t] = order(b, at);
      return (x - y || collate.compare(s, t)) * (down ? -1 : 1);
    });
    for (const cell of head) cell.removeAttribute("aria-sort");
    head[at].setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...rows);
  };
  const makeSortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((cell, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      button.addEventListener("click", () => sortBy(table, at));
      cell.append(button);
    });
    const sieve = one("#sieve").content.firstElementChild.cloneNode(true);
    one("input", sieve).addEventListener("input", (event) => {
      const words = pattern(event.target.value);
      for (const row of table.tBodies[0].rows) {
        row.hidden = event.target.value.trim() && row.textContent.search(words) < 0;
      }
    });
    table.before(sieve);
  };

  /* --------------------------------------------------------------------------- beginning */

  /* What is scrolled to stands below the tools, however tall they are. */
  const makeRoom = () => {
    const stuck = getComputedStyle(tools).position === "sticky";
    root.style.setProperty("--tools", (stuck ? tools.offsetHeight : 0) + "px");
  };
  const fold = (open) => {
    for (const details of all("#changes .part details")) details.open = open;
  };
  const wire = () => {
    tools.hidden = false;
    tools.addEventListener("submit", (event) => event.preventDefault());
    const read = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    for (const field of fields) field.addEventListener("input", () => show(read()));
    const on = (name, act) => tools.elements[name].addEventListener("click", act);
    on("next", () => step(1));
    on("previous", () => step(-1));
    on("clear", () => show({}));
    on("expand", () => fold(true));
    on("collapse", () => fold(false));
    on("inline", () => layOut("inline"));
    on("sides", () => layOut("sides"));
    tools.elements.keys.checked = remembered("keys") !== "off";
    tools.elements.keys.addEventListener("change", (event) => remember("keys", event.target.checked ? "on" : "off"));
    addEventListener("keydown", key);
    addEventListener("beforeprint", count);
    addEventListener("hashchange", () => reveal(location.hash.slice(1)));
    for (const link of all("a.count")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show({ demand: link.dataset.demand, verdict: link.dataset.verdict });
        one("#changes").scrollIntoView();
        tools.elements.next.focus({ preventScroll: true });
      });
    }
    if (remembered("layout") === "sides") layOut("sides");
    show(fromAddress());
    if (active()) one(".choices").open = true;
    new ResizeObserver(makeRoom).observe(tools);
    if (location.hash) {
      makeRoom();
      reveal(location.hash.slice(1));
    }
    addCopyButtons();
    watchFindings();
  };
  const concordance = one("table.concordance");
  if (tools) {
    wire();
    if (concordance) makeSortable(concordance);
  }
})();
