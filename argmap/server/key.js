// The key that lets write: it comes in the address that `argmap serve` prints, and stays in this browser.

const PLACE = 'argmap-key';

/** Take the key out of the address, where nobody is to see or copy it. */
export function keepKey() {
  const given = /^#key=([\w-]+)$/.exec(location.hash);
  if (!given) return;
  localStorage.setItem(PLACE, given[1]);
  history.replaceState(null, '', location.pathname + location.search);
}

export function key() {
  return localStorage.getItem(PLACE) || '';
}

/** Return whether the server takes our key; another one may have come in another tab meanwhile. */
export async function mayWrite() {
  const answer = await fetch('/key', { headers: { 'X-Argmap-Key': key() } });
  return answer.json();
}
