"use strict";
// The filter of the facts. Its state stands in the page's hash, so that it can be linked to, kept, and gone back to.
(() => {
  const section = document.querySelector(".facts");
  const form = document.getElementById("filter");
  if (!form) return;
  const heading = document.getElementById("facts");
  const output = form.querySelector("output");
  const controls = [...form.querySelectorAll("select, input[type=search]")];
  const differs = form.elements.differs, rest = form.elements.rest;
  const stacks = [...form.elements.stack.options].slice(1).map((option) => option.value);
  const boxes = [...document.querySelectorAll("#stacks input")]; // of each of these stacks, whether it is shown
  const allMarks = section.dataset.marks.split(" ");
  const HEAD = 4, EACH = 4; // letters of a mark before the stacks, and for each of them
  const ALIKE = 1, DIFFERS = 2; // what a fact that is asked for may be

  // Read once: rows in the page's order, and for each its mark and the number of its place and of its group.
  const groups = [...section.querySelectorAll(".g")];
  const hits = groups.map((group) => group.querySelector(".hits"));
  const kinds = [...section.querySelectorAll(".kind")];
  const kindOf = groups.map((group) => kinds.indexOf(group.parentElement));
  const rows = [], marks = [], placeOf = [], inGroup = [], places = [];
  groups.forEach((group, number) => {
    for (const place of group.querySelectorAll("tbody")) {
      const index = places.push(place) - 1;
      for (const row of place.rows) {
        if (!row.dataset.f) continue;
        rows.push(row);
        marks.push(allMarks[row.dataset.f]);
        placeOf.push(index);
        inGroup.push(number);
      }
    }
  });
  const shown = { row: [], place: [], group: [], kind: [] }; // what is to be seen now, as far as we said so
  let texts = null, opened = false;

  const words = () =>
    texts ??= rows.map((row, at) => {
      const place = places[placeOf[at]].rows[0].textContent;
      return `${groups[inGroup[at]].querySelector("h4").textContent} ${place} ${row.textContent}`.toLowerCase();
    });

  const letter = (name) => {
    const control = form.elements[name];
    return control.selectedOptions[0]?.dataset.letter ?? "";
  };

  // What is asked for, as a test of a row by its number: whether it is, and whether it differs.
  const test = () => {
    const [topic, kind, origin] = ["topic", "kind", "origin"].map(letter);
    const asked = ["verdict", "means", "effect"].map(letter);
    const only = stacks.indexOf(form.elements.stack.value);
    const from = only < 0 ? 0 : only, to = only < 0 ? stacks.length : only + 1;
    const group = groups.findIndex((each) => each.id === `group-${form.elements.group.value}`);
    const text = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const any = asked.every((each) => !each);
    const one = (mark, stack) =>
      any || asked.every((each, part) => !each || mark[HEAD + EACH * stack + part] === each);
    const seen = stacks.map((_, stack) => boxes[stack]?.checked ?? true);
    const whole = seen.every(Boolean);
    const otherwise = (mark, stack) => mark[HEAD + EACH * stack + 3] === "y";
    const differs = (mark) =>
      any && only >= 0
        ? otherwise(mark, only)
        : whole
          ? mark[3] === "y"
          : seen.some((yes, stack) => yes && otherwise(mark, stack));
    const asks = (number) => {
      const mark = marks[number];
      if ((topic && mark[0] !== topic) || (kind && mark[1] !== kind) || (origin && mark[2] !== origin)) return false;
      if (group >= 0 && inGroup[number] !== group) return false;
      let found = false;
      for (let stack = from; stack < to && !found; stack++) found = (any || seen[stack]) && one(mark, stack);
      return found && text.every((word) => words()[number].includes(word));
    };
    return (number) => (asks(number) ? (differs(marks[number]) ? DIFFERS : ALIKE) : 0);
  };

  const show = (what, number, element, yes) => {
    if (shown[what][number] === yes) return;
    shown[what][number] = yes;
    element.hidden = !yes;
  };

  const chosen = () => controls.filter((control) => control.value);

  // Hide what isn't asked for; groups with hits are open while anything is chosen.
  const filter = () => {
    const wanted = test();
    const inPlace = new Uint16Array(places.length), inBlock = new Uint16Array(groups.length);
    const inKind = new Uint16Array(kinds.length);
    const found = new Uint8Array(rows.length);
    let differing = 0, alike = 0;
    for (let number = 0; number < rows.length; number++) {
      found[number] = wanted(number);
      if (found[number] === DIFFERS) differing++;
      else if (found[number] === ALIKE) alike++;
    }
    // Where nothing of what is asked for differs, the rest of it is the answer.
    const least = differs.checked && differing ? DIFFERS : ALIKE;
    for (let number = 0; number < rows.length; number++) {
      const yes = found[number] >= least;
      show("row", number, rows[number], yes);
      if (!yes) continue;
      inPlace[placeOf[number]]++;
      inBlock[inGroup[number]]++;
    }
    places.forEach((place, number) => show("place", number, place, inPlace[number] > 0));
    const narrow = chosen().length > 0;
    groups.forEach((group, number) => {
      const yes = inBlock[number] > 0;
      show("group", number, group, yes);
      if (narrow ? yes : opened) group.open = narrow;
      inKind[kindOf[number]] += inBlock[number];
      hits[number].textContent = narrow ? `${inBlock[number]} shown` : "";
    });
    kinds.forEach((kind, number) => show("kind", number, kind, inKind[number] > 0));
    opened = narrow;
    section.classList.toggle("filtered", narrow);
    const said = (many) => many.toLocaleString("en");
    const count = least === DIFFERS ? differing : differing + alike;
    const left = alike === 1 ? "doesn’t" : "don’t";
    const more = least === DIFFERS && alike ? `; ${said(alike)} more ${left} differ` : "";
    const none = differs.checked && !differing && alike ? `; ${alike === 1 ? "it doesn’t differ" : "none of them differs"}` : "";
    rest.hidden = !(more && narrow);
    output.textContent = `${said(count)} ${count === 1 ? "fact" : "facts"} of ${said(rows.length)}${more}${none}`;
  };

  const state = () => {
    const params = new URLSearchParams(chosen().map((control) => [control.name, control.value]));
    if (!differs.checked) params.set("all", "1");
    for (const box of boxes) if (!box.checked) params.append("hide", box.value);
    return params.toString();
  };
  const write = (how) => {
    const hash = state();
    const bare = location.href.replace(/#.*$/, "");
    history[how](null, "", hash ? `${bare}#${hash}` : bare);
  };

  const asksFor = (params) => params.has("all") || controls.some((control) => params.has(control.name));
  const choose = (params) => {
    const hide = params.getAll("hide");
    for (const box of boxes) box.checked = !hide.includes(box.value) || box.value === params.get("stack");
  };
  const read = (params) => {
    for (const control of controls) {
      control.value = params.get(control.name) ?? "";
      if (control.selectedIndex < 0) control.selectedIndex = 0; // there is no such choice
    }
    differs.checked = !params.has("all");
    filter();
  };
  const toFacts = () => {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  };

  // A link to a fact or a group leads there, whatever the filter hides; a group is shown whole.
  const reveal = (id) => {
    const target = document.getElementById(id);
    const group = target?.closest(".g");
    if (!group) return;
    if (target === group || target.hidden || group.hidden) read(new URLSearchParams("all=1"));
    group.open = true;
    target.scrollIntoView();
  };

  const follow = (arrived) => {
    const hash = location.hash.slice(1);
    const params = new URLSearchParams(hash);
    if (hash.includes("=") || !hash) choose(params);
    if (hash.includes("=") && asksFor(params)) {
      read(params);
      if (arrived) toFacts();
    } else if (!hash) {
      read(params);
    } else if (!hash.includes("=")) {
      if (arrived) filter();
      reveal(hash);
    } else if (arrived) {
      filter();
    }
  };

  // The counts of "Documented?" lead to their facts; without this, to where those are.
  const link = (anchor, row, stack) => {
    const name = anchor.className, slug = row.querySelector("th a")?.hash.replace("#group-", "");
    const params = new URLSearchParams();
    const put = (key, value) => value && params.set(key, value);
    const value = (key, wanted) =>
      [...form.elements[key].options].find((option) => option.dataset.letter === wanted)?.value;
    put("topic", row.parentElement.dataset.topic);
    put("stack", stacks[stack]);
    put("verdict", name[0] === "m" ? "present" : value("verdict", name));
    put("means", name[0] === "m" && value("means", name[1]));
    put("group", slug);
    if (params.get("verdict") === "present") params.set("all", "1");
    anchor.href = `#${params}`;
  };
  for (const row of document.querySelectorAll("[data-topic] tr")) {
    [...row.querySelectorAll("td")].forEach((cell, stack) => {
      for (const anchor of cell.querySelectorAll("a")) link(anchor, row, stack);
    });
  }
  for (const anchor of document.querySelectorAll("a[data-hash]")) anchor.href = `#${anchor.dataset.hash}`;

  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.('a[href^="#"]');
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const hash = anchor.getAttribute("href");
    const params = new URLSearchParams(hash.slice(1));
    if (!hash.includes("=") || !asksFor(params)) return;
    event.preventDefault();
    for (const box of boxes) if (box.value === params.get("stack")) box.checked = true;
    read(params);
    write("pushState");
    dispatchEvent(new PopStateEvent("popstate", { state: null })); // what shows evidence closes
    toFacts();
  });
  addEventListener("hashchange", () => follow(false));
  // A word that is typed is one step back, however many letters it has.
  let typing = false;
  const settle = () => {
    typing = false;
  };
  form.addEventListener("focusout", settle);
  for (const box of boxes) {
    box.addEventListener("change", () => {
      filter();
      write("pushState");
    });
  }
  form.addEventListener("change", (event) => {
    settle();
    if (event.target.type === "search") return;
    filter();
    write("pushState");
  });
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    filter();
    write(typing ? "replaceState" : "pushState");
    typing = true;
  });
  rest.addEventListener("click", () => {
    differs.checked = false;
    filter();
    write("pushState");
    differs.focus(); // the button is gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    read(new URLSearchParams());
    write("pushState");
  });
  form.elements.open.addEventListener("click", () => {
    const close = groups.every((group) => group.hidden || group.open);
    for (const group of groups) group.open = !close;
  });

  form.hidden = false;
  follow(true);
})();
