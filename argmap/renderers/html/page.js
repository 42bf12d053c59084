// The page: which map, which view of it and which claim is shown, and what is searched and filtered.
//
// There is one for each document: `window.page`. Whoever holds it in a frame of the same origin may call
//   page.show(source)   show another page in place of this one, given as the text of its HTML file: title, legend,
//                       views and map are replaced; the reader keeps the view, the place and scale on the map (where
//                       a card in view is in both), what is folded, chosen, open, filtered and searched. Focus stays
//                       where it is. Throws a TypeError for a text that is no page of argmap.
//   page.select(id)     choose a claim or an argument and open it; '' chooses none; says whether it was found.
//   page.selected       the id of what is chosen, or ''.
// From elsewhere the same goes by messages: see frame.js.

const REPLACED = ['title', 'h1', '.counts', '[role=tablist]', '.filters'];

class Page {
  constructor(source) {
    this.input = document.querySelector('input');
    this.palette = new Map();
    this.actorColours = Number(document.documentElement.dataset.actors);
    this.panel = new Panel(this, document.querySelector('aside'));
    this.finder = new Finder(this);
    this.take(source);
    this.stage = new Stage(this, document.querySelector('.stage'));
    this.minimap = new Minimap(this, document.querySelector('.minimap'));
    this.listen();
    this.stage.start();
    this.fromAddress();
  }

  /** Take over the map of a document; nothing is chosen or found yet. */
  take(source) {
    this.data = new MapData(source);
    this.finder.take();
    this.chosen = -1;
  }

  // -- another map in place

  show(source) {
    const other = new DOMParser().parseFromString(source, 'text/html');
    if (!other.getElementById('drawn')) throw new TypeError('This is no page of argmap.');
    const { selected, stage, panel } = this, stood = standing(stage, stage.frame());
    const open = panel.box.hidden ? '' : panel.id;
    for (const part of REPLACED) document.querySelector(part).replaceWith(other.querySelector(part));
    document.querySelector('noscript').textContent = other.querySelector('noscript').innerHTML;
    for (const pane of document.querySelectorAll('.view:not(.stage)')) pane.remove();
    panel.box.before(...other.querySelectorAll('.view:not(.stage)'));
    this.take(other);
    this.finder.again();
    stand(stage, stood);
    this.chosen = this.data.place(selected);
    if (this.selected !== selected) this.tells?.('');
    this.view(document.body.dataset.view);
    if (panel.isList) this.finder.list();
    else if (this.data.place(open) >= 0) panel.again(open);
    else this.close();
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
    document.querySelector('[data-do=theme] span').textContent = name;
    this.palette.clear();
    this.minimap.changed();
    this.stage.draw();
  }

  nextTheme() {
    const themes = ['auto', 'light', 'dark'];
    this.setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]);
  }

  // -- what is chosen

  get selected() {
    return this.data.ids[this.chosen] ?? '';
  }

  select(id) {
    if (id === this.selected && (!id || this.panel.id === id)) return true;
    const number = this.data.place(id);
    if (number >= 0) {
      this.view('map');
      this.choose(number, { open: true });
    } else if (id === '') {
      this.pick(-1);
      this.close();
    }
    return number >= 0 || id === '';
  }

  /** Make a unit the chosen one, wherever it is, and tell whoever holds the page. */
  pick(number) {
    if (number === this.chosen) return;
    this.chosen = number;
    this.tells?.(this.selected);
    this.stage.draw();
  }

  choose(number, { open = false } = {}) {
    if (number < 0) return;
    this.stage.reveal(number);
    this.pick(number);
    this.stage.show(number);
    this.stage.paint();
    this.focusChosen();
    if (open) this.open(number);
  }

  /** Put the focus on the chosen card, unless somebody types outside of this page. */
  focusChosen() {
    if (document.hasFocus()) this.stage.shown.get(this.chosen)?.focus({ preventScroll: true });
  }

  fold(number) {
    this.stage.toggle(number);
    this.choose(number);
  }

  open(number) {
    const id = this.data.ids[number];
    this.panel.show(id);
    setAddress(`#${encodeURIComponent(id)}`);
    this.stage.show(number);
  }

  close() {
    this.panel.hide();
    this.focusChosen();
    this.stage.draw();
  }

  /** Go back from a claim to the list of what is found. */
  toList() {
    this.finder.list();
    this.panel.content.focus({ preventScroll: true });
  }

  fromAddress() {
    try {
      const id = decodeURIComponent(location.hash.slice(1));
      if (id) this.select(id);
    } catch {
      // an address that is no text names no claim
    }
  }

  /** Mark on the elements of cards what is chosen, found and filtered. */
  marked() {
    const { data, chosen, stage: { shown } } = this;
    const first = chosen >= 0 ? chosen : data.roots[0];
    for (const [unit, element] of shown) {
      element.classList.toggle('chosen', unit === chosen);
      element.classList.toggle('found', this.finder.found.has(unit));
      element.classList.toggle('dim', !this.finder.matches(unit));
      if (data.isCard(unit)) element.tabIndex = unit === first ? 0 : -1;
    }
  }

  // -- views

  view(wanted) {
    const name = document.querySelector(`.view[data-view="${wanted}"]`) ? wanted : 'map';
    for (const tab of document.querySelectorAll('[role=tab]')) {
      const isOn = tab.dataset.view === name;
      tab.setAttribute('aria-selected', String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    }
    for (const pane of document.querySelectorAll('.view')) pane.hidden = pane.dataset.view !== name;
    document.body.dataset.view = name;
    const template = document.querySelector(`.view[data-view="${name}"] template`);
    template?.replaceWith(template.content.cloneNode(true));
    this.stage.draw();
  }

  help() {
    document.querySelector('dialog').showModal();
  }

  // -- everything that happens

  listen() {
    const { stage } = this;
    const actions = {
      help: () => this.help(), theme: () => this.nextTheme(), done: () => document.querySelector('dialog').close(),
      close: () => this.close(), list: () => this.toList(),
      fit: () => stage.fit(), in: () => stage.zoom(1.25), out: () => stage.zoom(0.8),
      unfold: () => stage.unfoldAll(), fold: () => stage.foldAll(),
    };
    document.addEventListener('click', (event) => {
      const button = event.target.closest('button, aside a[href^="#"]');
      if (!button) return;
      const { do: action, what, view } = button.dataset;
      if (action) actions[action]();
      else if (what) this.finder.filter(button);
      else if (view) this.view(view);
      else {
        event.preventDefault();
        this.select(decodeURIComponent(button.hash.slice(1)));
      }
    });
    this.input.addEventListener('input', () => this.finder.search(this.input.value));
    stage.box.addEventListener('focusin', (event) => {
      const element = event.target.closest('.card');
      if (element) this.pick(Number(element.dataset.unit));
    });
    window.addEventListener('hashchange', () => this.fromAddress());
    const isDark = matchMedia('(prefers-color-scheme: dark)');
    isDark.addEventListener('change', () => this.setTheme(document.documentElement.dataset.theme));
    listenToKeys(this);
    listenToPointer(this, stage.box);
  }
}

/** Put the chosen claim into the address; inside a notebook there is none to change. */
function setAddress(address) {
  try {
    if (location.hash !== address) history.replaceState(null, '', address);
  } catch {
    // the page works without
  }
}
