// Cards and junctions as SVG elements; text is only ever set as text.

const SVG = 'http://www.w3.org/2000/svg';
const COLOURS = {
  support: 'support', rebuttal: 'attack', undercut: 'undercut', contradiction: 'attack',
  equivalence: 'neutral', preference: 'neutral', root: 'thesis',
};

/** Return an SVG element with attributes and children; strings become text. */
function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function written(block, colour) {
  const [style, x, y, size, leading, lines] = block;
  const text = svg('text', { x, y, 'font-size': size, class: `f-${colour}` });
  if (style === 'title') text.setAttribute('font-weight', 600);
  lines.forEach((line, index) => {
    text.append(index ? svg('tspan', { x, dy: leading }, line) : svg('tspan', {}, line));
  });
  return text;
}

function sign(glyph, colour, x, y, size) {
  const place = { x, y: y + size * 0.35, 'text-anchor': 'middle', 'font-size': size, 'font-weight': 600 };
  return svg('text', { ...place, class: `f-${colour}` }, glyph);
}

/** Return a card, with its upper left corner at (0, 0). */
function card(unit, page) {
  const { data } = page, status = data.status[unit], isThesis = data.is(unit, THESIS);
  const [w, h] = [data.width(unit), data.height(unit)];
  const made = svg('g', {
    class: 'card', id: `card-${unit}`, role: 'group', 'aria-roledescription': 'claim', tabindex: -1,
    'aria-label': data.label(unit) || 'empty', 'data-unit': unit,
  });
  if (isThesis) made.classList.add('thesis');
  if (data.is(unit, INFERRED)) made.classList.add('implicit');
  if (status) made.classList.add(status);
  const ground = isThesis ? 'thesis' : data.is(unit, ARGUMENT) ? 'argument' : 'card';
  made.append(svg('rect', { class: `ground f-${ground}`, width: w, height: h, rx: 9 }));
  if (data.colours[unit]) made.append(svg('rect', { x: 9, width: w - 18, height: 3, fill: data.colours[unit] }));
  if (!isThesis) made.append(bar(data, unit));
  for (const pill of data.pills[unit] || []) made.append(badge(pill, page));
  for (const block of data.blocks(unit)) {
    const colour = block[0] === 'muted' || block[0] === 'source' || status === 'falls' || status === 'removed' ? 'muted' : 'text';
    made.append(written(block, isThesis ? `thesis_${colour}` : colour));
  }
  for (const chip of data.chips[unit] || []) made.append(...verdict(chip, isThesis));
  return made;
}

function bar(data, unit) {
  const colour = COLOURS[data.kind(unit) || 'root'], h = data.height(unit), at = data.width(unit) - 17;
  const made = svg('g');
  const shape = `M9 0H5Q0 0 0 9V${h - 9}Q0 ${h} 5 ${h}H9Q5 ${h} 5 ${h - 9}V9Q5 0 9 0Z`;
  made.append(svg('path', { d: shape, class: `f-${colour}` }));
  if (data.kind(unit) && data.isSigned) {
    made.append(svg('circle', { cx: at, cy: 20, r: 8, class: `f-${colour}_tint` }));
    made.append(sign(data.sign(unit), colour, at, 20, 12));
  }
  return made;
}

function badge([x, y, w, name, colour], page) {
  const avatar = page.data.avatars[colour];
  const made = svg('g');
  made.append(svg('rect', { x, y, width: w, height: 16, rx: 8, class: `actor-${Math.min(colour, page.actorColours)}` }));
  if (avatar) made.append(svg('image', { x: x + 1, y: y + 1, width: 14, height: 14, href: avatar }));
  const start = x + 7 + (avatar ? 17 : 0);
  made.append(svg('text', { x: start, y: y + 11.6, 'font-size': 10.5, 'font-weight': 600, class: 'f-pill_text' }, name));
  return made;
}

const MARKS = { stands: '✓', falls: '✗', open: '○', added: '+', removed: '−', changed: '~' };
const JUDGED = {
  stands: 'support', falls: 'attack', open: 'neutral', hidden: 'neutral',
  added: 'support', removed: 'attack', changed: 'undercut',
};

function verdict([what, x, y, w, words, value], isThesis) {
  const colour = isThesis ? 'thesis_muted' : 'muted';
  if (what === 'strength') {
    const dots = [0, 1, 2, 3, 4].map((dot) => svg('circle', {
      cx: x + 4 + dot * 8.5, cy: y + 8, r: 3.2, class: `dot s-${colour} ${value * 5 > dot ? `f-${colour}` : ''}`,
    }));
    return [...dots, svg('text', { x: x + 46, y: y + 11.6, 'font-size': 10.5, class: `f-${colour}` }, words)];
  }
  const ground = svg('rect', { x, y, width: w, height: 16, rx: 8, class: `f-${JUDGED[what]}_tint` });
  const place = { x: x + 7, y: y + 11.6, 'font-size': 10.5, 'font-weight': 600, class: `f-${JUDGED[what]}` };
  return [ground, svg('text', place, MARKS[what] ? `${MARKS[what]} ${words}` : words)];
}

/** Return the button that folds a branch or shows what is folded; where lines arrive, it is out of their way. */
function folder(w, h, count, isFolded) {
  const words = isFolded ? `+${count}` : '−';
  const wide = isFolded ? 12 + 7 * words.length : 18;
  const place = isFolded ? [w - 6, h / 2 - 9] : [w - 26, h - 9];
  const made = svg('g', { class: `folder ${isFolded ? 'folded' : ''}`, transform: `translate(${place.join(' ')})` });
  made.append(svg('rect', { width: wide, height: 18, rx: 9 }));
  made.append(svg('text', { x: wide / 2, y: 12.6, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': 600 }, words));
  made.append(svg('title', {}, isFolded ? `Show ${count} more` : 'Fold'));
  return made;
}

function junction(data, unit) {
  const colour = COLOURS[data.kind(unit)];
  const made = svg('g', { class: 'junction', id: `card-${unit}` });
  made.append(svg('title', {}, data.label(unit)));
  made.append(svg('circle', { cx: RADIUS, cy: RADIUS, r: RADIUS, class: `f-page s-${colour}` }));
  made.append(sign(data.sign(unit), colour, RADIUS, RADIUS, 11));
  return made;
}
