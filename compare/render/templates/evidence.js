// Shows the evidence that is packed into this page where a link to a page beside it is followed. What is open stands
// in the address, as #evidence=<group>/<fact>, #document=<name>/L<line> or #raw=<pair>, beside what else stands there.
(() => {
  "use strict";
  const AROUND = 3;
  const FOLDERS = { evidence: "evidence", document: "documents", raw: "raw" };
  const packed = {};
  for (const block of document.querySelectorAll("script[data-packed]")) packed[block.dataset.packed] = block;
  if (!packed.documents || !window.DecompressionStream || !window.HTMLDialogElement) return;

  // What was packed: folder → promise of a map from path to {title, body}, in the order of the report.
  const unpacked = {};
  const unpack = (folder) => (unpacked[folder] ??= inflate(packed[folder].textContent));
  async function inflate(data) {
    const bytes = Uint8Array.from(atob(data.trim()), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const found = new Map();
    for (const each of (await new Response(stream).text()).split("\f").slice(1)) {
      const [path, title] = each.split("\n", 2);
      found.set(path, { title, body: each.slice(path.length + title.length + 2) });
    }
    return found;
  }

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // The documents: their path, lines, and the JSON Pointer of what begins on each line, or stands around it.
  let papers;
  async function read() {
    papers ??= [...(await unpack("documents"))].map(([path, { body }]) => ({ path, lines: body.split("\n") }));
    return papers;
  }
  const pointersOf = (paper) => (paper.pointers ??= pointers(paper.lines));
  function pointers(lines) {
    const around = [];
    return lines.map((line) => {
      const text = line.trim();
      if (/^[}\]],?$/.test(text)) return around.pop().pointer;
      const inner = around.at(-1);
      const name = /^("(?:[^"\\]|\\.)*"): /.exec(text);
      const key = name ? JSON.parse(name[1]).replaceAll("~", "~0").replaceAll("/", "~1") : inner && inner.next++;
      const pointer = inner ? `${inner.pointer}/${key}` : "";
      if (/[{[]$/.test(text)) around.push({ pointer, next: 0 });
      return pointer;
    });
  }

  const lineList = (lines, start, isAt) =>
    make("ol", { class: "lines", start }, ...lines.map((line, index) =>
      make("li", isAt(start + index) ? { class: "at" } : {}, line)));

  // Lines that were left out, since they stand in a document.
  function fillFigure(figure) {
    const [paper, first, last] = figure.dataset.at.split(/[:-]/).map(Number);
    const { path, lines } = papers[paper];
    const end = last || first;
    const start = Math.max(first - AROUND, 1);
    const link = make("a", { href: `${path}#L${first}` }, `line ${first}`);
    const where = figure.classList.contains("around") ? "not there; around it: " : "";
    const caption = make("figcaption", {}, where, link, " ", make("code", {}, pointersOf(papers[paper])[first - 1]));
    const shown = lines.slice(start - 1, end + AROUND);
    figure.replaceChildren(caption, lineList(shown, start, (line) => first <= line && line <= end));
  }
  function half(line, tag) {
    if (line === undefined) return make("code", { class: "no" });
    if (!tag) return make("code", {}, line);
    const [, indent, inner, comma] = /^(\s*)(.*?)(,?)$/s.exec(line);
    return make("code", {}, indent, make(tag, {}, inner), comma);
  }
  function fillRun(run) {
    const [how, left, right, count] = run.dataset.at.split(" ");
    const [[paper, first], [other, start]] = [left, right].map((place) => place.split(":").map(Number));
    const rows = Array.from({ length: Number(count) }, (_, index) => {
      const one = how === "right" ? undefined : papers[paper].lines[first - 1 + index];
      const two = how === "left" ? undefined : papers[other].lines[start - 1 + index];
      return make("p", {}, half(one, how === "left" && "del"), half(two, how === "right" && "ins"));
    });
    run.replaceChildren(...rows);
  }

  // The panel.
  const title = make("h2", { id: "evidence-title" });
  const links = make("span");
  const close = make("button", { type: "button" }, "Close");
  const content = make("div", { class: "evidence", tabindex: "0", role: "region", "aria-label": "Evidence" });
  const dialog = make("dialog", { class: "evidence-panel", "aria-labelledby": "evidence-title" },
    make("div", {}, title, links, close), content);
  const status = make("p", { role: "status", class: "evidence-status" });
  document.body.append(dialog, status);

  // What the address says is open: {part, folder, path, id}.
  function target() {
    for (const part of location.hash.slice(1).split("&")) {
      const found = /^(evidence|document|raw)=([\w-]+)(?:\/(\w+))?$/.exec(part);
      if (found) {
        const folder = FOLDERS[found[1]];
        return { part, folder, path: `${folder}/${found[2]}.html`, id: found[3] ?? "" };
      }
    }
    return null;
  }
  const others = () =>
    location.hash.slice(1).split("&").filter((part) => part.includes("=") && !/^(evidence|document|raw)=/.test(part));
  function addressOf(folder, name, id) {
    const key = Object.keys(FOLDERS).find((each) => FOLDERS[each] === folder);
    return `#${[...others(), `${key}=${name}${id ? `/${id}` : ""}`].join("&")}`;
  }

  function inner(folder, path, body, id) {
    if (folder === "documents") return [lineList(body.split("\n"), 1, (line) => `L${line}` === id)];
    const parsed = new DOMParser().parseFromString(body, "text/html");
    for (const link of parsed.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (href.startsWith("../index.html#")) link.setAttribute("href", href.slice("../index.html".length));
      else if (href.startsWith("../")) link.setAttribute("href", href.slice(3));
      else if (href.startsWith("#")) link.setAttribute("href", path + href);
      else if (!/^[a-z]+:/i.test(href)) link.setAttribute("href", `${folder}/${href}`);
    }
    return [...parsed.body.childNodes].map((node) => document.importNode(node, true));
  }
  function headLinks(path, id, one) {
    if (!one) return [];
    const all = make("a", { href: path }, "All facts of this group");
    return [all, " · ", make("a", { href: `#f-${id}` }, "Its row")];
  }
  async function fill({ folder, path, id }) {
    const [found] = await Promise.all([unpack(folder), read()]);
    const fragment = found.get(path);
    title.textContent = fragment.title;
    content.replaceChildren(...inner(folder, path, fragment.body, id));
    const one = folder === "evidence" && id ? content.querySelector(`article[id="${id}"]`) : null;
    const lines = folder === "evidence" && /^source\d+$/.test(id) ? content.querySelector(`#${id}`) : null;
    lines?.closest("details").setAttribute("open", "");
    lines?.classList.add("chosen");
    content.classList.toggle("one", Boolean(one));
    one?.classList.add("chosen");
    for (const article of content.querySelectorAll("article[id]")) article.removeAttribute("id");
    for (const figure of (one ?? content).querySelectorAll("figure.cut")) fillFigure(figure);
    for (const run of content.querySelectorAll("div.run")) fillRun(run);
    links.replaceChildren(...headLinks(path, id, one));
    content.dataset.of = path;
  }

  // Whether the report has it: by what was unpacked, or else by whether the report itself leads there.
  async function has({ folder, path }) {
    try {
      return (await unpack(folder)).has(path);
    } catch {
      return Boolean(document.querySelector(`a[href="${path}"], a[href^="${path}#"]`));
    }
  }
  function decline({ part }) {
    history.replaceState(null, "", `#${others().join("&")}`);
    if (dialog.open) dialog.close();
    status.textContent = `This report has no evidence called “${part}”.`;
  }

  let turn = 0;
  let opener = null;
  async function show() {
    const wanted = target();
    const mine = ++turn;
    status.textContent = "";
    if (wanted && !(await has(wanted))) {
      if (mine === turn) decline(wanted);
      return;
    }
    if (!wanted) {
      if (dialog.open) dialog.close();
      return;
    }
    try {
      await fill(wanted);
    } catch (error) {
      if (mine === turn) location.replace(`${wanted.path}${wanted.id && `#${wanted.id}`}`);
      return;
    }
    if (mine !== turn) return;
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    content.focus();
    content.scrollTop = 0;
    content.querySelector(".lines:only-child > .at")?.scrollIntoView({ block: "center" });
    content.querySelector("details[open] > .sides .chosen")?.scrollIntoView();
  }

  dialog.addEventListener("close", () => {
    if (!target()) return;
    const depth = history.state?.evidence ?? 0;
    if (depth) history.go(-depth);
    else history.replaceState(null, "", `#${others().join("&")}`);
  });
  close.addEventListener("click", () => dialog.close());
  window.addEventListener("popstate", show);
  // Going back to an anchor takes the focus away from what the closed panel gave it to.
  window.addEventListener("hashchange", () => {
    if (target()) return;
    opener?.focus({ preventScroll: true });
    opener = null;
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = event.target.closest?.("a[href]")?.getAttribute("href") ?? "";
    const found = /^(evidence|documents|raw)\/([\w-]+)\.html(?:#(\w+))?$/.exec(href);
    if (found && packed[found[1]]) {
      event.preventDefault();
      const depth = target() ? (history.state?.evidence ?? 0) : 0;
      const from = target() && !depth ? 0 : depth + 1;
      history.pushState({ evidence: from }, "", addressOf(found[1], found[2], found[3]));
      show();
    } else if (dialog.open && href.startsWith("#")) {
      event.preventDefault();
      opener = null;
      location.hash = href;
    }
  });
  show();
})();
