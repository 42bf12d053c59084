// The interactive page of the file, in a frame: the next version is shown in place (see page.js and frame.js of
// argmap/renderers/html), so that the reader keeps the view, the place, the folds and what is chosen.

export class Picture {
  constructor(box, address) {
    this.box = box;
    this.address = address;
    this.frame = null;
    this.wanted = this.shown = '';
    this.isBusy = false;
    window.addEventListener('message', (event) => this.hear(event));
    window.addEventListener('hashchange', () => this.select(idOf(location)));
  }

  /** Called with the id of each claim that is chosen. */
  chosen() {}

  /** Have a version of the file shown, the last one that was asked for at the end. */
  async show(version) {
    this.wanted = version;
    this.box.querySelector('.none').hidden = Boolean(version);
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.wanted && this.shown !== this.wanted) {
      const next = this.wanted;
      await this.bring(`${this.address}&version=${next}`);
      this.shown = next;
    }
    this.isBusy = false;
  }

  async bring(address) {
    if (!this.frame) return this.open(address);
    const answer = await fetch(address);
    return answer.ok ? this.page.show(await answer.text()) : undefined;
  }

  open(address) {
    this.frame = document.createElement('iframe');
    this.frame.title = 'Map';
    this.frame.src = address + location.hash;
    this.box.append(this.frame);
    return new Promise((done) => { this.ready = done; });
  }

  get page() {
    return this.frame?.contentWindow.page;
  }

  select(id) {
    this.page?.select(id);
  }

  hear({ source, origin, data }) {
    if (source !== this.frame?.contentWindow || origin !== location.origin) return;
    if (data?.argmap === 'ready') this.begin();
    if (data?.argmap === 'selected') {
      history.replaceState(null, '', data.id ? `#${encodeURIComponent(data.id)}` : location.pathname + location.search);
      this.chosen(data.id);
    }
  }

  /** The page is there: take over its colours, and let its keys work at once. */
  begin() {
    const root = this.frame.contentDocument.documentElement;
    new MutationObserver(() => { document.documentElement.dataset.theme = root.dataset.theme; })
      .observe(root, { attributeFilter: ['data-theme'] });
    if (document.activeElement === document.body) this.frame.focus();
    this.ready();
  }
}

function idOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
