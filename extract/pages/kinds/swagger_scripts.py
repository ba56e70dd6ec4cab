"""What the Swagger UI adapter runs in the page itself: one call for many elements, which is what makes it fast.

Held on Swagger UI 4.19.1 and 5.33.1. Operations within another one's block are its callbacks', and are left aside.
"""

from __future__ import annotations

_HELPERS = """
const frame = () => new Promise(done => requestAnimationFrame(done));
const until = async (there, frames = 300) => {
  for (let n = 0; n < frames && !there(); n++) await frame();
  return Boolean(there());
};
const seen = element => element.getClientRects().length > 0;
const unfolded = async () => {
  const folded = '.opblock-tag-section:not(.is-open) > .opblock-tag';
  for (const tag of document.querySelectorAll(folded)) tag.click();
  await until(() => !document.querySelector(folded));
};
const blocks = () => [...document.querySelectorAll('.opblock')].filter(
  block => seen(block) && !block.parentElement.closest('.opblock'));
// A deprecated operation's block gets no class `is-open`.
const isOpen = block => block.querySelector('.opblock-summary-control')?.getAttribute('aria-expanded') === 'true';
const named = block => ({
  method: block.querySelector('.opblock-summary-method')?.textContent.trim() ?? '',
  path: block.querySelector('.opblock-summary [data-path]')?.dataset.path ?? '',
  webhook: Boolean(block.closest('.webhooks')),
});
const find = asked => {
  const fits = blocks().filter(block => {
    const found = named(block);
    return found.method === asked.method && found.path === asked.path && found.webhook === asked.webhook;
  });
  return fits.find(isOpen) ?? fits[0];
};
"""

# The operations, and what stands before their paths: OpenAPI 3 has a select of servers, Swagger 2.0 a line of text.
LIST = f"""async () => {{ {_HELPERS}
  await unfolded();
  return {{
    server: document.querySelector('.servers select')?.value ?? '',
    base: document.querySelector('.base-url')?.textContent ?? '',
    operations: blocks().map(named),
  }};
}}"""

# Opens the block of an operation; once its body is there, gives its id and its place
# among those of that id (two operations may share one, against the specification); null where there is no such block.
# The other tags are folded up first, so that there is less to render: measured once over all pages, 149 s of processor
# time instead of 160. What an operation costs when it is first opened is another matter, and stays.
OPEN = f"""async asked => {{ {_HELPERS}
  const sections = () => [...document.querySelectorAll('.opblock-tag-section')];
  const tagOf = section => section.querySelector(':scope > .opblock-tag');
  const fold = async kept => {{
    const others = sections().filter(section => section !== kept && section.classList.contains('is-open'));
    for (const section of others) tagOf(section).click();
    await until(() => !others.some(section => section.classList.contains('is-open')));
  }};
  if (!find(asked)) {{
    const own = sections().find(section => asked.tags.includes(tagOf(section)?.dataset.tag));
    if (own && !own.classList.contains('is-open')) {{
      tagOf(own).click();
      await until(() => find(asked), 60);
    }}
    if (!find(asked)) await unfolded();
  }}
  if (!find(asked)) return null;
  await fold(find(asked).closest('.opblock-tag-section'));
  const block = find(asked);
  if (!isOpen(block)) block.querySelector('.opblock-summary-control').click();
  await until(() => block.querySelector('.opblock-body') && !block.querySelector('.opblock-loading-animation'));
  const alike = [...document.querySelectorAll(`[id="${{CSS.escape(block.id)}}"]`)];
  return [block.id, alike.indexOf(block)];
}}"""

# Leaves an operation's form, which forgets its answer, and folds its block up.
FOLD = f"""async asked => {{ {_HELPERS}
  const block = find(asked);
  if (!block || !isOpen(block)) return;
  block.querySelector('.try-out__btn.cancel')?.click();
  block.querySelector('.opblock-summary-control').click();
}}"""

# A schema within itself could be unfolded for ever: Swagger UI stops at none but those of OpenAPI 3.1.
DEEPEST = 8

# One more round of clicks in an opened block; gives what was to be read only while the round lasted.
REVEAL = f"""async block => {{ {_HELPERS}
  const MARK = 'triptychClicked';
  const read = [];
  let clicked = 0;
  const fresh = selector => [...block.querySelectorAll(selector)].filter(
    element => seen(element) && !element.disabled && !(MARK in element.dataset));
  const click = element => {{ element.dataset[MARK] = ''; element.click(); clicked++; }};
  const choose = async (select, value) => {{
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, value);
    select.dispatchEvent(new Event('change', {{bubbles: true}}));
    await frame();
    await frame();
  }};
  for (const section of fresh('.tab-header .tab-item.active')) section.dataset[MARK] = '';
  for (const select of fresh('select')) {{
    const first = select.value;
    select.dataset[MARK] = '';
    if (select.options.length < 2) continue;
    for (const option of [...select.options].filter(option => option.value !== first)) {{
      await choose(select, option.value);
      read.push(block.innerText);
    }}
    await choose(select, first);
    clicked++;
  }}
  for (const lock of fresh('.authorization__btn')) {{
    click(lock);
    const dialogue = () => document.querySelector('.dialog-ux');
    if (!await until(dialogue, 60)) continue;
    read.push(dialogue().innerText);
    dialogue().querySelector('.close-modal').click();
    await until(() => !dialogue());
  }}
  const tooDeep = toggle => {{
    let depth = 0;
    for (let up = toggle.closest('.model'); up; up = up.parentElement.closest('.model')) depth++;
    return depth > {DEEPEST};
  }};
  const closed = head => head.querySelector('.json-schema-2020-12-accordion__icon--collapsed');
  const schema = fresh('.tablinks[data-name=model][aria-selected=false]');
  const deep = fresh('.json-schema-2020-12-expand-deep-button').filter(button => closed(button.parentElement));
  const accordions = fresh('.json-schema-2020-12-accordion').filter(
    button => closed(button) && !button.parentElement.querySelector('.json-schema-2020-12-expand-deep-button'));
  const toggles = fresh('.opblock-body [aria-expanded=false], .opblock-body details:not([open]) > summary').filter(
    toggle => !toggle.matches('.opblock-control-arrow') && !tooDeep(toggle));
  for (const element of [...schema, ...deep, ...accordions, ...toggles]) click(element);
  if (!clicked) {{
    const sections = fresh('.tab-header .tab-item:not(.active)');
    for (const section of sections.slice(0, 1)) click(section);
  }}
  await frame();
  await frame();
  return read.join('\\n');
}}"""

# Whether an operation is opened and its summary within the window.
IN_VIEW = f"""asked => {{ {_HELPERS}
  const block = find(asked);
  if (!block || !isOpen(block)) return 'closed';
  const top = block.getBoundingClientRect().top;
  return top >= -1 && top < window.innerHeight ? 'in view' : 'out of view';
}}"""

# Whether the page links to its tags or operations, which it does where `deepLinking` is on.
LINKS = "() => Boolean(document.querySelector('.opblock-tag a.nostyle[href], .opblock-summary a.nostyle[href]'))"

# Added by `triptych open` to a page without deep links: opens what the fragment names, at the start and at each change.
FOLLOW = """(() => {
  'use strict';
  const linked = '.opblock-summary-path a[href], .opblock-summary-path__deprecated a[href]';
  let waiting = 0;
  const asked = () => location.hash.replace(/^#!?\\/?/, '').split('/').map(part => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
  const id = (...parts) => CSS.escape(['operations', ...parts].join('-').trim().replace(/\\s/g, '_'));
  const shown = ([tag, operation]) => {
    const block = document.getElementById(id(tag, operation));
    if (!block) {
      for (const heading of document.querySelectorAll('.opblock-tag-section:not(.is-open) > .opblock-tag'))
        if (heading.dataset.tag === tag) heading.click();
      return false;
    }
    const control = block.querySelector('.opblock-summary-control');
    if (control.getAttribute('aria-expanded') !== 'true') control.click();
    if (!block.querySelector('.opblock-body') || block.querySelector('.opblock-loading-animation')) return false;
    return settled(block);
  };
  // In place for three looks: the page's own smooth scrolling, once begun, goes on after ours. Not by `scrollIntoView`,
  // which scrolls whatever page embeds this one as well.
  let looks = 0;
  const settled = block => {
    const top = block.getBoundingClientRect().top;
    const end = document.documentElement.scrollHeight - innerHeight - scrollY;
    const inPlace = Math.abs(top) < 2 || (top > 0 && end < 2);
    looks = inPlace ? looks + 1 : 0;
    if (!inPlace) scrollTo({top: scrollY + top, behavior: 'instant'});
    return looks >= 3;
  };
  const follow = atStart => {
    clearInterval(waiting);
    const parts = asked();
    if (parts.length < 2 || !parts[1]) return;
    let left = 200;
    looks = 0;
    waiting = setInterval(() => {
      const theirs = atStart && document.querySelector(linked);
      if (theirs || left-- === 0 || shown(parts)) clearInterval(waiting);
    }, 50);
  };
  addEventListener('hashchange', () => follow(false));
  follow(true);
})();
"""
