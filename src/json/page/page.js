"use strict";
// The page of casus --output html. Records stand below as JSON, a script
// element a document; all text reaches the page as text, never as markup.
document.addEventListener("DOMContentLoaded", () => {
  const MOST_ROWS = 2000;
  const $ = (id) => document.getElementById(id);
  const svgName = "http://www.w3.org/2000/svg";

  function add(parent, name, attributes, text) {
    const node = parent.namespaceURI === svgName || name === "svg"
      ? document.createElementNS(svgName, name) : document.createElement(name);
    for (const [k, v] of Object.entries(attributes || {}))
      if (v !== null && v !== undefined) node.setAttribute(k, v);
    if (text !== undefined) node.textContent = text;
    parent.append(node);
    return node;
  }
  const words = (...parts) => parts.filter((p) => p !== "" && p !== null && p !== undefined).join(" ");

  const docs = [...document.querySelectorAll("script.casus-doc")].map((node) => {
    const { title, text, record } = JSON.parse(node.textContent);
    return { title, text, record, nodes: [] }; // nodes: where its events begin
  });
  const events = docs.flatMap((doc) => doc.record.events.map((e, n) => ({
    doc, n, e,
    type: e.event[0],
    names: [...e.actor, ...e.recipient].map((a) => words(a.code, a.sector, a.entity_text,
      a.entity === null ? "" : doc.record.entities[a.entity].name)).join(" ").toLowerCase(),
  })));

  // ---- what an item tells ---------------------------------------------

  const party = (p) => words(p.code, (p.sectors || [p.sector]).join("/"), p.entity_text && "“" + p.entity_text + "”");
  const parties = (list) => list.map(party).join(", ") || "—";
  const number = (n) => n === null ? "" : n.toLocaleString("en");
  function tellEntity(x) {
    return [words(x.type, x.name), words(x.code, (x.sectors || []).join("/"), x.role), x.geo ? words(x.geo.admin1, x.geo.country, x.geo.lat + ", " + x.geo.lon) : ""];
  }
  function tellQuantity(q) {
    const range = q.low === q.high ? number(q.low) : (number(q.low) || "?") + " to " + (number(q.high) || "?");
    return [words(q.kind, q.approx ? "about " + range : range, q.currency, q.purpose && "for " + q.purpose)];
  }
  function tellEvent(e) {
    return [words(e.event[0], e.mode.join(" "), e.status === "actual" ? "" : "(" + e.status + ")"),
      parties(e.actor) + " → " + parties(e.recipient),
      words(e.date, e.event_loc ? e.event_loc.name : "", e.cameo && "CAMEO " + e.cameo),
      words("rule", e.rule, "score " + e.score)];
  }

  // ---- an article ------------------------------------------------------

  function itemsOf(doc, inTitle) {
    const r = doc.record, out = [];
    const here = (x) => (x.in === "title") === inTitle;
    for (const x of r.entities)
      for (const m of x.mentions)
        if (here(m)) out.push({ start: m.start, end: m.end, css: m.kind === "name" ? x.type : m.kind, tell: tellEntity(x) });
    for (const q of r.quantities) if (here(q)) out.push({ start: q.start, end: q.end, css: "quantity", tell: tellQuantity(q) });
    for (const d of r.dates) if (here(d)) out.push({ start: d.start, end: d.end, css: "date", tell: [words(d.type, d.value)] });
    r.events.forEach((e, n) => {
      const t = e.text_info;
      if (here(t)) out.push({ start: t.trigger_start, end: t.trigger_end, css: "trigger Q" + e.quad_code, tell: tellEvent(e), event: n });
    });
    return out;
  }

  // Spans may overlap: the text is cut where any begins or ends, and each
  // piece looks and tells as all that cover it.
  function marked(parent, doc, text, inTitle) {
    const items = itemsOf(doc, inTitle).sort((a, b) => a.start - b.start);
    const cuts = [...new Set([0, text.length, ...items.flatMap((x) => [x.start, x.end])])].sort((a, b) => a - b);
    let over = [], next = 0;
    for (let i = 0; i + 1 < cuts.length; i++) {
      const piece = text.slice(cuts[i], cuts[i + 1]);
      over = over.filter((x) => x.end > cuts[i]);
      for (; next < items.length && items[next].start <= cuts[i]; next++)
        if (items[next].end > cuts[i]) over.push(items[next]);
      if (!over.length) { parent.append(piece); continue; }
      const node = add(parent, "span", { class: "m " + over.map((x) => x.css).join(" "), tabindex: "0" }, piece);
      node.tell = over.map((x) => x.tell);
      for (const x of over)
        if (x.event !== undefined && x.start === cuts[i]) doc.nodes[x.event] = node;
    }
  }

  function fill(doc) {
    if (doc.filled) return;
    doc.filled = true;
    const box = doc.box;
    if (doc.title) marked(add(box, "p", { class: "title" }), doc, doc.title, true);
    marked(add(box, "div", { class: "text", lang: "en" }), doc, doc.text, false);
  }

  function articles() {
    for (const doc of docs) {
      const r = doc.record, article = add($("articles"), "article", {});
      const details = add(article, "details", docs.length === 1 ? { open: "" } : {});
      add(details, "summary", {}, words(doc.title || r.id, r.date && "· " + r.date, "· " + r.events.length + " events"));
      doc.box = add(details, "div", {});
      doc.details = details;
      details.addEventListener("toggle", () => { if (details.open) fill(doc); });
      if (docs.length === 1) fill(doc);
    }
    window.addEventListener("beforeprint", () => docs.forEach((d) => { if (docs.length <= 20) { fill(d); d.details.open = true; } }));
  }

  function show(x) {
    fill(x.doc);
    x.doc.details.open = true;
    const node = x.doc.nodes[x.n];
    if (!node) return;
    document.querySelectorAll(".found").forEach((n) => n.classList.remove("found"));
    node.classList.add("found");
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }

  // ---- the table -------------------------------------------------------

  const columns = [
    ["Date", (x) => x.e.date],
    ["Event", (x) => words(x.type, x.e.mode.join(" "))],
    ["Status", (x) => x.e.status],
    ["Actor", (x) => parties(x.e.actor)],
    ["Recipient", (x) => parties(x.e.recipient)],
    ["Place", (x) => x.e.event_loc ? x.e.event_loc.name : ""],
    ["Words", (x) => x.e.event_text.join(" ")],
    ["CAMEO", (x) => x.e.cameo],
    ["Score", (x) => x.e.score],
  ];
  if (docs.length > 1) columns.push(["Document", (x) => x.doc.record.id]);
  let sort = { column: -1, down: false };

  function filtered() {
    const type = $("f-type").value, status = $("f-status").value, who = $("f-actor").value.trim().toLowerCase();
    const list = events.filter((x) => (!type || x.type === type) && (!status || x.e.status === status) && (!who || x.names.includes(who)));
    if (sort.column >= 0) {
      const value = columns[sort.column][1];
      list.sort((a, b) => {
        const p = value(a), q = value(b);
        const c = typeof p === "number" ? p - q : String(p).localeCompare(String(q));
        return sort.down ? -c : c;
      });
    }
    return list;
  }

  function row(body, x) {
    const tr = add(body, "tr", { class: "event" + (x.e.status === "actual" || x.e.status === "historical" ? "" : " unreal"), tabindex: "0", "data-event": x.e.id });
    columns.forEach(([name, value], i) => {
      const css = i === 1 ? "kind Q" + x.e.quad_code : i === 3 || i === 4 || i === 7 ? "code" : i === 8 ? "number" : null;
      add(tr, "td", { class: css, "data-name": name }, String(value(x)));
    });
    tr.addEventListener("click", () => show(x));
    tr.addEventListener("keydown", (k) => { if (k.key === "Enter") show(x); });
  }

  function table() {
    const list = filtered(), body = $("events").tBodies[0];
    body.replaceChildren();
    list.slice(0, MOST_ROWS).forEach((x) => row(body, x));
    $("shown").textContent = list.length + " of " + events.length + " events";
    $("more").textContent = list.length > MOST_ROWS ? "The first " + MOST_ROWS + " are shown; the filters narrow the rest." : "";
    document.querySelectorAll("#events th").forEach((th, i) => th.setAttribute("aria-sort", i !== sort.column ? "none" : sort.down ? "descending" : "ascending"));
    overview(list);
  }

  function head() {
    const tr = $("events").tHead.rows[0];
    columns.forEach(([name], i) => {
      const button = add(add(tr, "th", { scope: "col", class: name === "Score" ? "number" : null }), "button", { type: "button" }, name);
      button.addEventListener("click", () => { sort = { column: i, down: sort.column === i && !sort.down }; table(); });
    });
    for (const [id, of] of [["f-type", (x) => x.type], ["f-status", (x) => x.e.status]])
      for (const v of [...new Set(events.map(of))].sort()) add($(id), "option", { value: v }, v);
    $("filters").addEventListener("input", table);
    $("filters").addEventListener("submit", (s) => s.preventDefault());
    $("filters").addEventListener("reset", () => setTimeout(table));
  }

  // ---- the overview ----------------------------------------------------

  function count(list, key) {
    const n = new Map();
    for (const x of list) for (const k of [].concat(key(x))) n.set(k, (n.get(k) || 0) + 1);
    return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
  function bars(box, rows, css) {
    box.replaceChildren();
    const top = rows.length ? rows[0][1] : 1;
    for (const [name, n] of rows.slice(0, 16)) {
      add(box, "span", {}, name);
      add(add(box, "span", { class: css(name) }), "i", { style: "width:" + (100 * n / top).toFixed(1) + "%" });
      add(box, "span", {}, String(n));
    }
    if (!rows.length) add(box, "span", { class: "note" }, "none");
  }

  function map(list) {
    const box = $("map"), spots = new Map();
    box.replaceChildren();
    for (const x of list) {
      const l = x.e.event_loc;
      if (!l || l.lat === null || l.lat === undefined) continue;
      const key = l.lat + "," + l.lon, s = spots.get(key) || { l, events: [] };
      s.events.push(x);
      spots.set(key, s);
    }
    const [land, borders] = $("outline").textContent.trim().split("\n");
    const all = [...spots.values()].map((s) => [10 * (s.l.lon + 180), 10 * (90 - s.l.lat)]);
    const view = frame(all);
    const svg = add(box, "svg", { viewBox: view.join(" "), role: "img", "aria-label": "Map of " + spots.size + " places" });
    add(svg, "path", { d: land, class: "land" });
    add(svg, "path", { d: borders, class: "borders" });
    for (const s of [...spots.values()].sort((a, b) => b.events.length - a.events.length)) {
      const quad = count(s.events, (x) => x.e.quad_code)[0][0];
      const spot = add(svg, "circle", { cx: 10 * (s.l.lon + 180), cy: 10 * (90 - s.l.lat), r: view[2] / 130 * Math.min(4, 1 + Math.sqrt(s.events.length) / 2),
        class: "spot Q" + quad, fill: "currentColor", tabindex: "0" });
      spot.tell = [[words(s.l.name, s.l.country), ...count(s.events, (x) => x.type).map(([t, n]) => t + " " + n)]];
    }
    if (!spots.size) add(box, "p", { class: "note" }, "No event has a place with coordinates.");
  }
  // The part of the world that holds all points, two to one, not too near.
  function frame(points) {
    if (!points.length) return [0, 60, 3600, 1500];
    const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    let w = Math.max(700, (Math.max(...xs) - Math.min(...xs)) * 1.25, (Math.max(...ys) - Math.min(...ys)) * 2.5);
    w = Math.min(3600, w);
    const h = Math.min(1740, w / 2);
    const x = (Math.max(...xs) + Math.min(...xs) - w) / 2, y = (Math.max(...ys) + Math.min(...ys) - h) / 2;
    return [Math.max(0, Math.min(3600 - w, x)), Math.max(0, Math.min(1800 - h, y)), w, h];
  }

  function time(list) {
    const box = $("time");
    box.replaceChildren();
    const dates = list.map((x) => x.e.date).filter((d) => d.length >= 4).sort();
    if (!dates.length) { add(box, "p", { class: "note" }, "No event has a date."); return; }
    // years, months or days: the finest that gives at most 40 bars
    let cut = 4;
    for (const n of [10, 7]) if (new Set(dates.map((d) => d.slice(0, n))).size <= 40) { cut = n; break; }
    const rows = count(dates, (d) => d.slice(0, cut)).sort((a, b) => a[0] < b[0] ? -1 : 1);
    const top = Math.max(...rows.map((r) => r[1])), w = 600 / Math.max(rows.length, 6);
    const svg = add(box, "svg", { viewBox: "0 0 600 130", role: "img", "aria-label": "Events by date" });
    rows.forEach(([d, n], i) => {
      const bar = add(svg, "rect", { x: i * w + 1, y: 105 - 95 * n / top, width: w - 2, height: 95 * n / top, fill: "var(--accent)", tabindex: "0" });
      bar.tell = [[d, n + (n === 1 ? " event" : " events")]];
      const step = Math.ceil(rows.length / Math.min(6, 600 / 70));
      if (i % step === 0) add(svg, "text", { x: i * w + 1, y: 122, class: "axis" }, d);
    });
  }

  function overview(list) {
    const quads = new Map(list.map((x) => [x.type, x.e.quad_code]));
    bars($("types"), count(list, (x) => x.type), (t) => "Q" + quads.get(t));
    const side = (p) => [...new Set(p.map((a) => a.code || "—"))].join("+") || "—";
    bars($("dyads"), count(list, (x) => side(x.e.actor) + " → " + side(x.e.recipient)).slice(0, 10), () => "Q2");
    map(list);
    time(list);
  }

  // ---- what hover and focus tell ---------------------------------------

  function tip(node) {
    const box = $("tip");
    box.hidden = !node;
    if (!node) return;
    box.replaceChildren();
    for (const told of node.tell) {
      const lines = told.filter(Boolean);
      const p = add(box, "p", {});
      add(p, "b", {}, lines[0]);
      for (const line of lines.slice(1)) { add(p, "br"); p.append(line); }
    }
    const at = node.getBoundingClientRect(), width = document.documentElement.clientWidth;
    box.style.left = scrollX + Math.max(8, Math.min(at.left, width - box.offsetWidth - 12)) + "px";
    const below = at.bottom + box.offsetHeight + 10 < innerHeight || at.top < box.offsetHeight + 10;
    box.style.top = scrollY + (below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + "px";
  }
  const told = (n) => { while (n && n !== document && !n.tell) n = n.parentNode; return n && n.tell ? n : null; };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (x) => tip(told(x.target)));
  document.addEventListener("focusout", () => tip(null));
  document.addEventListener("keydown", (k) => { if (k.key === "Escape") tip(null); });

  // ---- begin -----------------------------------------------------------

  const heading = docs.length === 1 ? docs[0].title || docs[0].record.id : docs.length + " documents";
  $("heading").textContent = document.title = heading || "Events";
  $("summary").textContent = words(docs.length === 1 ? docs[0].record.date : "", events.length + " events,",
    docs.reduce((n, d) => n + d.record.entities.length, 0) + " entities,", docs.reduce((n, d) => n + d.record.quantities.length, 0) + " quantities");
  for (const css of ["PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "quantity", "date", "trigger"])
    add($("legend"), "span", { class: css }, css === "trigger" ? "event" : css.length > 4 || css === "date" ? css.toLowerCase() : css);
  head();
  articles();
  table();
});
