// The list of files: made anew by the server whenever it is another.

import { keepKey } from './key.js';

keepKey();

async function renew() {
  const answer = await fetch('/');
  const other = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const now = document.querySelector('main');
  if (other && other.innerHTML !== now.innerHTML) now.replaceWith(other);
}

let events = null;

function follow() {
  if (document.hidden) {
    events?.close();
    events = null;
  } else if (!events) {
    events = new EventSource('/events');
    events.addEventListener('message', renew);
  }
}

document.addEventListener('visibilitychange', follow);
follow();
