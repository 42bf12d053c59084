// What the keyboard does; every key stands in the list that ? opens.

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function listenToKeys(page) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') escape(page);
    else if (event.target.matches('input')) typing(page, event);
    else if (event.target.matches('[role=tab]') && !isModified(event)) tabs(page, event);
    else if (!isModified(event)) keys(page, event);
  });
}

function isModified(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function typing(page, event) {
  if (event.key === 'Enter') page.finder.next(event.shiftKey ? -1 : 1);
}

function tabs(page, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return keys(page, event);
  const all = [...document.querySelectorAll('[role=tab]')];
  const other = all[(all.indexOf(event.target) + step + all.length) % all.length];
  page.view(other.dataset.view);
  return other.focus();
}

function keys(page, event) {
  const isOnMap = document.body.dataset.view === 'map'
    && (event.target === document.body || event.target.closest('.stage'));
  const isDone = everywhere(page, event.key) || (isOnMap && onMap(page, event.key));
  if (isDone) event.preventDefault();
}

/** Do what a key does in every view; say whether it does anything. */
function everywhere(page, key) {
  if (key === '?') page.help();
  else if (key === '/') page.input.focus();
  else return false;
  return true;
}

function onMap(page, key) {
  const { stage, chosen } = page;
  if (key.startsWith('Arrow')) walk(page, key);
  else if (key === 'Enter' && chosen >= 0) page.open(chosen);
  else if (key === ' ' && chosen >= 0) page.fold(chosen);
  else if (key === '+' || key === '=') stage.zoom(1.25);
  else if (key === '-') stage.zoom(0.8);
  else if (key === '0') stage.fit();
  else return false;
  return true;
}

function walk(page, key) {
  const { stage, chosen, data } = page;
  if (chosen < 0) page.choose(data.roots[0] ?? -1);
  else if (key === 'ArrowLeft') page.choose(data.cardAbove(chosen));
  else if (key === 'ArrowRight') {
    if (stage.folded.has(chosen)) stage.toggle(chosen);
    page.choose(data.cardBelow(chosen));
  } else page.choose(beside(stage, chosen, STEPS[key]));
}

/** Return the next card above or below of about the same depth. */
function beside({ data, places: { x, y, shown } }, at, step) {
  let best = -1;
  for (const unit of shown) {
    const away = (y[unit] - y[at]) * step;
    const isNearer = away > 0 && (best < 0 || away < (y[best] - y[at]) * step);
    if (isNearer && data.isCard(unit) && Math.abs(x[unit] - x[at]) < 150) best = unit;
  }
  return best;
}

function escape(page) {
  const dialog = document.querySelector('dialog'), { input } = page;
  if (dialog.open) dialog.close();
  else if (document.activeElement === input && input.value) {
    input.value = '';
    page.finder.search('');
  } else {
    if (document.activeElement === input) input.blur();
    page.close();
  }
}
