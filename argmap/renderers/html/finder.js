// What the reader looks for: words in the search field, and buttons of the legend that are pressed.
// Cards that it is not are dimmed, those that are found are marked, and the panel lists them.

class Finder {
  constructor(page) {
    this.page = page;
    this.filters = { kind: new Set(), act: new Set(), actor: new Set(), side: new Set(), tag: new Set() };
    this.words = [];
  }

  /** Take over the map that the page has now; nothing is found in it yet. */
  take() {
    this.index = null;
    this.hits = [];
    this.found = new Set();
    this.hit = -1;
  }

  /** Look for the same in another map; what has no button there filters no more. */
  again() {
    const pressed = this.filters;
    this.filters = Object.fromEntries(Object.keys(pressed).map((what) => [what, new Set()]));
    for (const button of document.querySelectorAll('[data-what]')) {
      const { what, value } = button.dataset;
      if (pressed[what].has(value)) this.press(button);
    }
    this.look();
  }

  get isFiltered() {
    return Object.values(this.filters).some((chosen) => chosen.size);
  }

  get isLooking() {
    return this.isFiltered || this.words.length > 0;
  }

  // -- the legend

  /** Say whether a unit is what the pressed buttons of the legend ask for. */
  matches(unit) {
    const { data } = this.page, { kind, tag } = this.filters;
    if (!this.isFiltered || !data.isCard(unit)) return !this.isFiltered;
    return (!kind.size || kind.has(data.kind(unit)))
      && (!tag.size || (data.behind(unit).tags || []).some((one) => tag.has(one)))
      && (!this.asksWho || data.said(unit).some((statement) => this.isSaid(statement)));
  }

  get asksWho() {
    const { act, actor, side } = this.filters;
    return act.size + actor.size + side.size > 0;
  }

  /** Say whether a statement is by whom, and with which act, the buttons ask for. */
  isSaid(statement) {
    const { act, actor, side } = this.filters, who = this.page.data.actor(statement.actor);
    return (!act.size || act.has(statement.act)) && (!actor.size || actor.has(who?.id)) && (!side.size || side.has(who?.side));
  }

  filter(button) {
    this.press(button);
    this.look();
    const first = this.list().find((unit) => this.page.stage.isShown(unit));
    if (first !== undefined) this.page.stage.show(first);
  }

  press(button) {
    const { what, value } = button.dataset, chosen = this.filters[what];
    if (!chosen.delete(value)) chosen.add(value);
    button.setAttribute('aria-pressed', String(chosen.has(value)));
  }

  // -- words

  search(text) {
    this.words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    this.look();
    this.list();
  }

  look() {
    const { data, stage } = this.page;
    if (this.words.length) this.index ||= data.ids.map((_, unit) => searchable(data, unit));
    this.hits = this.words.length
      ? this.index.flatMap((text, unit) => (text && this.words.every((word) => text.includes(word)) ? [unit] : []))
      : [];
    this.found = new Set(this.hits);
    this.hit = -1;
    this.tell();
    stage.draw();
  }

  next(step) {
    const { page, hits } = this;
    if (!hits.length) return;
    this.hit = (this.hit + step + hits.length) % hits.length;
    const unit = hits[this.hit];
    page.stage.reveal(unit);
    page.pick(unit);
    page.stage.show(unit);
    this.tell();
  }

  tell() {
    const at = this.hit >= 0 ? `${this.hit + 1} of ` : '';
    document.querySelector('output').textContent = this.words.length ? `${at}${this.hits.length} found` : '';
  }

  // -- the list

  /** List in the panel what is found and not dimmed, and return it; where nothing is looked for, there is no list. */
  list() {
    const { page } = this, { data, panel } = page;
    const all = this.words.length ? this.hits : this.isLooking ? data.ids.map((_, unit) => unit) : [];
    const units = all.filter((unit) => data.isCard(unit) && this.matches(unit));
    if (this.isLooking) panel.list(units);
    else if (panel.isList) page.close();
    else panel.back();
    return units;
  }
}

function searchable(data, unit) {
  if (!data.isCard(unit)) return '';
  const said = data.said(unit).flatMap((one) => [data.actor(one.actor)?.name, one.does, data.wordsOf(one)]);
  const words = [data.title(unit), data.text(unit), ...(data.behind(unit).tags || []), ...said];
  return words.filter(Boolean).join(' ').toLowerCase();
}
