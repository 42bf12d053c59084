// Which units lie in a rectangle: each is kept in every row of the world that it reaches into.

const ROW = 400, REACH = 40;

class Grid {
  constructor(data, places) {
    this.data = data;
    this.places = places;
    this.rows = new Map();
    this.width = this.height = 0;
    for (const unit of places.shown) this.add(unit);
  }

  add(unit) {
    const { data, places, rows } = this;
    const top = places.y[unit], bottom = top + data.height(unit);
    this.width = Math.max(this.width, places.x[unit] + data.width(unit));
    this.height = Math.max(this.height, bottom);
    for (let row = Math.floor(top / ROW); row <= Math.floor(bottom / ROW); row++) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(unit);
    }
  }

  /** Return the units in a rectangle, each once; at the right with what may reach into it. */
  within({ left, top, right, bottom }) {
    const { data, places: { x, y } } = this, found = [];
    const first = Math.max(0, Math.floor(top / ROW)), last = Math.floor(Math.min(bottom, this.height) / ROW);
    for (let row = first; row <= last; row++) {
      for (const unit of this.rows.get(row) || []) {
        const above = y[unit];
        if (Math.max(first, Math.floor(above / ROW)) !== row) continue; // met in a row before
        if (above > bottom || above + data.height(unit) < top) continue;
        if (x[unit] < right + REACH && x[unit] + data.width(unit) > left) found.push(unit);
      }
    }
    return found;
  }
}
