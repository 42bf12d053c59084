// The list of files: made anew by the server whenever it is another.

import { follow } from './events.js';
import { keepKey } from './key.js';

keepKey();

async function renew() {
  const answer = await fetch('/');
  const other = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const now = document.querySelector('main');
  if (other && other.innerHTML !== now.innerHTML) now.replaceWith(other);
}

follow('/events', { message: renew });
