// The page that follows a file: what the server tells goes to the picture, the text and the remarks.

import { Panes } from './panes.js';
import { Picture } from './picture.js';
import { Remarks } from './remarks.js';
import { Text } from './text.js';
import { follow } from './events.js';
import { keepKey } from './key.js';

const { name, number, nonce } = document.body.dataset;
const path = name.split('/').map(encodeURIComponent).join('/');
const find = (selector) => document.querySelector(selector);

keepKey();

const panes = new Panes();
const picture = new Picture(find('.picture'), `/page/${path}?map=${number}`);
const text = new Text(find('section.text'), `/text/${path}`, { name, nonce });
const remarks = new Remarks(find('.remarks ul'), (remark) => {
  if (remark.line) goTo(remark);
  else if (remark.element) picture.select(remark.element);
});
let places = {};

async function goTo({ line, column }) {
  panes.open('text');
  await text.show(line, column);
}

panes.opened = (pane) => pane === 'text' && text.open();
panes.start();
picture.chosen = (id) => places[id] && text.point(places[id][0]);
find('[data-do=goto]').addEventListener('click', () => goTo(told.error));

// -- what the server tells

let told = null;

function hear(state) {
  told = state;
  places = state.places;
  document.title = `${state.maps[number - 1] || name} – argmap`;
  tellFault(state);
  tellMaps(state.maps);
  picture.show(state.version);
  remarks.show([...(state.error ? [state.error] : []), ...state.remarks]);
  panes.count(remarks.counts());
  text.follow(state);
}

function tellFault({ error, version }) {
  const box = find('.fault');
  box.hidden = !error;
  if (!error) return;
  const place = error.line ? `Line ${error.line}: ` : '';
  const rest = version ? ' The picture shows the file as it was before.' : '';
  box.querySelector('span').textContent = `${place}${error.message}.${rest}`;
  box.querySelector('button').hidden = !error.line;
}

function tellMaps(titles) {
  const select = find('footer select');
  select.hidden = titles.length < 2;
  if (select.hidden) return;
  select.replaceChildren(...titles.map((title, at) => new Option(title || `Map ${at + 1}`, at + 1)));
  select.value = number;
}

find('footer select').addEventListener('change', ({ target }) => {
  location.assign(`/map/${path}?map=${target.value}`);
});

function tellConnection(isThere) {
  const box = find('.following');
  box.classList.toggle('lost', !isThere);
  box.textContent = isThere ? 'follows the file' : 'no connection to argmap';
}

follow(`/events/${path}?map=${number}`, {
  open: () => tellConnection(true),
  error: () => tellConnection(false),
  message: ({ data }) => hear(JSON.parse(data)),
});
