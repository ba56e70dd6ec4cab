// The operations on a page of ReDoc 3: (moving) → [{name, section}], in the page's order.
//
// A tag's section has a list of links to its operations, and is only written once a reader comes near it; so each is
// scrolled to, unless told not to move. An operation without a tag is a section of its own. `section` is what stands after the # in a link to it.
async (moving) => {
  const TRIES = 25;
  const OPERATION = ':has([data-component-name="Tag/Tag"])';
  const LINK = `[data-testid="items-navigation-list"] a${OPERATION}`;
  const HEADER = `.panel-request-samples [data-component-name="Panel/PanelHeader"]${OPERATION}`;
  const settled = () => new Promise((done) => setTimeout(done, 20));
  const textOf = (element) => element?.textContent.trim() ?? '';
  const server = /(?:https?:\/)?\/\S*/.exec(document.querySelector('[data-testid="panel-servers"]')?.innerText ?? '');
  const url = server?.[0] ?? '';
  const base = url.includes('{') ? '' : url.replace(/^https?:\/\/[^/]*/, '').replace(/\/+$/, '');

  if (window.triptychListed) return window.triptychListed; // moving through all of the page takes its time

  const listed = [];
  const add = (element, section) => {
    const tag = element.querySelector('[data-component-name="Tag/Tag"]');
    const path = textOf(tag.nextElementSibling);
    const name = `${textOf(tag).toUpperCase()} ${path.startsWith('/') ? base : 'webhook '}${path}`;
    listed.push({ name, section });
  };
  const written = async (id) => {
    if (!moving) return document.querySelector(`[data-section-id="${CSS.escape(id)}"]`);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const section = document.querySelector(`[data-section-id="${CSS.escape(id)}"]`);
      section?.scrollIntoView();
      await settled();
      if (section?.querySelector(`${LINK}, ${HEADER}`)) return section;
    }
    return null;
  };
  const ids = [...document.querySelectorAll('[data-section-id]')].map((section) => section.dataset.sectionId);
  for (const id of new Set(ids.filter((each) => each !== '/'))) {
    const section = await written(id);
    if (moving) section?.querySelector('[data-testid="show-more-operations"]')?.click();
    await settled();
    section?.querySelectorAll(LINK).forEach((link) => add(link, link.getAttribute('href').slice(1)));
    section?.querySelectorAll(HEADER).forEach((header) => add(header, id));
  }
  if (moving) {
    scrollTo(0, 0);
    window.triptychListed = listed;
  }
  return listed;
};
