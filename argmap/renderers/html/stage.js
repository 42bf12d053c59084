// The stage: what is folded, where everything is, and only what is in view is drawn.
// Lines, and cards too small to read, are painted on a canvas; cards that can be read are SVG elements.

const CELL = 400, READABLE = 0.35, MOST_ELEMENTS = 500, MOST_LINES = 4000, FIRST_CARDS = 100, FEW_CARDS = 12;

class Stage {
  constructor(page, box) {
    this.page = page;
    this.box = box;
    this.canvas = box.querySelector('canvas.lines');
    this.world = box.querySelector('svg.cards > g');
    this.folded = new Set();
    this.view = { x: 40, y: 40, k: 1 };
    this.shown = new Map();
    this.take();
    this.foldFar(FIRST_CARDS);
    this.layOut();
    new ResizeObserver(() => this.draw()).observe(box);
  }

  /** Take over the map that the page has now. */
  take() {
    this.units = this.page.data.units;
    this.parents = parentsOf(this.units);
    this.counts = countsOf(this.units, this.parents);
  }

  // -- another map in place

  /** Return, by ids, what is folded and where cards are on the screen, those nearest to the middle first. */
  standing() {
    const { width, height, top: above } = this.box.getBoundingClientRect(), { x, y, k } = this.view;
    const anchors = [];
    for (const unit of this.within(-x / k, -y / k, (width - x) / k, (height - y) / k)) {
      if (!this.units[unit].face) continue;
      const left = this.places.x[unit] * k + x, top = this.places.y[unit] * k + y;
      const away = unit === this.page.chosen ? 0 : Math.hypot(left - width / 2, top - height / 2);
      anchors.push({ id: this.units[unit].id, left, top: top + above, away });
    }
    return {
      anchors: anchors.sort((one, other) => one.away - other.away),
      folded: new Set([...this.folded].map((unit) => this.units[unit].id)),
    };
  }

  /** Draw the map that the page has now, as another one stood; where they share nothing, from the start. */
  replace({ anchors, folded }) {
    this.take();
    this.folded = new Set(this.units.flatMap((unit, number) => (folded.has(unit.id) && unit.children.length ? [number] : [])));
    this.layOut();
    const { x, y } = this.places, { places } = this.page;
    const anchor = anchors.find(({ id }) => places.has(id) && !Number.isNaN(x[places.get(id)]));
    if (anchor) {
      const unit = places.get(anchor.id);
      this.view.x = anchor.left - x[unit] * this.view.k;
      this.view.y = anchor.top - this.box.getBoundingClientRect().top - y[unit] * this.view.k;
      return this.draw();
    }
    this.foldFar(FIRST_CARDS);
    this.layOut();
    return this.start();
  }

  // -- folding

  /** Fold so that about so many cards are shown, those nearest to the roots. */
  foldFar(most) {
    this.folded.clear();
    let queue = [...this.page.data.roots], budget = most - queue.length;
    for (let at = 0; at < queue.length; at++) {
      const { children } = this.units[queue[at]];
      const cost = children.reduce((sum, child) => sum + (this.units[child].face ? 1 : 2), 0);
      if (children.length && budget < cost && this.units[queue[at]].face) this.folded.add(queue[at]);
      else {
        budget -= cost;
        queue.push(...children);
      }
    }
  }

  toggle(unit) {
    if (!this.units[unit].children.length) return;
    if (!this.folded.delete(unit)) this.folded.add(unit);
    this.keepingPlace(unit, () => this.layOut());
  }

  unfoldAll() {
    this.folded.clear();
    this.layOut();
    this.fit();
  }

  /** Fold all but what is nearest to the roots. */
  foldAll() {
    this.foldFar(FEW_CARDS);
    this.layOut();
    this.fit();
  }

  /** Show a unit: unfold all above it. */
  reveal(unit) {
    let changed = false;
    for (let above = this.parents[unit]; above >= 0; above = this.parents[above]) {
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
    const { units } = this;
    this.places = laidOut(units, this.page.data.roots, this.folded);
    this.cells = new Map();
    this.size = { w: 0, h: 0 };
    units.forEach((unit, number) => {
      const x = this.places.x[number], y = this.places.y[number];
      if (Number.isNaN(x)) return;
      const [w, h] = sizeOf(unit);
      this.size.w = Math.max(this.size.w, x + w);
      this.size.h = Math.max(this.size.h, y + h);
      for (let cell = Math.floor(y / CELL); cell <= Math.floor((y + h) / CELL); cell++) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(number);
      }
    });
    this.routes = routed(this.page.data.lines, units, this.places);
    for (const element of this.shown.values()) element.remove();
    this.shown.clear();
    this.page.minimap?.changed();
    this.draw();
  }

  bounds(unit) {
    const [w, h] = sizeOf(this.units[unit]);
    return { x: this.places.x[unit], y: this.places.y[unit], w, h };
  }

  /** Return the units in a rectangle of the world. */
  within(left, top, right, bottom) {
    const found = new Set();
    for (let cell = Math.floor(top / CELL); cell <= Math.floor(bottom / CELL); cell++) {
      for (const unit of this.cells.get(cell) || []) {
        const { x, y, w, h } = this.bounds(unit);
        if (x < right + 40 && x + w > left && y < bottom && y + h > top) found.add(unit);
      }
    }
    return found;
  }

  at(clientX, clientY) {
    const [x, y] = this.toWorld(clientX, clientY);
    for (const unit of this.within(x, y, x, y)) {
      const at = this.bounds(unit);
      if (x >= at.x && x <= at.x + at.w && this.units[unit].face) return unit;
    }
    return -1;
  }

  toWorld(clientX, clientY) {
    const box = this.box.getBoundingClientRect();
    return [(clientX - box.left - this.view.x) / this.view.k, (clientY - box.top - this.view.y) / this.view.k];
  }

  // -- moving

  pan(x, y) {
    this.view.x += x;
    this.view.y += y;
    this.draw();
  }

  zoom(factor, clientX, clientY) {
    const box = this.box.getBoundingClientRect();
    const x = (clientX ?? box.left + box.width / 2) - box.left, y = (clientY ?? box.top + box.height / 2) - box.top;
    const k = Math.min(3, Math.max(0.01, this.view.k * factor));
    this.view.x = x - (x - this.view.x) * (k / this.view.k);
    this.view.y = y - (y - this.view.y) * (k / this.view.k);
    this.view.k = k;
    this.draw();
  }

  fit() {
    const { width, height } = this.box.getBoundingClientRect();
    const k = Math.min(1, (width - 48) / this.size.w, (height - 48) / this.size.h);
    this.view = { k: Math.max(k, 0.01), x: 24, y: 0 };
    this.view.x = Math.max(24, (width - this.size.w * this.view.k) / 2);
    this.view.y = (height - this.size.h * this.view.k) / 2;
    this.draw();
  }

  /** Begin where a reader begins: the first root at the left, in readable size. */
  start() {
    const { width, height } = this.box.getBoundingClientRect();
    const whole = Math.min(1, (width - 48) / this.size.w, (height - 48) / this.size.h);
    if (whole >= 0.6 || !this.page.data.roots.length) return this.fit();
    const root = this.bounds(this.page.data.roots[0]);
    const k = width < 600 ? 0.7 : 0.85;
    this.view = { k, x: 24 - root.x * k, y: height / 2 - (root.y + root.h / 2) * k };
    return this.draw();
  }

  /** Bring a unit into view if it is not, with room around it. */
  show(unit) {
    const { width, height: whole } = this.box.getBoundingClientRect();
    const height = whole - this.page.panel.covers();
    const { x, y, w, h } = this.bounds(unit), { k } = this.view;
    const left = x * k + this.view.x, top = y * k + this.view.y;
    if (k < READABLE) {
      this.view = { k: 0.8, x: width / 2 - (x + w / 2) * 0.8, y: height / 2 - (y + h / 2) * 0.8 };
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
    const { width, height } = this.box.getBoundingClientRect();
    const { x, y, k } = this.view;
    const seen = this.within(-x / k, -y / k, (width - x) / k, (height - y) / k);
    const asElements = k >= READABLE && seen.size <= MOST_ELEMENTS;
    this.world.setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(5)})`);
    this.keep(asElements ? seen : new Set());
    const pen = this.pen(width, height);
    paintLines(pen, this.routes, { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k }, this.page);
    if (!asElements) this.paintCards(pen, seen);
    this.page.minimap?.paint(width, height);
  }

  pen(width, height) {
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
  keep(seen) {
    for (const [unit, element] of this.shown) {
      if (!seen.has(unit)) {
        element.remove();
        this.shown.delete(unit);
      }
    }
    for (const unit of seen) if (!this.shown.has(unit)) this.shown.set(unit, this.added(unit));
    this.page.marked();
  }

  added(number) {
    const unit = this.units[number];
    const made = unit.face ? card(unit, number, this.page) : junction(unit, number, this.page.data.kinds);
    if (unit.face && unit.children.length) {
      made.append(folder(unit.face, this.counts[number], this.folded.has(number)));
      if (this.folded.has(number)) {
        made.setAttribute('aria-label', `${unit.face.label} Folded: ${this.counts[number]} more behind it.`);
      }
    }
    made.setAttribute('transform', `translate(${this.places.x[number]} ${this.places.y[number]})`);
    this.world.append(made);
    return made;
  }

  paintCards(pen, seen) {
    for (const number of seen) {
      const { x, y, w, h } = this.bounds(number), { face, kind } = this.units[number];
      const dim = !this.page.matches(number);
      pen.globalAlpha = dim ? 0.2 : 1;
      pen.fillStyle = this.page.colour(face?.role === 'thesis' ? 'thesis' : 'line');
      pen.fillRect(x, y, w, h);
      pen.fillStyle = this.page.colour(COLOURS[kind] || 'thesis');
      pen.fillRect(x, y, Math.max(w * 0.08, 8), h);
    }
    pen.globalAlpha = 1;
  }
}

function sizeOf(unit) {
  return unit.face ? [unit.face.w, unit.face.h] : [2 * RADIUS, 2 * RADIUS];
}

function parentsOf(units) {
  const parents = new Int32Array(units.length).fill(-1);
  units.forEach((unit, number) => unit.children.forEach((child) => { parents[child] = number; }));
  return parents;
}

/** Return how many cards hang behind each unit; parents stand before their children. */
function countsOf(units, parents) {
  const counts = new Int32Array(units.length);
  for (let number = units.length - 1; number >= 0; number--) {
    if (parents[number] >= 0) counts[parents[number]] += counts[number] + (units[number].face ? 1 : 0);
  }
  return counts;
}

/** Return the lines between what is shown: kind, flags, and the points of a curve. */
function routed(lines, units, places) {
  const routes = [], arriving = new Map();
  for (const [from, to, kind, flags] of lines) {
    if (Number.isNaN(places.x[from]) || Number.isNaN(places.x[to])) continue;
    const route = { from, to, kind, flags, port: 0 };
    routes.push(route);
    if (units[to].face) {
      if (!arriving.has(to)) arriving.set(to, []);
      arriving.get(to).push(route);
    }
  }
  for (const [to, coming] of arriving) {
    coming.sort((one, other) => places.y[one.from] - places.y[other.from]);
    const step = Math.min(26, Math.max(units[to].face.h - 30, 8) / coming.length);
    coming.forEach((route, index) => { route.port = (index - (coming.length - 1) / 2) * step; });
  }
  for (const route of routes) curve(route, units, places);
  return routes;
}

function curve(route, units, places) {
  const [w0, h0] = sizeOf(units[route.from]), [w1, h1] = sizeOf(units[route.to]);
  const x0 = places.x[route.from], y0 = places.y[route.from] + h0 / 2;
  const x1 = places.x[route.to] + w1, y1 = places.y[route.to] + h1 / 2 + route.port;
  const isBack = x0 < x1 + 8;
  const tip = route.flags & 2 ? 0 : 8;
  const start = isBack ? x0 + w0 : x0;
  const pull = isBack ? 90 : Math.max(14, (x0 - x1 - tip) / 2);
  route.points = isBack
    ? [start, y0, start + pull, y0, x1 + pull, y1, x1 + tip, y1]
    : [start, y0, start - pull, y0, x1 + tip + pull, y1, x1 + tip, y1];
  route.left = Math.min(start, x1) - 8;
  route.right = Math.max(start, x1) + (isBack ? 90 : 8);
  route.top = Math.min(y0, y1) - 5;
  route.bottom = Math.max(y0, y1) + 5;
}

function paintLines(pen, routes, view, page) {
  const seen = routes.filter((route) => route.left < view.right && route.right > view.left
    && route.top < view.bottom && route.bottom > view.top);
  const every = Math.ceil(seen.length / MOST_LINES);
  for (let at = 0; at < seen.length; at += every) {
    const route = seen[at], colour = page.colour(COLOURS[route.kind]);
    const [x0, y0, ax, ay, bx, by, x1, y1] = route.points;
    const isLit = page.matches(route.from) && page.matches(route.to);
    pen.globalAlpha = isLit ? 1 : 0.15;
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = route.flags & 1 ? (route.flags & 4 ? 1.6 : 2.2) : 1.4;
    pen.setLineDash(DASHES[route.kind] || []);
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.bezierCurveTo(ax, ay, bx, by, x1, y1);
    pen.stroke();
    if (!(route.flags & 2)) arrow(pen, x1 - 8, y1, route.flags & 4, page);
  }
  pen.globalAlpha = 1;
}

function arrow(pen, x, y, isHollow, page) {
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + 9, y - 3.8);
  pen.lineTo(x + 9, y + 3.8);
  pen.closePath();
  if (isHollow) {
    pen.fillStyle = page.colour('page');
    pen.lineWidth = 1.4;
    pen.fill();
    pen.stroke();
  } else pen.fill();
}
