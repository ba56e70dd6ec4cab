// One round of clicks in an element: (element, {unfolds, leave, words}) → what could be read in between and no longer can.
//
// First everything that unfolds something is clicked, then every tab and every choice of a list of choices, one after
// another, each unfolded in its turn, until the one that was chosen before is chosen again. Nothing is clicked twice, but
// for what a click has only made shorter, which is undone.
async (element, { unfolds, leave, words }) => {
  const unwanted = words ? new RegExp(`^(?:${words})$`, 'i') : null;
  const MARK = 'triptychClicked';
  const read = new Set();
  const shown = () => new Set(element.innerText.split('\n').map((line) => line.trim()).filter(Boolean));
  const settled = () => new Promise((done) => setTimeout(done));
  const isNew = (target) =>
    target.isConnected &&
    !(MARK in target.dataset) &&
    !target.disabled &&
    !target.matches(leave) &&
    !unwanted?.test(target.innerText.trim());

  let now = shown();
  const after = async (act) => {
    act();
    await settled();
    now = shown();
    now.forEach((line) => read.add(line));
  };
  const unfold = async () => {
    for (const target of [...element.querySelectorAll(unfolds)].filter((each) => isNew(each) && !each.matches('[role=tab]'))) {
      if (!isNew(target)) continue;
      target.dataset[MARK] = '';
      const before = now;
      await after(() => target.click());
      const isShorter = now.size < before.size && [...now].every((line) => before.has(line));
      if (isShorter) await after(() => target.click());
    }
  };
  const switchTabs = async (list) => {
    const chosen = list.querySelector('[role=tab][aria-selected=true]');
    for (const tab of [...list.querySelectorAll('[role=tab]:not([aria-selected=true])')].filter(isNew)) {
      tab.dataset[MARK] = '';
      await after(() => tab.click());
      await unfold();
    }
    if (chosen) await after(() => chosen.click());
  };
  const choose = async (list) => {
    list.dataset[MARK] = '';
    const chosen = list.value;
    const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set; // past React's own setter
    const choice = (value) => after(() => {
      set.call(list, value);
      list.dispatchEvent(new Event('change', { bubbles: true }));
    });
    for (const { value } of [...list.options].filter((option) => option.value !== chosen)) {
      await choice(value);
      await unfold();
    }
    if (list.options.length > 1) await choice(chosen);
  };

  now.forEach((line) => read.add(line));
  await unfold();
  const hasNewTab = (list) => [...list.querySelectorAll('[role=tab]:not([aria-selected=true])')].some(isNew);
  for (const list of [...element.querySelectorAll('[role=tablist]')].filter(hasNewTab)) await switchTabs(list);
  for (const list of [...element.querySelectorAll('select')].filter(isNew)) await choose(list);
  return [...read].filter((line) => !now.has(line)).join('\n');
}
