// Cards and junctions as SVG elements; text is only ever set as text.

const SVG = 'http://www.w3.org/2000/svg';
const COLOURS = {
  support: 'support', rebuttal: 'attack', undercut: 'undercut', contradiction: 'attack',
  equivalence: 'neutral', preference: 'neutral', root: 'thesis',
};
const DASHES = {
  rebuttal: [7, 4], undercut: [1.5, 4.5], contradiction: [9, 3, 2, 3], preference: [12, 4],
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
function card(unit, number, page) {
  const { face } = unit;
  const made = svg('g', {
    class: 'card', id: `card-${number}`, role: 'group', 'aria-roledescription': 'claim', tabindex: -1,
    'aria-label': face.label || 'empty', 'data-unit': number,
  });
  if (face.role === 'thesis') made.classList.add('thesis');
  if (face.implicit) made.classList.add('implicit');
  if (face.status) made.classList.add(face.status);
  const ground = face.role === 'thesis' ? 'thesis' : face.argument ? 'argument' : 'card';
  made.append(svg('rect', { class: `ground f-${ground}`, width: face.w, height: face.h, rx: 9 }));
  if (face.colour) made.append(svg('rect', { x: 9, width: face.w - 18, height: 3, fill: face.colour }));
  if (face.role !== 'thesis') made.append(bar(face));
  for (const pill of face.pills || []) made.append(badge(pill, page));
  const muted = face.status === 'falls';
  for (const block of face.blocks || []) {
    const colour = block[0] === 'muted' || block[0] === 'source' || muted ? 'muted' : 'text';
    made.append(written(block, face.role === 'thesis' ? `thesis_${colour}` : colour));
  }
  for (const chip of face.chips || []) made.append(...verdict(chip, face));
  return made;
}

function bar(face) {
  const colour = COLOURS[face.role], h = face.h;
  const made = svg('g');
  const shape = `M9 0H5Q0 0 0 9V${h - 9}Q0 ${h} 5 ${h}H9Q5 ${h} 5 ${h - 9}V9Q5 0 9 0Z`;
  made.append(svg('path', { d: shape, class: `f-${colour}` }));
  if (face.glyph) {
    made.append(svg('circle', { cx: face.w - 17, cy: 20, r: 8, class: `f-${colour}_tint` }));
    made.append(sign(face.glyph, colour, face.w - 17, 20, 12));
  }
  return made;
}

function badge([x, y, w, name, colour, avatar], page) {
  const made = svg('g');
  made.append(svg('rect', { x, y, width: w, height: 16, rx: 8, class: `actor-${Math.min(colour, page.actorColours)}` }));
  if (avatar) made.append(svg('image', { x: x + 1, y: y + 1, width: 14, height: 14, href: avatar }));
  const start = x + 7 + (avatar ? 17 : 0);
  made.append(svg('text', { x: start, y: y + 11.6, 'font-size': 10.5, 'font-weight': 600, class: 'f-pill_text' }, name));
  return made;
}

const MARKS = { stands: '✓', falls: '✗', open: '○' };
const JUDGED = { stands: 'support', falls: 'attack', open: 'neutral' };

function verdict([what, x, y, w, words, value], face) {
  const colour = face.role === 'thesis' ? 'thesis_muted' : 'muted';
  if (what === 'strength') {
    const dots = [0, 1, 2, 3, 4].map((dot) => svg('circle', {
      cx: x + 4 + dot * 8.5, cy: y + 8, r: 3.2, class: `dot s-${colour} ${value * 5 > dot ? `f-${colour}` : ''}`,
    }));
    return [...dots, svg('text', { x: x + 46, y: y + 11.6, 'font-size': 10.5, class: `f-${colour}` }, words)];
  }
  const ground = svg('rect', { x, y, width: w, height: 16, rx: 8, class: `f-${JUDGED[what]}_tint` });
  const place = { x: x + 7, y: y + 11.6, 'font-size': 10.5, 'font-weight': 600, class: `f-${JUDGED[what]}` };
  return [ground, svg('text', place, `${MARKS[what]} ${words}`)];
}

/** Return the button that folds a branch or shows what is folded; where lines arrive, it is out of their way. */
function folder(face, count, isFolded) {
  const words = isFolded ? `+${count}` : '−';
  const w = isFolded ? 12 + 7 * words.length : 18;
  const place = isFolded ? [face.w - 6, face.h / 2 - 9] : [face.w - 26, face.h - 9];
  const made = svg('g', { class: `folder ${isFolded ? 'folded' : ''}`, transform: `translate(${place.join(' ')})` });
  made.append(svg('rect', { width: w, height: 18, rx: 9 }));
  made.append(svg('text', { x: w / 2, y: 12.6, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': 600 }, words));
  made.append(svg('title', {}, isFolded ? `Show ${count} more` : 'Fold'));
  return made;
}

function junction(unit, number, signs) {
  const colour = COLOURS[unit.kind];
  const made = svg('g', { class: 'junction', id: `card-${number}` });
  made.append(svg('title', {}, unit.tip));
  made.append(svg('circle', { cx: RADIUS, cy: RADIUS, r: RADIUS, class: `f-page s-${colour}` }));
  made.append(sign(signs[unit.kind].sign, colour, RADIUS, RADIUS, 11));
  return made;
}
