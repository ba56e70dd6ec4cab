// The operations on a page of ReDoc 2: () → [{name, section}], in the page's order.
//
// `section` is the element's `data-section-id`, and what stands after the # in a link to it. A webhook's method and name are
// nowhere on the page: it is told by its operationId, as `webhook #orderShipped`. Only without one do both stand in its link.
() => {
  const textOf = (element) => element?.textContent.trim() ?? '';
  const basePath = (url) => (url.includes('{') ? '' : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, ''));
  const listed = [];
  for (const link of document.querySelectorAll('[data-section-id] h2 > a[href^="#"]')) {
    const section = link.getAttribute('href').slice(1);
    const element = link.closest(`[data-section-id="${CSS.escape(section)}"]`);
    const [, id] = /(?:^|\/)operation\/(.+)$/.exec(section) ?? [];
    const [, hook, method] = /(?:^|\/)paths\/([^/]+)\/([a-z]+)$/.exec(section) ?? [];
    if (!element || !(id || hook)) continue; // a tag's heading
    const verb = element.querySelector('.http-verb');
    const server = textOf(element.querySelector('[role="button"] span')); // the first of the addresses behind a click
    let name = id ? `webhook #${id}` : `${method.toUpperCase()} webhook ${hook}`;
    if (verb) name = `${textOf(verb).toUpperCase()} ${basePath(server)}${textOf(verb.nextElementSibling)}`;
    listed.push({ name, section }); // an operation stands there once for each of its tags
  }
  return listed;
};
