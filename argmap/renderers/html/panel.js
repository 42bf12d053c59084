// The panel: all that is known of one claim, with its words marked in the text that they come from.

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
    const told = this.page.data.details[id];
    if (!told) return;
    this.id = id;
    this.content.replaceChildren(
      html('h2', { tabindex: -1 }, told.title || told.text || 'Without words'),
      ...(told.title && told.text ? [html('p', { class: 'text' }, told.text)] : []),
      ...this.verdict(id, told),
      ...this.tags(told),
      ...this.said(told),
      ...this.relations(told),
      this.address(id),
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

  verdict(id, told) {
    const face = this.page.data.units[this.page.places.get(id)]?.face;
    const strength = face?.chips?.find(([what]) => what === 'strength');
    const parts = [face?.status ? `${MARKS[face.status]} ${face.status}` : '', strength ? `strength ${strength[4]}` : ''];
    const words = parts.filter(Boolean).join(', ');
    if (!words) return [];
    const head = html('p', { class: `verdict ${face.status || ''}` }, words);
    return told.why ? [head, html('p', { class: 'why' }, told.why)] : [head];
  }

  tags(told) {
    if (!told.tags) return [];
    return [html('p', { class: 'tags' }, told.tags.map((tag) => `#${tag}`).join(' '))];
  }

  // -- who says it

  said(told) {
    const statements = (told.said || []).map((statement) => this.statement(statement));
    const quoted = (told.quotes || []).map((quote) => this.inSource(quote[0], [quote]));
    if (!statements.length && !quoted.length) return [];
    return [html('h3', {}, statements.length ? 'Who says it' : 'In the source'), ...statements, ...quoted];
  }

  statement(statement) {
    const actor = this.page.actors.get(statement.actor);
    const name = actor ? html('span', { class: `pill actor-${this.page.colourOf(actor)}` }, actor.name) : 'Somebody';
    const about = [actor?.role, ...(actor?.groups || [])].filter(Boolean).join(', ');
    const where = this.page.data.sources[statement.source];
    const place = [where ? where.title : '', statement.when].filter(Boolean).join(', ');
    const head = html('p', { class: 'voice' }, name, ` ${statement.does || ''} `, html('span', { class: 'quiet' }, place));
    return html(
      'div', { class: 'statement' }, head,
      about ? html('p', { class: 'quiet' }, about) : '',
      statement.words ? html('blockquote', {}, statement.words) : '',
      ...(statement.quotes ? [this.inSource(statement.quotes[0][0], statement.quotes)] : []),
    );
  }

  /** Return the text of a source with quotes marked in it, where the text is known. */
  inSource(id, quotes) {
    const source = this.page.data.sources[id];
    if (!source) return html('div', {}, html('blockquote', {}, quotes.map((quote) => quote[1]).join(' … ')));
    const caption = html('figcaption', {}, outside(source.url, source.title));
    const known = quotes.filter((quote) => quote[2] !== null && quote[3] !== null && source.text);
    if (!known.length) return html('figure', {}, caption);
    const text = html('div', { class: 'source', tabindex: 0, role: 'region', 'aria-label': `Text of ${source.title}` });
    text.append(...marked([...source.text], known));
    return html('figure', {}, caption, text);
  }

  // -- what it stands in relation to

  relations(told) {
    const groups = new Map();
    for (const [isTowards, kind, ids, scheme] of told.for || []) {
      const title = isTowards ? TOWARDS[kind] : FROM[kind];
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(this.reason(kind, ids, scheme));
    }
    const parts = [...groups].map(([title, items]) => [html('h3', {}, title), html('ul', { class: 'reasons' }, ...items)]);
    return parts.flat();
  }

  reason(kind, ids, scheme) {
    const links = ids.map((id) => this.link(id));
    const joined = links.flatMap((link, index) => (index ? [html('span', { class: 'quiet' }, ' together with '), link] : [link]));
    const glyph = html('span', { class: `sign t-${COLOURS[kind]}`, 'aria-hidden': 'true' }, this.page.data.kinds[kind].sign);
    return html('li', {}, glyph, ...joined, scheme ? html('span', { class: 'quiet' }, ` (${scheme})`) : '');
  }

  link(id) {
    const told = this.page.data.details[id];
    return html('a', { href: `#${encodeURIComponent(id)}` }, told ? told.title || told.text || id : id);
  }

  address(id) {
    return html('p', { class: 'address quiet' }, html('a', { href: `#${encodeURIComponent(id)}` }, `#${id}`));
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
