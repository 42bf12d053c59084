// What the page knows of a map: the columns that _data.py writes, as questions about units.
// A unit is a card or a junction, by its number; parents stand before children, and siblings side by side.

const INFERRED_LINK = 1, ARM = 2, ARGUMENT = 4, INFERRED = 8, THESIS = 16, FALLEN = 32;
const RADIUS = 7;

class MapData {
  constructor(source) {
    Object.assign(this, JSON.parse(source.getElementById('drawn').textContent));
    this.source = source.getElementById('told');
    this.size = this.ids.length;
    this.first = new Int32Array(this.size);
    this.above = Int32Array.from(this.parents);
    this.below = new Int32Array(this.size);
    this.roots = [];
    for (let unit = 0; unit < this.size; unit++) {
      const parent = this.above[unit];
      if (parent < 0) this.roots.push(unit);
      else if (!this.below[parent]++) this.first[parent] = unit;
    }
    this.cards = this.form.reduce((sum, form) => sum + (form >= 0), 0);
  }

  // -- the tree

  isCard(unit) {
    return this.form[unit] >= 0;
  }

  children(unit) {
    return Array.from({ length: this.below[unit] }, (_, index) => this.first[unit] + index);
  }

  /** Return the card that a unit hangs behind, -1 for none. */
  cardAbove(unit) {
    let above = this.above[unit];
    while (above >= 0 && !this.isCard(above)) above = this.above[above];
    return above;
  }

  /** Return the first card that hangs behind a unit, -1 for none. */
  cardBelow(unit) {
    const queue = this.children(unit);
    for (const below of queue) {
      if (this.isCard(below)) return below;
      queue.push(...this.children(below));
    }
    return -1;
  }

  /** Return how many cards hang behind each unit. */
  counts() {
    const counts = new Int32Array(this.size);
    for (let unit = this.size - 1; unit >= 0; unit--) {
      if (this.above[unit] >= 0) counts[this.above[unit]] += counts[unit] + (this.isCard(unit) ? 1 : 0);
    }
    return counts;
  }

  /** Return the number of a card, by the id of its claim or argument; -1 for none. */
  place(id) {
    if (!this.numbers) {
      this.numbers = new Map();
      for (let unit = 0; unit < this.size; unit++) if (this.isCard(unit)) this.numbers.set(this.ids[unit], unit);
    }
    return this.numbers.get(id) ?? -1;
  }

  // -- units

  width(unit) {
    return this.isCard(unit) ? this.forms[this.form[unit]][0] : 2 * RADIUS;
  }

  height(unit) {
    return this.isCard(unit) ? this.forms[this.form[unit]][1] : 2 * RADIUS;
  }

  is(unit, flag) {
    return Boolean(this.flags[unit] & flag);
  }

  /** Return the kind of the relation by which a unit hangs; '' at a root. */
  kind(unit) {
    return this.relations[this.kinds[unit]]?.[0] || '';
  }

  does(unit) {
    return this.relations[this.kinds[unit]]?.[1] || '';
  }

  sign(unit) {
    return this.relations[this.kinds[unit]]?.[2] || '';
  }

  title(unit) {
    return this.titles[unit].replaceAll('\n', ' ');
  }

  text(unit) {
    return this.texts[unit].replaceAll('\n', ' ');
  }

  name(unit) {
    return this.title(unit) || this.text(unit) || 'Without words';
  }

  /** Return what stands on a card: blocks of style, x, y, size, leading and lines. */
  blocks(unit) {
    return this.forms[this.form[unit]][2].map(([style, ...place], index) => {
      const own = this.lines[unit]?.[index];
      return [style, ...place, own || (style === 'title' ? this.titles : this.texts)[unit].split('\n')];
    });
  }

  /** Return what a screen reader says of a card, or the words at a junction. */
  label(unit) {
    const after = this.after[unit] ?? this.relates(unit);
    return [this.title(unit), this.text(unit), after].filter(Boolean).map(sentence).join(' ');
  }

  relates(unit) {
    const above = this.cardAbove(unit);
    if (above < 0) return this.does(unit);
    const words = [...(this.title(above) || this.text(above))].slice(0, 80).join('');
    return `${this.does(unit)} ${words ? `“${words}”` : 'something without words'}`;
  }

  // -- what stands behind the cards, read when somebody asks

  get told() {
    if (!this.read) {
      this.read = JSON.parse(this.source.textContent);
      this.read.people = new Map(this.read.actors.map((actor) => [actor.id, actor]));
    }
    return this.read;
  }

  behind(unit) {
    return this.told.cards[unit] || {};
  }

  said(unit) {
    return this.behind(unit).said || [];
  }

  /** Return the words of a statement; where none stand there, they are those of its quotes. */
  wordsOf(statement) {
    return statement.words || (statement.quotes || []).map((quote) => quote[1]).join(' … ');
  }

  actor(id) {
    return this.told.people.get(id);
  }

  /** Return the relations that aim at something and those that come from it, as numbers of rows. */
  relationsOf(end) {
    this.chains ||= { towards: this.chain((row) => (row[2] === null ? [] : [row[2]])), from: this.chain((row) => row[1]) };
    return { towards: this.chains.towards(end), from: this.chains.from(end) };
  }

  /** Return what tells the rows that an end has: they are chained, each naming the one after it. */
  chain(ends) {
    const rows = this.told.relations, heads = new Int32Array(rows.length + this.size).fill(-1), links = [];
    for (let row = rows.length - 1; row >= 0; row--) {
      for (const end of ends(rows[row])) heads[end + rows.length] = links.push([row, heads[end + rows.length]]) - 1;
    }
    return (end) => {
      const found = [];
      for (let at = heads[end + rows.length]; at >= 0; at = links[at][1]) found.push(links[at][0]);
      return found;
    };
  }

  /** Return the card that a row of relations comes to at last: of an attack on a relation, what that aims at. */
  aim(row) {
    const seen = new Set();
    let target = this.told.relations[row][2];
    while (target !== null && target < 0 && !seen.has(target)) {
      seen.add(target);
      target = this.told.relations[-1 - target][2];
    }
    return target === null || target < 0 ? -1 : target;
  }
}

function sentence(words) {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
