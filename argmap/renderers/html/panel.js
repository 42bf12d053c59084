// The panel: all that is known of one claim, with its words marked in the text that they come from.

const MOST_REASONS = 200, MOST_FOUND = 100;

/** Return an HTML element with attributes and children; strings become text. */
function html(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') made.addEventListener('click', value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ''));
  return made;
}

/** Return a link that may be followed: only to the web and to mail. */
function outside(url, words) {
  if (!/^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(url || '')) return words;
  return html('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words);
}

class Panel {
  constructor(page, box) {
    this.page = page;
    this.box = box;
    this.content = box.querySelector('.content');
    this.id = '';
    this.isList = false;
  }

  /** Return how much of the stage the panel lies over: on a narrow screen it comes up from below. */
  covers() {
    const isOver = !this.box.hidden && getComputedStyle(this.box).position === 'absolute';
    return isOver ? this.box.getBoundingClientRect().height : 0;
  }

  hide() {
    this.box.hidden = true;
    this.id = '';
    this.isList = false;
  }

  /** Show parts from the top, with a way back to the list of what is looked for. */
  fill(...parts) {
    const back = html('button', { type: 'button', class: 'back', 'data-do': 'list' }, '‹ All that is found');
    this.content.replaceChildren(back, ...parts);
    this.box.hidden = false;
    this.content.scrollTop = 0;
    this.back();
  }

  back() {
    const button = this.content.querySelector('.back');
    if (button) button.hidden = this.isList || !this.page.finder.isLooking;
  }

  // -- what is found

  list(units) {
    this.id = '';
    this.isList = true;
    const more = units.length - MOST_FOUND;
    this.fill(
      html('h2', {}, units.length ? `${units.length} found` : 'Nothing found'),
      ...units.slice(0, MOST_FOUND).map((unit) => this.entry(unit)),
      more > 0 ? html('p', { class: 'quiet' }, `… and ${more} more, on the map`) : '',
    );
  }

  /** Return a claim in a few lines: its name, who says it in which words, and what it does to what. */
  entry(unit) {
    const { data, finder } = this.page;
    const said = data.said(unit).filter((statement) => finder.isSaid(statement));
    const voices = said.flatMap((statement) => [this.voice(statement), this.quotation(data.wordsOf(statement))]);
    const rows = data.relationsOf(unit).from.map((row) => [row, data.aim(row)]).filter(([, aim]) => aim >= 0);
    const does = rows.map(([row, aim]) => html('p', { class: 'does' }, this.sign(row), `${this.does(row)} `, this.link(aim)));
    return html('section', { class: 'entry' }, html('h3', {}, this.link(unit)), ...voices, ...does);
  }

  // -- one claim

  show(id) {
    const { data } = this.page, unit = data.place(id), told = data.behind(unit);
    this.id = id;
    this.isList = false;
    this.fill(
      html('h2', {}, data.name(unit)),
      ...(data.title(unit) && data.text(unit) ? [html('p', { class: 'text' }, data.text(unit))] : []),
      ...this.verdict(unit, told),
      ...this.tags(told),
      ...this.said(told),
      ...this.steps(told),
      ...this.relations(unit),
      html('p', { class: 'address quiet' }, this.link(unit, `#${id}`)),
    );
    for (const text of this.content.querySelectorAll('.source')) {
      text.scrollTop = (text.querySelector('mark')?.offsetTop ?? 0) - text.clientHeight / 3;
    }
  }

  /** Show a claim of another map in place of what is shown, as far down as the reader has come. */
  again(id) {
    const { scrollTop } = this.content;
    this.show(id);
    this.content.scrollTop = scrollTop;
  }

  verdict(unit, told) {
    const { data } = this.page, status = data.status[unit];
    const strength = data.chips[unit]?.find(([what]) => what === 'strength');
    const parts = [status ? `${MARKS[status]} ${status}` : '', strength ? `strength ${strength[4]}` : ''];
    const words = parts.filter(Boolean).join(', ');
    if (!words) return [];
    const head = html('p', { class: `verdict ${status || ''}` }, words);
    return told.why ? [head, html('p', { class: 'why' }, told.why)] : [head];
  }

  tags(told) {
    if (!told.tags) return [];
    return [html('p', { class: 'tags' }, told.tags.map((tag) => `#${tag}`).join(' '))];
  }

  // -- who says it

  said(told) {
    const statements = (told.said || []).map((statement) => this.statement(statement));
    const quoted = (told.quotes || []).map((quote) => html(
      'div', { class: 'statement' }, this.quotation(quote[1]), this.inSource(quote[0], [quote]),
    ));
    if (!statements.length && !quoted.length) return [];
    return [html('h3', {}, statements.length ? 'Who says it' : 'In the source'), ...statements, ...quoted];
  }

  statement(statement) {
    const actor = this.page.data.actor(statement.actor);
    const about = [actor?.role, ...(actor?.groups || [])].filter(Boolean).join(', ');
    const quotes = statement.quotes || [], cited = [...new Set(quotes.map(([source]) => source))];
    return html(
      'div', { class: 'statement' }, this.voice(statement),
      about ? html('p', { class: 'quiet' }, about) : '',
      this.quotation(this.page.data.wordsOf(statement)),
      ...cited.map((id) => this.inSource(id, quotes.filter(([source]) => source === id), id === statement.source)),
    );
  }

  /** Return who speaks, with which act, and where and when. */
  voice(statement) {
    const { data } = this.page, actor = data.actor(statement.actor);
    const name = actor ? html('span', { class: `pill actor-${this.page.colourOf(actor)}` }, actor.name) : 'Somebody';
    const where = data.told.sources[statement.source], when = statement.when || where?.date;
    const place = [where?.title, when].filter(Boolean).join(', ');
    return html(
      'p', { class: 'voice' }, actor ? outside(actor.url, name) : name, ` ${statement.does || ''} `,
      html('span', { class: 'quiet' }, place ? `· ${place}` : ''),
    );
  }

  quotation(words) {
    return words ? html('blockquote', {}, `“${words}”`) : '';
  }

  /** Return where words stand, with the text of the source around them where it is known. */
  inSource(id, quotes, isSaidThere = true) {
    const source = this.page.data.told.sources[id];
    if (!source) return '';
    const about = [...(source.authors || []), source.publisher, source.date].filter(Boolean).join(', ');
    const title = outside(source.url, source.title), before = isSaidThere ? 'in ' : 'as quoted in ';
    const caption = html('figcaption', {}, before, title, about ? html('span', { class: 'quiet' }, ` ${about}`) : '');
    const known = quotes.filter((quote) => quote[2] !== null && quote[3] !== null && source.text);
    if (!known.length) return html('figure', {}, caption);
    const text = html('div', { class: 'source', tabindex: 0, role: 'region', 'aria-label': `Text of ${source.title}` });
    text.append(...marked([...source.text], known));
    return html('figure', {}, caption, text);
  }

  // -- what it stands in relation to

  steps(told) {
    if (!told.steps) return [];
    const items = told.steps.map(([unit, isConclusion]) => html('li', {}, isConclusion ? '∴ ' : '', this.link(unit)));
    return [html('h3', {}, 'Its steps'), html('ol', { class: 'steps' }, ...items)];
  }

  relations(unit) {
    const { towards, from } = this.page.data.relationsOf(unit);
    const groups = new Map();
    const add = (title, reason) => {
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(reason);
    };
    for (const row of towards) add(TOWARDS[this.kind(row)], () => this.reason(row, this.row(row)[1]));
    for (const row of from) {
      const aim = this.page.data.aim(row), others = this.row(row)[1].filter((premise) => premise !== unit);
      add(FROM[this.kind(row)], () => this.reason(row, aim < 0 ? [] : [aim], others));
    }
    return [...groups].flatMap(([title, reasons]) => {
      const more = reasons.length - MOST_REASONS;
      const items = reasons.slice(0, MOST_REASONS).map((reason) => reason());
      if (more > 0) items.push(html('li', { class: 'quiet' }, `… and ${more} more, on the map`));
      return [html('h3', {}, title), html('ul', { class: 'reasons' }, ...items)];
    });
  }

  row(row) {
    return this.page.data.told.relations[row];
  }

  kind(row) {
    return this.page.data.relations[this.row(row)[0]][0];
  }

  does(row) {
    const does = this.page.data.relations[this.row(row)[0]][1];
    return this.row(row)[2] < 0 ? `${does} the inference to` : does;
  }

  /** Return a relation by what is at its other end, the premises beside, and what attacks or supports it in turn. */
  reason(row, ends, others = []) {
    const scheme = this.row(row)[3];
    const against = this.page.data.relationsOf(-1 - row).towards.map((other) => html(
      'span', { class: 'against' }, `${PASSIVE[this.kind(other)]} by `, ...this.joined(this.row(other)[1]),
    ));
    const beside = others.length ? [html('span', { class: 'quiet' }, ', together with '), ...this.joined(others)] : [];
    const by = scheme ? html('span', { class: 'quiet' }, ` (${scheme})`) : '';
    return html('li', {}, this.sign(row), ...this.joined(ends), ...beside, by, ...against);
  }

  sign(row) {
    const [kind, , sign] = this.page.data.relations[this.row(row)[0]];
    return html('span', { class: `sign t-${COLOURS[kind]}`, 'aria-hidden': 'true' }, sign);
  }

  joined(ends) {
    const links = ends.map((end) => this.end(end));
    return links.flatMap((link, index) => (index ? [html('span', { class: 'quiet' }, ' together with '), link] : [link]));
  }

  /** Return a card as a link, and a relation by what it does to which card. */
  end(end) {
    if (end >= 0) return this.link(end);
    const { data } = this.page, aim = data.aim(-1 - end);
    return aim < 0 ? 'nothing' : html('span', {}, `what ${this.does(-1 - end)} `, this.link(aim));
  }

  link(unit, words = '') {
    const { data } = this.page;
    return html('a', { href: `#${encodeURIComponent(data.ids[unit])}` }, words || data.name(unit));
  }
}

const TOWARDS = {
  support: 'Supported by', rebuttal: 'Rebutted by', undercut: 'Undercut by', contradiction: 'In contradiction with',
  equivalence: 'The same as', preference: 'Less than',
};
const FROM = {
  support: 'It supports', rebuttal: 'It rebuts', undercut: 'It undercuts what leads to', contradiction: 'In contradiction with',
  equivalence: 'The same as', preference: 'It is preferred to',
};

const PASSIVE = {
  support: 'supported', rebuttal: 'rebutted', undercut: 'undercut', contradiction: 'contradicted',
  equivalence: 'restated', preference: 'preferred',
};

/** Return a text, given as code points, as nodes in which quotes are marked. */
function marked(points, quotes) {
  const spans = quotes.map((quote) => [quote[2], quote[3]]).sort((one, other) => one[0] - other[0]);
  const nodes = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done || end > points.length) continue;
    nodes.push(points.slice(done, start).join(''), html('mark', {}, points.slice(start, end).join('')));
    done = end;
  }
  return [...nodes, points.slice(done).join('')];
}
