// A page in a frame and whoever holds it (a notebook, the live preview) tell each other things by messages:
//   to the page      {argmap: 'show', source}    show another page in place of this one (see page.js)
//                    {argmap: 'select', id}      choose and open a claim; '' for none
//   from the page    {argmap: 'ready'}           it listens
//                    {argmap: 'selected', id}    the reader chose a claim; '' for none
// Only the holder is heard, and only one of the same origin, unless the page has none (a sandbox, a file).

function tellHolder(page) {
  const holder = window.parent, hasOrigin = window.origin !== 'null';
  if (holder === window) return;
  const tell = (message) => holder.postMessage(message, hasOrigin ? window.origin : '*');
  page.tells = (id) => tell({ argmap: 'selected', id });
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== holder || (hasOrigin && origin !== window.origin)) return;
    if (data?.argmap === 'show') page.show(data.source);
    if (data?.argmap === 'select') page.select(data.id);
  });
  tell({ argmap: 'ready' });
}
