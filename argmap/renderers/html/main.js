// The page: views, search, filters, keys, and what is chosen.

class Page {
  constructor(data) {
    this.data = data;
    this.actors = new Map(data.actors.map((actor) => [actor.id, actor]));
    this.places = new Map(data.units.flatMap((unit, number) => (unit.face ? [[unit.id, number]] : [])));
    this.actorColours = Number(document.documentElement.dataset.actors);
    this.filters = { actor: new Set(), side: new Set(), kind: new Set(), tag: new Set() };
    this.hits = [];
    this.hit = -1;
    this.chosen = -1;
    this.palette = new Map();
    this.main = document.querySelector('main');
    this.panel = new Panel(this, document.querySelector('aside'));
    this.stage = new Stage(this, document.querySelector('.stage'));
    this.minimap = new Minimap(this, document.querySelector('.minimap'));
    this.listen();
    this.stage.start();
    this.fromAddress();
  }

  // -- colours

  colour(name) {
    if (!this.palette.has(name)) {
      const style = getComputedStyle(document.documentElement);
      this.palette.set(name, style.getPropertyValue(`--${name}`).trim());
    }
    return this.palette.get(name);
  }

  colourOf(actor) {
    return actor.colour < 0 ? this.actorColours : Math.min(actor.colour, this.actorColours);
  }

  setTheme(name) {
    document.documentElement.dataset.theme = name;
    this.palette.clear();
    this.stage.draw();
  }

  // -- what is chosen

  choose(number, { open = false } = {}) {
    if (number < 0) return;
    this.stage.reveal(number);
    this.chosen = number;
    this.stage.show(number);
    this.stage.paint();
    this.stage.shown.get(number)?.focus({ preventScroll: true });
    if (open) this.open(number);
  }

  open(number) {
    const { id } = this.data.units[number];
    this.panel.show(id);
    document.body.classList.add('open');
    const address = `#${encodeURIComponent(id)}`;
    if (location.hash !== address) setAddress(address);
    this.stage.show(number);
  }

  close() {
    this.panel.box.hidden = true;
    document.body.classList.remove('open');
    this.stage.shown.get(this.chosen)?.focus({ preventScroll: true });
    this.stage.draw();
  }

  fromAddress() {
    let id = '';
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (this.places.has(id)) {
      this.view('map');
      this.choose(this.places.get(id), { open: true });
    }
  }

  /** Mark on the elements of cards what is chosen, found and filtered. */
  marked() {
    const found = new Set(this.hits);
    for (const [number, element] of this.stage.shown) {
      element.classList.toggle('chosen', number === this.chosen);
      element.classList.toggle('found', found.has(number));
      element.classList.toggle('dim', !this.matches(number));
      if (this.data.units[number].face) element.tabIndex = number === this.chosen || (this.chosen < 0 && !number) ? 0 : -1;
    }
  }

  // -- views

  view(name) {
    for (const tab of document.querySelectorAll('[role=tab]')) {
      const isOn = tab.dataset.view === name;
      tab.setAttribute('aria-selected', String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    }
    for (const pane of document.querySelectorAll('.view')) pane.hidden = pane.dataset.view !== name;
    document.body.dataset.view = name;
    const pane = document.querySelector(`.view[data-view="${name}"]`);
    const template = pane?.querySelector('template');
    if (template) template.replaceWith(template.content.cloneNode(true));
    this.stage.draw();
  }

  // -- filters

  matches(number) {
    const unit = this.data.units[number];
    if (!unit.face) return true;
    const { actor, side, kind, tag } = this.filters;
    const told = this.data.details[unit.id];
    const speakers = (told.said || []).map((statement) => this.actors.get(statement.actor)).filter(Boolean);
    return (!actor.size || speakers.some((one) => actor.has(one.id)))
      && (!side.size || speakers.some((one) => side.has(one.side)))
      && (!kind.size || kind.has(unit.kind || 'root'))
      && (!tag.size || (told.tags || []).some((one) => tag.has(one)));
  }

  filter(button) {
    const { what, value } = button.dataset, chosen = this.filters[what];
    if (!chosen.delete(value)) chosen.add(value);
    button.setAttribute('aria-pressed', String(chosen.has(value)));
    this.marked();
    this.stage.draw();
  }

  // -- search

  search(words) {
    this.index ||= this.data.units.map((unit) => (unit.face ? searchable(this, unit) : ''));
    const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
    this.hits = wanted.length
      ? this.index.flatMap((text, number) => (text && wanted.every((word) => text.includes(word)) ? [number] : []))
      : [];
    this.hit = -1;
    this.tellHits(wanted.length > 0);
    this.marked();
    this.stage.draw();
  }

  next(step) {
    if (!this.hits.length) return;
    this.hit = (this.hit + step + this.hits.length) % this.hits.length;
    const unit = this.hits[this.hit];
    this.stage.reveal(unit);
    this.chosen = unit;
    this.stage.show(unit);
    this.tellHits(true);
  }

  tellHits(isSearching) {
    const at = this.hit >= 0 ? `${this.hit + 1} of ` : '';
    document.querySelector('output').textContent = isSearching ? `${at}${this.hits.length} found` : '';
  }

  // -- keys

  walk(key) {
    const { units } = this.data, { parents, folded } = this.stage;
    if (this.chosen < 0) return this.choose(this.data.roots[0] ?? -1);
    const at = this.chosen;
    if (key === 'ArrowLeft') return this.choose(cardAbove(units, parents, at));
    if (key === 'ArrowRight') {
      if (folded.has(at)) this.stage.toggle(at);
      return this.choose(cardBelow(units, at));
    }
    return this.choose(this.beside(at, key === 'ArrowDown' ? 1 : -1));
  }

  /** Return the next card above or below of about the same depth. */
  beside(at, step) {
    const { x, y } = this.stage.places;
    let best = -1;
    this.data.units.forEach((unit, number) => {
      const isThere = unit.face && !Number.isNaN(x[number]) && Math.abs(x[number] - x[at]) < 150;
      const away = (y[number] - y[at]) * step;
      if (isThere && number !== at && away > 0 && (best < 0 || away < (y[best] - y[at]) * step)) best = number;
    });
    return best;
  }

  key(event) {
    const isTyping = event.target.matches('input, textarea, select');
    if (event.key === 'Escape') return this.escape();
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.key === '?') return this.help(event);
    if (event.key === '/') {
      event.preventDefault();
      return document.querySelector('input').focus();
    }
    const isOnMap = event.target.closest('.stage') || event.target === document.body;
    if (document.body.dataset.view !== 'map' || !isOnMap) return undefined;
    return this.mapKey(event);
  }

  mapKey(event) {
    const { key } = event;
    if (key.startsWith('Arrow')) this.walk(key);
    else if (key === 'Enter' && this.chosen >= 0) this.open(this.chosen);
    else if (key === ' ' && this.chosen >= 0) {
      this.stage.toggle(this.chosen);
      this.choose(this.chosen);
    } else if (key === '+' || key === '=') this.stage.zoom(1.25);
    else if (key === '-') this.stage.zoom(0.8);
    else if (key === '0') this.stage.fit();
    else return;
    event.preventDefault();
  }

  escape() {
    const keys = document.querySelector('dialog');
    if (keys.open) return keys.close();
    const input = document.querySelector('input');
    if (document.activeElement === input && input.value) {
      input.value = '';
      return this.search('');
    }
    if (document.activeElement === input) input.blur();
    return this.close();
  }

  help(event) {
    event?.preventDefault();
    document.querySelector('dialog').showModal();
  }

  // -- everything that happens

  listen() {
    document.addEventListener('keydown', (event) => this.key(event));
    window.addEventListener('hashchange', () => this.fromAddress());
    this.panel.box.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      const place = this.places.get(decodeURIComponent(link.getAttribute('href').slice(1)));
      if (place !== undefined) this.choose(place, { open: true });
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.setTheme(document.documentElement.dataset.theme));
    const input = document.querySelector('input');
    input.addEventListener('input', () => this.search(input.value));
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.next(event.shiftKey ? -1 : 1);
    });
    const actions = {
      help: () => this.help(), fit: () => this.stage.fit(), in: () => this.stage.zoom(1.25), out: () => this.stage.zoom(0.8),
      unfold: () => this.stage.unfoldAll(), theme: () => this.nextTheme(), done: () => document.querySelector('dialog').close(),
      fold: () => { this.stage.foldFar(12); this.stage.layOut(); this.stage.fit(); },
    };
    for (const button of document.querySelectorAll('[data-do]')) button.addEventListener('click', actions[button.dataset.do]);
    for (const button of document.querySelectorAll('[data-what]')) button.addEventListener('click', () => this.filter(button));
    const tabs = [...document.querySelectorAll('[role=tab]')];
    tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => this.view(tab.dataset.view));
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const other = tabs[(index + step + tabs.length) % tabs.length];
        this.view(other.dataset.view);
        other.focus();
      });
    });
    this.stage.box.addEventListener('focusin', (event) => {
      const element = event.target.closest('.card');
      if (!element) return;
      this.chosen = Number(element.dataset.unit);
      this.marked();
    });
    listenToPointer(this, this.stage.box);
  }

  nextTheme() {
    const themes = ['auto', 'light', 'dark'];
    const now = themes.indexOf(document.documentElement.dataset.theme);
    this.setTheme(themes[(now + 1) % themes.length]);
    document.querySelector('[data-do=theme] span').textContent = document.documentElement.dataset.theme;
  }

  moved(width, height) {
    this.minimap?.paint(width, height);
  }
}

/** Put the chosen claim into the address; inside a notebook there is none to change. */
function setAddress(address) {
  try {
    history.replaceState(null, '', address);
  } catch {
    // the page works without
  }
}

function searchable(page, unit) {
  const told = page.data.details[unit.id];
  const said = (told.said || []).flatMap((one) => [page.actors.get(one.actor)?.name || '', one.does || '', one.words || '']);
  return [told.title || '', told.text || '', ...(told.tags || []), ...said].join(' ').toLowerCase();
}

function cardAbove(units, parents, at) {
  let above = parents[at];
  while (above >= 0 && !units[above].face) above = parents[above];
  return above;
}

function cardBelow(units, at) {
  const queue = [...units[at].children];
  for (const below of queue) {
    if (units[below].face) return below;
    queue.push(...units[below].children);
  }
  return -1;
}

/** Pan with one finger or the mouse, zoom with two or the wheel, choose with a click. */
function listenToPointer(page, box) {
  const { stage } = page, fingers = new Map();
  let moved = 0;
  box.addEventListener('wheel', (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) stage.zoom(Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
    else stage.pan(-event.deltaX, -event.deltaY);
  }, { passive: false });
  box.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.minimap, .tools')) return;
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  box.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !box.hasPointerCapture(event.pointerId)) box.setPointerCapture(event.pointerId);
    if (fingers.size === 2) pinch(stage, fingers, event);
    else if (moved > 4) stage.pan(dx, dy);
    fingers.set(event.pointerId, event);
  });
  const lift = (event) => fingers.delete(event.pointerId);
  box.addEventListener('pointercancel', lift);
  box.addEventListener('pointerup', lift);
  box.addEventListener('click', (event) => {
    if (moved > 4) return;
    const element = event.target.closest('.card');
    const number = element ? Number(element.dataset.unit) : stage.at(event.clientX, event.clientY);
    if (event.target.closest('.folder')) {
      stage.toggle(number);
      page.choose(number);
    } else if (number >= 0) page.choose(number, { open: true });
  });
}

function pinch(stage, fingers, event) {
  const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
  const before = fingers.get(event.pointerId);
  const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
  stage.zoom(apart(event) / apart(before), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
}

/** The whole map in a corner, with what is in view; click there to go there. */
class Minimap {
  constructor(page, canvas) {
    this.page = page;
    this.canvas = canvas;
    this.isShown = page.places.size > 40;
    canvas.hidden = !this.isShown;
    page.changed = () => { this.picture = null; };
    const go = (event) => {
      const box = canvas.getBoundingClientRect(), { stage } = page, scale = this.scale();
      const view = stage.box.getBoundingClientRect();
      stage.view.x = view.width / 2 - ((event.clientX - box.left) / scale) * stage.view.k;
      stage.view.y = view.height / 2 - ((event.clientY - box.top) / scale) * stage.view.k;
      stage.draw();
    };
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    canvas.addEventListener('pointermove', (event) => canvas.hasPointerCapture(event.pointerId) && go(event));
  }

  scale() {
    const { w, h } = this.page.stage.size;
    return Math.min(this.canvas.width / w, this.canvas.height / h);
  }

  paint(width, height) {
    if (!this.isShown) return;
    const pen = this.canvas.getContext('2d'), scale = this.scale(), { stage } = this.page;
    this.picture ||= this.drawn(scale);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    pen.drawImage(this.picture, 0, 0);
    const { x, y, k } = stage.view;
    pen.strokeStyle = this.page.colour('text');
    pen.strokeRect((-x / k) * scale, (-y / k) * scale, (width / k) * scale, (height / k) * scale);
  }

  drawn(scale) {
    const picture = document.createElement('canvas');
    picture.width = this.canvas.width;
    picture.height = this.canvas.height;
    const pen = picture.getContext('2d'), { stage, data } = this.page;
    data.units.forEach((unit, number) => {
      if (!unit.face || Number.isNaN(stage.places.x[number])) return;
      const { x, y, w, h } = stage.bounds(number);
      pen.fillStyle = this.page.colour(COLOURS[unit.kind] || 'thesis');
      pen.fillRect(x * scale, y * scale, Math.max(w * scale, 1), Math.max(h * scale * 0.8, 0.6));
    });
    return picture;
  }
}

document.documentElement.classList.add('live');
window.page = new Page(JSON.parse(document.getElementById('data').textContent));
