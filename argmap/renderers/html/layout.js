// Where units go: tidy trees, growing to the right, one below the other.
// Van der Ploeg 2014, "Drawing non-layered tidy trees in linear time"; the same as argmap/layout/engines/tidy.py.

const BESIDE = 20, BEHIND_CARD = 46, BEHIND_JUNCTION = 24, BETWEEN_TREES = 40;

/** Return nodes, parents before children, for what is shown below a root. */
function grown(data, root, folded) {
  const order = [node(data, root, 0)];
  for (let at = 0; at < order.length; at++) {
    const above = order[at];
    if (folded.has(above.unit)) continue;
    const first = data.first[above.unit];
    for (let child = first; child < first + data.below[above.unit]; child++) {
      const below = node(data, child, above.end);
      above.children.push(below);
      order.push(below);
    }
  }
  return order;
}

function node(data, unit, depth) {
  const made = {
    unit, depth, breadth: data.height(unit) + BESIDE,
    end: depth + data.width(unit) + (data.isCard(unit) ? BEHIND_CARD : BEHIND_JUNCTION),
    children: [], prelim: 0, mod: 0, shift: 0, change: 0, firstSum: 0, lastSum: 0, left: null, right: null,
  };
  made.first = made.last = made;
  return made;
}

/** Set children apart, a node beside their middle, and its outline around them all. */
function firstPass(above) {
  const { children } = above;
  const lows = [[children[0].first.end, 0]];
  for (let index = 1; index < children.length; index++) {
    const low = children[index].last.end;
    separate(children, index, lows);
    while (lows.length && low >= lows[lows.length - 1][0]) lows.pop();
    lows.push([low, index]);
  }
  const one = children[0], other = children[children.length - 1];
  const middle = (one.prelim + one.mod + other.mod + other.prelim + other.breadth) / 2;
  above.prelim = middle - above.breadth / 2;
  above.first = one.first;
  above.firstSum = one.firstSum;
  above.last = other.last;
  above.lastSum = other.lastSum;
}

function separate(children, index, lows) {
  let left = children[index - 1], right = children[index];
  let leftSum = left.mod, rightSum = right.mod, lowest = lows.length - 1;
  while (left && right) {
    while (left.end > lows[lowest][0]) lowest--;
    const gap = leftSum + left.prelim + left.breadth - rightSum - right.prelim;
    if (gap > 0) {
      rightSum += gap;
      move(children, index, lows[lowest][1], gap);
    }
    const leftEnd = left.end, rightEnd = right.end;
    if (leftEnd <= rightEnd) {
      left = left.children.length ? left.children[left.children.length - 1] : left.right;
      if (left) leftSum += left.mod;
    }
    if (leftEnd >= rightEnd) {
      right = right.children.length ? right.children[0] : right.left;
      if (right) rightSum += right.mod;
    }
  }
  if (!left && right) threadLeft(children, index, right, rightSum);
  else if (left && !right) threadRight(children, index, left, leftSum);
}

function move(children, index, elder, distance) {
  const moved = children[index];
  moved.mod += distance;
  moved.firstSum += distance;
  moved.lastSum += distance;
  if (elder !== index - 1) {
    const share = distance / (index - elder);
    children[elder + 1].shift += share;
    moved.shift -= share;
    moved.change -= distance - share;
  }
}

function threadLeft(children, index, right, rightSum) {
  const first = children[0], moved = children[index], end = first.first;
  end.left = right;
  const difference = rightSum - right.mod - first.firstSum;
  end.mod += difference;
  end.prelim -= difference;
  first.first = moved.first;
  first.firstSum = moved.firstSum;
}

function threadRight(children, index, left, leftSum) {
  const moved = children[index], elder = children[index - 1], end = moved.last;
  end.right = left;
  const difference = leftSum - left.mod - moved.lastSum;
  end.mod += difference;
  end.prelim -= difference;
  moved.last = elder.last;
  moved.lastSum = elder.lastSum;
}

/** Return the places of units, x and y; x is NaN where a unit is folded away; `shown` are the others. */
function laidOut(data, folded) {
  const places = { x: new Float64Array(data.size).fill(NaN), y: new Float64Array(data.size), shown: [] };
  let top = 0;
  for (const root of data.roots) {
    const order = grown(data, root, folded);
    for (let at = order.length - 1; at >= 0; at--) if (order[at].children.length) firstPass(order[at]);
    const [near, far] = secondPass(order, places);
    for (const { unit } of order) {
      places.y[unit] += top - near;
      places.shown.push(unit);
    }
    top += far - near + BETWEEN_TREES - BESIDE;
  }
  return places;
}

function secondPass(order, places) {
  order[0].sum = 0;
  let near = Infinity, far = -Infinity;
  for (const above of order) {
    const total = above.sum + above.mod, at = above.prelim + total;
    places.x[above.unit] = above.depth;
    places.y[above.unit] = at;
    near = Math.min(near, at);
    far = Math.max(far, at + above.breadth);
    let shift = 0, change = 0;
    for (const child of above.children) {
      shift += child.shift;
      change += shift + child.change;
      child.mod += change;
      child.sum = total;
    }
  }
  return [near, far];
}
