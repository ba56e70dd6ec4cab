// Moves every panel to the operation that the fragment of our address names: `#get-items`, or with pages chosen
// otherwise than at first, `#get-items&drf=redoc`. So the back button, bookmarks and shared links work.
"use strict";

const narrow = matchMedia("(max-width: 46rem)");
const list = document.getElementById("list");
const filter = document.getElementById("filter");
const toggle = document.getElementById("toggle");
const chosen = document.getElementById("chosen");
const nothingChosen = chosen.textContent;
const links = [...document.querySelectorAll(".operation")];
const panels = JSON.parse(document.getElementById("data").textContent).map((panel) => {
  const element = document.querySelector(`.panel[data-stack="${CSS.escape(panel.stack)}"]`);
  return { ...panel, element, select: element.querySelector("select"), frame: null, shown: null };
});

// --- what the fragment says

function asked() {
  const [key, ...pages] = location.hash.slice(1).split("&"); // the key may be empty: pages can be chosen first
  return { key, pages: new Map(new URLSearchParams(pages.join("&"))) };
}

function fragment(key) {
  const others = panels.filter((panel) => panel.select?.selectedIndex > 0);
  const pages = new URLSearchParams(others.map((panel) => [panel.stack, panel.select.value]));
  return `#${key}${others.length ? `&${pages}` : ""}`;
}

// --- the panels

function go() {
  const { key, pages } = asked();
  const link = links.find((one) => one.dataset.key === key);
  for (const one of links) {
    if (one === link) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  link?.scrollIntoView({ block: "nearest" });
  say(link);
  for (const panel of panels) {
    const choice = panel.choices.find((one) => one.slug === pages.get(panel.stack)) ?? panel.choices[0];
    if (choice) move(panel, choice, link?.dataset.key);
  }
}

function say(link) {
  const parts = link ? [...link.children].map((part) => part.cloneNode(true)) : [nothingChosen];
  chosen.replaceChildren(...parts.flatMap((part) => [part, " "]));
  document.title = link ? `${link.querySelector("code").textContent} · Triptych` : "Triptych: side by side";
}

function move(panel, choice, key) {
  const address = key === undefined ? choice.path : choice.places[key];
  panel.select.value = choice.slug;
  panel.element.querySelector(".alone").href = panel.origin + (address ?? choice.path);
  const opened = choice.scripted && key !== undefined && address !== undefined;
  panel.element.querySelector(".note").textContent = opened
    ? "Opened by a script that we added: this page’s own links to operations don’t work."
    : "";
  const empty = panel.element.querySelector(".empty");
  empty.hidden = address !== undefined;
  if (address === undefined) {
    empty.textContent = choice.why_not[key];
    leave(panel);
    return;
  }
  show(panel, choice, panel.origin + address);
}

function show(panel, choice, url) {
  // Neither way adds to the history. Pages may do so on their own: Swagger UI with deep links does, each time it opens
  // a tag or an operation, and so it can take several steps back to get to the operation before.
  if (panel.frame && panel.shown === choice && !choice.reloads) panel.frame.contentWindow.location.replace(url);
  else if (!(panel.frame && panel.shown === choice && panel.url === url)) {
    leave(panel);
    panel.frame = frame(panel, choice, url);
  }
  panel.shown = choice;
  panel.url = url;
}

function frame(panel, choice, url) {
  const made = document.createElement("iframe");
  const stage = panel.element.querySelector(".stage");
  made.title = `${panel.title}: ${choice.name}`;
  made.src = url;
  made.addEventListener("load", () => stage.removeAttribute("aria-busy"));
  stage.setAttribute("aria-busy", "true");
  stage.append(made);
  return made;
}

function leave(panel) {
  panel.frame?.remove();
  panel.frame = panel.shown = panel.url = null;
  panel.element.querySelector(".stage").removeAttribute("aria-busy");
}

for (const panel of panels) {
  panel.select?.addEventListener("change", () => {
    location.hash = fragment(asked().key);
  });
}

document.getElementById("size").addEventListener("change", (event) => {
  document.getElementById("panels").dataset.size = event.target.value;
});

// --- the list

function open(isOpen) {
  list.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
}

function choose(link) {
  const wanted = fragment(link.dataset.key);
  if (location.hash === wanted) go();
  else location.hash = wanted;
  if (narrow.matches) {
    open(false);
    toggle.focus();
  }
}

function visible() {
  return links.filter((link) => !link.closest("[hidden]"));
}

function narrowDown() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const link of links) link.parentElement.hidden = !words.every((word) => link.dataset.text.includes(word));
  for (const group of list.querySelectorAll(".group")) group.hidden = !group.querySelector("li:not([hidden])");
  const left = visible().length;
  document.getElementById("found").textContent = `${left} ${left === 1 ? "operation" : "operations"}`;
}

function step(event) {
  const all = visible();
  const here = all.indexOf(document.activeElement);
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (there === undefined || (here < 0 && event.key !== "ArrowDown")) return;
  event.preventDefault();
  if (there < 0) filter.focus();
  else all[Math.min(there, all.length - 1)]?.focus();
}

list.addEventListener("keydown", step);
list.addEventListener("click", (event) => {
  const link = event.target.closest(".operation");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  choose(link);
});
filter.addEventListener("input", narrowDown);
filter.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && visible().length) choose(visible()[0]);
});
toggle.addEventListener("click", () => open(list.hidden));
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, select")) return;
  event.preventDefault();
  open(true);
  filter.focus();
});
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment is the operation's
  if (narrow.matches) open(false);
  document.getElementById("panels").focus();
});

// --- on a phone, one panel at a time

const tabs = [...document.querySelectorAll(".tab")];

function bringForward(stack) {
  for (const panel of panels) panel.element.toggleAttribute("data-in-front", panel.stack === stack);
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.stack === stack));
}

for (const tab of tabs) tab.addEventListener("click", () => bringForward(tab.dataset.stack));
bringForward(panels[0]?.stack);

narrow.addEventListener("change", () => open(!narrow.matches));
open(!narrow.matches);
addEventListener("hashchange", go);
go();
