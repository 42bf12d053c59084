// The stage: what is folded, where everything is, and only what is in view is drawn.
// Lines, and cards too small to read, are painted on a canvas; cards that can be read are SVG elements.

const READABLE = 0.35, MOST_ELEMENTS = 500, MOST_CARDS = 6000, FIRST_CARDS = 100, FEW_CARDS = 12;

class Stage {
  constructor(page, box) {
    this.page = page;
    this.box = box;
    this.canvas = box.querySelector('canvas.lines');
    this.world = box.querySelector('svg.cards > g');
    this.view = { x: 40, y: 40, k: 1 };
    this.shown = new Map();
    this.take();
    this.foldFar(FIRST_CARDS);
    this.layOut();
    new ResizeObserver(() => (this.isAtStart ? this.start() : this.draw())).observe(box);
  }

  /** Take over the map that the page has now. */
  take() {
    this.data = this.page.data;
    this.counts = this.data.counts();
    this.folded = new Set();
  }

  // -- folding

  /** Fold so that about so many cards are shown, those nearest to the roots. */
  foldFar(most) {
    const { data } = this, queue = [...data.roots];
    let budget = most - queue.length;
    this.folded.clear();
    for (const unit of queue) {
      const children = data.children(unit);
      const cost = children.reduce((sum, child) => sum + (data.isCard(child) ? 1 : 2), 0);
      if (children.length && budget < cost && data.isCard(unit)) this.folded.add(unit);
      else {
        budget -= cost;
        queue.push(...children);
      }
    }
  }

  toggle(unit) {
    if (!this.data.below[unit]) return;
    if (!this.folded.delete(unit)) this.folded.add(unit);
    this.keepingPlace(unit, () => this.layOut());
  }

  /** Fold all but what is nearest to the roots. */
  foldAll() {
    this.foldFar(FEW_CARDS);
    this.layOut();
    this.fit();
  }

  unfoldAll() {
    this.folded.clear();
    this.layOut();
    this.fit();
  }

  /** Show a unit: unfold all above it. */
  reveal(unit) {
    let changed = false;
    for (let above = this.data.above[unit]; above >= 0; above = this.data.above[above]) {
      changed = this.folded.delete(above) || changed;
    }
    if (changed) this.layOut();
  }

  keepingPlace(unit, change) {
    const before = [this.places.x[unit], this.places.y[unit]];
    change();
    this.view.x += (before[0] - this.places.x[unit]) * this.view.k;
    this.view.y += (before[1] - this.places.y[unit]) * this.view.k;
    this.draw();
  }

  // -- places

  layOut() {
    this.places = laidOut(this.data, this.folded);
    this.grid = new Grid(this.data, this.places);
    this.routes = routed(this.data, this.places);
    for (const element of this.shown.values()) element.remove();
    this.shown.clear();
    this.page.minimap?.changed();
    this.draw();
  }

  isShown(unit) {
    return unit >= 0 && !Number.isNaN(this.places.x[unit]);
  }

  bounds(unit) {
    return { x: this.places.x[unit], y: this.places.y[unit], w: this.data.width(unit), h: this.data.height(unit) };
  }

  /** Return the part of the world that is in view. */
  frame() {
    const { width, height } = this.box.getBoundingClientRect(), { x, y, k } = this.view;
    return { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k, width, height };
  }

  /** Return the card at a point of the screen, -1 for none. */
  at(clientX, clientY) {
    const box = this.box.getBoundingClientRect(), { x, y, k } = this.view;
    const left = (clientX - box.left - x) / k, top = (clientY - box.top - y) / k;
    return this.grid.within({ left, top, right: left, bottom: top }).find((unit) => this.data.isCard(unit)) ?? -1;
  }

  // -- moving

  pan(x, y) {
    this.isAtStart = false;
    this.view.x += x;
    this.view.y += y;
    this.draw();
  }

  /** Bring a point of the world into the middle. */
  centre(x, y) {
    const { width, height } = this.box.getBoundingClientRect(), { k } = this.view;
    this.pan(width / 2 - x * k - this.view.x, height / 2 - y * k - this.view.y);
  }

  zoom(factor, clientX, clientY) {
    this.isAtStart = false;
    const box = this.box.getBoundingClientRect();
    const x = (clientX ?? box.left + box.width / 2) - box.left, y = (clientY ?? box.top + box.height / 2) - box.top;
    const k = Math.min(3, Math.max(0.002, this.view.k * factor));
    this.view.x = x - (x - this.view.x) * (k / this.view.k);
    this.view.y = y - (y - this.view.y) * (k / this.view.k);
    this.view.k = k;
    this.draw();
  }

  /** Return the scale at which all of the map can be seen. */
  whole() {
    const { width, height } = this.box.getBoundingClientRect();
    return Math.max(0.002, Math.min(1, (width - 48) / this.grid.width, (height - 48) / this.grid.height));
  }

  fit() {
    this.isAtStart = false;
    const { width, height } = this.box.getBoundingClientRect(), k = this.whole();
    this.view = { k, x: Math.max(24, (width - this.grid.width * k) / 2), y: (height - this.grid.height * k) / 2 };
    this.draw();
  }

  /** Begin where a reader begins: the first root at the left, in readable size; anew while they have not moved. */
  start() {
    const { width, height } = this.box.getBoundingClientRect();
    if (this.whole() >= 0.6 || !this.data.roots.length) this.fit();
    else {
      const root = this.bounds(this.data.roots[0]);
      const k = width < 600 ? 0.7 : 0.85;
      this.view = { k, x: 24 - root.x * k, y: height / 2 - (root.y + root.h / 2) * k };
      this.draw();
    }
    this.isAtStart = true;
  }

  /** Bring a unit into view if it is not, with room around it. */
  show(unit) {
    this.isAtStart = false;
    const { width, height: whole } = this.box.getBoundingClientRect();
    const height = whole - this.page.panel.covers();
    const { x, y, w, h } = this.bounds(unit), { k } = this.view;
    const left = x * k + this.view.x, top = y * k + this.view.y;
    if (k < READABLE) {
      this.view.k = 0.8;
      this.centre(x + w / 2, y + h / 2);
    } else if (left < 16 || top < 16 || left + w * k > width - 16 || top + h * k > height - 16) {
      this.view.x += Math.min(width / 3, Math.max(16, left)) - left;
      this.view.y += height / 2 - (top + (h * k) / 2);
    }
    this.draw();
  }

  // -- drawing

  draw() {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.paint();
    });
  }

  paint() {
    const frame = this.frame(), { x, y, k } = this.view;
    const seen = this.grid.within(frame);
    const asElements = k >= READABLE && seen.length <= MOST_ELEMENTS;
    this.world.setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(5)})`);
    this.keep(asElements ? seen : []);
    const pen = this.pen(frame);
    paintLines(pen, this.routes, frame, this.page);
    if (!asElements) paintCards(pen, seen, this);
    this.page.minimap?.paint(frame);
  }

  pen({ width, height }) {
    const sharp = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (this.canvas.width !== w) this.canvas.width = w;
    if (this.canvas.height !== h) this.canvas.height = h;
    const pen = this.canvas.getContext('2d');
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.setTransform(sharp * this.view.k, 0, 0, sharp * this.view.k, sharp * this.view.x, sharp * this.view.y);
    return pen;
  }

  /** Have exactly these units as elements. */
  keep(units) {
    const seen = new Set(units);
    for (const [unit, element] of this.shown) {
      if (!seen.has(unit)) {
        element.remove();
        this.shown.delete(unit);
      }
    }
    for (const unit of seen) if (!this.shown.has(unit)) this.shown.set(unit, this.added(unit));
    this.page.marked();
  }

  added(unit) {
    const { data, places } = this;
    const made = data.isCard(unit) ? card(unit, this.page) : junction(data, unit);
    if (data.isCard(unit) && data.below[unit]) {
      const isFolded = this.folded.has(unit), count = this.counts[unit];
      made.append(folder(data.width(unit), data.height(unit), count, isFolded));
      if (isFolded) made.setAttribute('aria-label', `${data.label(unit)} Folded: ${count} more behind it.`);
    }
    made.setAttribute('transform', `translate(${places.x[unit]} ${places.y[unit]})`);
    this.world.append(made);
    return made;
  }
}

/** Paint cards that are too small to read: their ground, and what they do as a bar, or all over from afar. */
function paintCards(pen, units, { data, places, page, view }) {
  const colours = [...data.relations.map(([kind]) => page.colour(COLOURS[kind])), page.colour('thesis')];
  const ground = page.colour('line'), { isFiltered } = page.finder, isFar = view.k < TINY, least = 0.6 / view.k;
  const every = Math.ceil(units.length / MOST_CARDS);
  for (let at = 0; at < units.length; at += every) {
    const unit = units[at], x = places.x[unit], y = places.y[unit], w = data.width(unit), h = Math.max(data.height(unit), least);
    const colour = colours.at(data.kinds[unit]); // the last one at a root, whose kind is -1
    if (isFiltered) pen.globalAlpha = page.finder.matches(unit) ? 1 : 0.2;
    pen.fillStyle = isFar || data.is(unit, THESIS) ? colour : ground;
    pen.fillRect(x, y, w, h);
    if (isFar) continue;
    pen.fillStyle = colour;
    pen.fillRect(x, y, Math.max(w * 0.08, 8), h);
  }
  pen.globalAlpha = 1;
}
