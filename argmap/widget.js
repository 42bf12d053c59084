// Shows the page in a frame of its own, and carries what is chosen between it and Python.
// The frame is a sandbox without an origin: nothing in it meets the notebook or another widget; they exchange
// messages (argmap/renderers/html/frame.js).

function render({ model, el }) {
  const frame = document.createElement('iframe');
  let shown = model.get('_page'), told = '';
  const send = (message) => frame.contentWindow?.postMessage(message, '*');
  const on = {
    _page() {
      if (shown === model.get('_page')) return;
      shown = model.get('_page');
      send({ argmap: 'show', source: shown });
    },
    selected() {
      if (model.get('selected') !== told) send({ argmap: 'select', id: model.get('selected') });
    },
    height: () => { frame.height = model.get('height'); },
  };
  const heard = ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data?.argmap === 'selected') {
      told = data.id;
      model.set('selected', told);
      model.save_changes();
    } else if (data?.argmap === 'ready') begin();
  };
  const begin = () => { // and again where a notebook takes an output away and puts it back
    told = '';
    if (frame.srcdoc !== shown) send({ argmap: 'show', source: shown });
    on.selected();
  };
  window.addEventListener('message', heard);
  for (const [name, follow] of Object.entries(on)) model.on(`change:${name}`, follow);
  frame.setAttribute('sandbox', 'allow-scripts allow-popups');
  frame.title = 'Argument map';
  frame.width = '100%';
  frame.style.cssText = 'border: 1px solid #8888; border-radius: 8px';
  frame.srcdoc = shown;
  on.height();
  el.append(frame);
  return () => {
    window.removeEventListener('message', heard);
    for (const [name, follow] of Object.entries(on)) model.off(`change:${name}`, follow);
  };
}

export default { render };
