// The text of an element that reaches a reader's eyes: (element, {unfolded}) → text, a line a block.
//
// Not in it: what isn't displayed, is transparent, has no size, is cut off, lies where nobody can scroll to, or is kept
// from assistive technology by aria-hidden. In it, though innerText leaves it out: what form controls show, the text that a
// style sheet adds before or after an element, and ` ~struck~ ` after what is struck through. With `unfolded`, the options
// of a drop-down list count as read: one click opens it.
(element, { unfolded }) => {
  const SMALLEST = 4; // square pixels; styles for "visually hidden" text leave one
  const NOTHING = { left: 0, top: 0, right: 0, bottom: 0 };
  const REACHABLE = { left: -scrollX, top: -scrollY, right: Infinity, bottom: Infinity }; // in the viewport's coordinates
  const SILENT = new Set(['NOSCRIPT', 'OPTGROUP', 'OPTION', 'SCRIPT', 'STYLE', 'TEMPLATE']);
  const WORDLESS = new Set(['checkbox', 'color', 'file', 'hidden', 'image', 'radio', 'range']);
  const JOINERS = /[\u00ad\u200b-\u200d\u2060\ufeff]/g; // say where a word may be broken, and can't be seen

  const remembering = (make) => {
    const made = new Map();
    return (box) => {
      if (!made.has(box)) made.set(box, make(box));
      return made.get(box);
    };
  };
  const overlap = (one, other) => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const hasRoom = ({ left, top, right, bottom }) => {
    const [width, height] = [right - left, bottom - top];
    return width > 0 && height > 0 && width * height >= SMALLEST;
  };
  const styleOf = remembering((box) => getComputedStyle(box));

  // The area in which what a box contains can be seen, perhaps after scrolling.
  const windowOf = remembering((box) => {
    if (box === null || box === document.body || box === document.documentElement) return REACHABLE;
    const style = styleOf(box);
    const outer = windowOf(containerOf(box, style));
    if (isEmptied(style)) return NOTHING;
    if (style.display === 'inline' || style.display === 'contents') return outer;
    const own = box.getBoundingClientRect();
    const cut = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    const [across, down] = [style.overflowX, style.overflowY];
    if (/auto|scroll/.test(across + down)) {
      if (!hasRoom(overlap(own, outer))) return NOTHING;
    } else if (across === 'visible' && down === 'visible') return outer;
    if (/hidden|clip/.test(across)) [cut.left, cut.right] = [own.left, own.right];
    if (/hidden|clip/.test(down)) [cut.top, cut.bottom] = [own.top, own.bottom];
    return /auto|scroll/.test(across + down) ? cut : overlap(cut, outer);
  });
  const containerOf = (box, { position }) => {
    if (position === 'fixed') return null;
    return position === 'absolute' && box instanceof HTMLElement ? box.offsetParent : box.parentElement;
  };
  const isEmptied = ({ clip, clipPath }) => {
    const inset = /^inset\((\d+)%/.exec(clipPath);
    const [, top, right, bottom, left] = /^rect\((\S+)px, (\S+)px, (\S+)px, (\S+)px\)$/.exec(clip) ?? [];
    return (inset && inset[1] >= 50) || (top !== undefined && (bottom - top) * (right - left) < SMALLEST);
  };

  const isShown = remembering((box) => {
    if (styleOf(box).display === 'contents') return box.parentElement !== null && isShown(box.parentElement);
    const visible = box.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return visible && box.closest('[aria-hidden="true"]') === null;
  });

  // Of a box that is shown itself, but not its contents, checkVisibility says nothing.
  const isShut = (box) => styleOf(box).contentVisibility === 'hidden' || box.matches('details:not([open])');

  const isKept = (node) => styleOf(node.parentElement).whiteSpace.startsWith('pre'); // where its lines break

  const ofText = (node) => {
    const box = node.parentElement;
    if (!isShown(box) || isShut(box)) return '';
    const area = windowOf(box);
    const range = document.createRange();
    const isSeen = (start, end) => {
      range.setStart(node, start);
      range.setEnd(node, end);
      return [...range.getClientRects()].some((rect) => hasRoom(overlap(rect, area)));
    };
    if (!isSeen(0, node.data.length)) return '';
    const all = range.getBoundingClientRect();
    const within = all.left >= area.left && all.top >= area.top && all.right <= area.right && all.bottom <= area.bottom;
    const text = within
      ? node.data
      : node.data.replace(/\S+/g, (word, at) => (isSeen(at, at + word.length) ? word : ''));
    return isKept(node) ? text : text.replace(/\n/g, ' ');
  };

  const ofControl = (box) => {
    if (!isShown(box) || !hasRoom(overlap(box.getBoundingClientRect(), windowOf(box.parentElement)))) return '';
    if (box.tagName === 'SELECT') {
      const isOpen = box.multiple || box.size > 1 || (unfolded && !box.matches(':disabled'));
      return [...box.options].filter((option) => isOpen || option.selected).map((option) => option.label).join('\n');
    }
    if (WORDLESS.has(box.type)) return '';
    return (box.type === 'password' ? '' : box.value) || box.placeholder || '';
  };

  const ofStyleSheet = (box, where) => {
    const { content, display, visibility } = getComputedStyle(box, where);
    const said = display === 'none' || visibility === 'hidden' ? null : /^"(.*)"$/s.exec(content);
    return said ? said[1].replace(/\\(.)/gs, '$1') : '';
  };

  const ofBox = (box, style) => {
    const inner = [...box.childNodes].map(read).join('');
    const text = isShown(box) ? ofStyleSheet(box, '::before') + inner + ofStyleSheet(box, '::after') : inner;
    const struck = style.textDecorationLine.includes('line-through') && /\S/.test(text) ? ' ~struck~ ' : '';
    const gap = (margin) => (parseFloat(margin) > 0 ? ' ' : ''); // labels side by side are words of their own
    if (/^(inline|contents|ruby.*)$/.test(style.display)) {
      return gap(style.marginLeft) + text + struck + gap(style.marginRight);
    }
    const around = /^inline|^table-cell$/.test(style.display) ? ' ' : '\n';
    return around + text + struck + around;
  };

  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return /\S/.test(node.data) ? ofText(node) : isKept(node) ? node.data : ' ';
    if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.tagName)) return '';
    if (node.tagName === 'BR') return '\n';
    if (['INPUT', 'SELECT', 'TEXTAREA'].includes(node.tagName)) return `\n${ofControl(node)}\n`;
    const style = styleOf(node);
    return style.display === 'none' ? '' : ofBox(node, style);
  };

  // What is on its way in is brought to its end first, so that nothing is missed for being half there.
  for (const animation of element.getAnimations({ subtree: true })) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
  return read(element).replace(JOINERS, '').replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}
