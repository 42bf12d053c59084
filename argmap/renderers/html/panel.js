// The panel: all that is known of one claim, with its words marked in the text that they come from.

const MOST_REASONS = 200;

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
  }

  /** Return how much of the stage the panel lies over: on a narrow screen it comes up from below. */
  covers() {
    const isOver = !this.box.hidden && getComputedStyle(this.box).position === 'absolute';
    return isOver ? this.box.getBoundingClientRect().height : 0;
  }

  show(id) {
    const { data } = this.page, unit = data.place(id), told = data.behind(unit);
    this.id = id;
    this.content.replaceChildren(
      html('h2', {}, data.name(unit)),
      ...(data.title(unit) && data.text(unit) ? [html('p', { class: 'text' }, data.text(unit))] : []),
      ...this.verdict(unit, told),
      ...this.tags(told),
      ...this.said(told),
      ...this.steps(told),
      ...this.relations(unit),
      html('p', { class: 'address quiet' }, this.link(unit, `#${id}`)),
    );
    this.box.hidden = false;
    this.content.scrollTop = 0;
    this.content.querySelectorAll('.source mark').forEach((mark) => {
      const frame = mark.closest('.source');
      frame.scrollTop = mark.offsetTop - frame.offsetTop - frame.clientHeight / 3;
    });
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
      'div', { class: 'statement' }, html('blockquote', {}, quote[1]), this.inSource(quote[0], [quote]),
    ));
    if (!statements.length && !quoted.length) return [];
    return [html('h3', {}, statements.length ? 'Who says it' : 'In the source'), ...statements, ...quoted];
  }

  statement(statement) {
    const actor = this.page.data.actor(statement.actor);
    const name = actor ? html('span', { class: `pill actor-${this.page.colourOf(actor)}` }, actor.name) : 'Somebody';
    const words = this.page.data.wordsOf(statement);
    const about = [actor?.role, ...(actor?.groups || [])].filter(Boolean).join(', ');
    const where = this.page.data.told.sources[statement.source];
    const place = [where ? where.title : '', statement.when].filter(Boolean).join(', ');
    const head = html('p', { class: 'voice' }, name, ` ${statement.does || ''} `, html('span', { class: 'quiet' }, place));
    return html(
      'div', { class: 'statement' }, head,
      about ? html('p', { class: 'quiet' }, about) : '',
      words ? html('blockquote', {}, words) : '',
      ...(statement.quotes ? [this.inSource(statement.quotes[0][0], statement.quotes)] : []),
    );
  }

  /** Return the text of a source with quotes marked in it, where the text is known. */
  inSource(id, quotes) {
    const source = this.page.data.told.sources[id];
    if (!source) return '';
    const caption = html('figcaption', {}, outside(source.url, source.title));
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

  /** Return a relation by what is at its other end, the premises beside, and what attacks or supports it in turn. */
  reason(row, ends, others = []) {
    const [kind, does, sign] = this.page.data.relations[this.row(row)[0]], scheme = this.row(row)[3];
    const glyph = html('span', { class: `sign t-${COLOURS[kind]}`, 'aria-hidden': 'true' }, sign);
    const against = this.page.data.relationsOf(-1 - row).towards.map((other) => html(
      'span', { class: 'against' }, `${PASSIVE[this.kind(other)]} by `, ...this.joined(this.row(other)[1]),
    ));
    const beside = others.length ? [html('span', { class: 'quiet' }, ', together with '), ...this.joined(others)] : [];
    return html('li', {}, glyph, ...this.joined(ends), ...beside, scheme ? html('span', { class: 'quiet' }, ` (${scheme})`) : '', ...against);
  }

  joined(ends) {
    const links = ends.map((end) => this.end(end));
    return links.flatMap((link, index) => (index ? [html('span', { class: 'quiet' }, ' together with '), link] : [link]));
  }

  /** Return a card as a link, and a relation by what it does to which card. */
  end(end) {
    if (end >= 0) return this.link(end);
    const { data } = this.page, aim = data.aim(-1 - end);
    return aim < 0 ? 'nothing' : html('span', {}, `what ${data.relations[this.row(-1 - end)[0]][1]} `, this.link(aim));
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
