// The lines between units: where they run, and how they are painted.

const MOST_LINES = 4000, MOST_FAR = 1000, TINY = 0.12;
const DASHES = {
  rebuttal: [7, 4], undercut: [1.5, 4.5], contradiction: [9, 3, 2, 3], preference: [12, 4],
};

/** Return the lines between what is shown: from, to, kind, how it looks, and the points of a curve. */
function routed(data, places) {
  const routes = [];
  for (const from of places.shown) {
    const to = data.above[from];
    if (to < 0) continue;
    const isArm = data.is(from, ARM), what = isArm ? to : from;
    const looks = { isArm, isInferred: data.is(what, INFERRED_LINK), isFallen: data.is(what, FALLEN) };
    routes.push({ from, to, kind: data.kind(what), isBranch: true, ...looks, port: 0 });
  }
  for (const [from, to, kind, isArm, isInferred, isFallen] of data.across) {
    if (Number.isNaN(places.x[from]) || Number.isNaN(places.x[to])) continue;
    routes.push({ from, to, kind: data.relations[kind][0], isBranch: false, isArm, isInferred, isFallen, port: 0 });
  }
  spread(routes, data, places);
  for (const route of routes) curve(route, data, places);
  return routes;
}

/** Let lines arrive at a card one below the other, in the order in which they come from. */
function spread(routes, data, places) {
  const arriving = new Map();
  for (const route of routes) {
    if (!data.isCard(route.to)) continue;
    if (!arriving.has(route.to)) arriving.set(route.to, []);
    arriving.get(route.to).push(route);
  }
  for (const [to, coming] of arriving) {
    coming.sort((one, other) => places.y[one.from] - places.y[other.from]);
    const step = Math.min(26, Math.max(data.height(to) - 30, 8) / coming.length);
    coming.forEach((route, index) => { route.port = (index - (coming.length - 1) / 2) * step; });
  }
}

function curve(route, data, places) {
  const { from, to } = route;
  const x0 = places.x[from], y0 = places.y[from] + data.height(from) / 2;
  const x1 = places.x[to] + data.width(to), y1 = places.y[to] + data.height(to) / 2 + route.port;
  const isBack = x0 < x1 + 8;
  const tip = route.isArm ? 0 : 8;
  const start = isBack ? x0 + data.width(from) : x0;
  const pull = isBack ? 90 : Math.max(14, (x0 - x1 - tip) / 2);
  route.points = isBack
    ? [start, y0, start + pull, y0, x1 + pull, y1, x1 + tip, y1]
    : [start, y0, start - pull, y0, x1 + tip + pull, y1, x1 + tip, y1];
  route.left = Math.min(start, x1) - 8;
  route.right = Math.max(start, x1) + (isBack ? 90 : 8);
  route.top = Math.min(y0, y1) - 5;
  route.bottom = Math.max(y0, y1) + 5;
}

function paintLines(pen, routes, frame, page) {
  const seen = routes.filter((route) => route.left < frame.right && route.right > frame.left
    && route.top < frame.bottom && route.bottom > frame.top);
  if (page.stage.view.k < TINY) return paintFar(pen, seen, page);
  const every = Math.ceil(seen.length / MOST_LINES);
  for (let at = 0; at < seen.length; at += every) paintLine(pen, seen[at], page);
  pen.globalAlpha = 1;
  return undefined;
}

function paintLine(pen, route, page) {
  const [x0, y0, ax, ay, bx, by, x1, y1] = route.points;
  const isLit = page.finder.matches(route.from) && page.finder.matches(route.to);
  pen.globalAlpha = isLit ? 1 : 0.15;
  pen.strokeStyle = pen.fillStyle = page.colour(COLOURS[route.kind]);
  pen.lineWidth = route.isFallen ? 0.9 : route.isBranch ? (route.isInferred ? 1.6 : 2.2) : 1.4;
  pen.setLineDash(DASHES[route.kind] || []);
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.bezierCurveTo(ax, ay, bx, by, x1, y1);
  pen.stroke();
  if (!route.isArm) arrow(pen, x1 - 8, y1, route.isInferred, page);
  if (route.isFallen && !route.isArm) {
    pen.fillStyle = page.colour('attack');
    pen.font = 'bold 11px sans-serif';
    pen.fillText('✗', (x0 + x1) / 2 + 5, (y0 + y1) / 2 + 5);
  }
}

/** Paint lines seen from afar, where neither curves nor dashes nor arrows can be made out. */
function paintFar(pen, seen, page) {
  const every = Math.ceil(seen.length / MOST_FAR), colours = new Map();
  for (let at = 0; at < seen.length; at += every) {
    const colour = page.colour(COLOURS[seen[at].kind]);
    if (!colours.has(colour)) colours.set(colour, []);
    colours.get(colour).push(seen[at].points);
  }
  pen.setLineDash([]);
  pen.lineWidth = 1 / page.stage.view.k;
  pen.globalAlpha = page.finder.isFiltered ? 0.1 : 0.3;
  for (const [colour, lines] of colours) {
    pen.strokeStyle = colour;
    pen.beginPath();
    for (const [x0, y0, , , , , x1, y1] of lines) {
      pen.moveTo(x0, y0);
      pen.lineTo(x1, y1);
    }
    pen.stroke();
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
