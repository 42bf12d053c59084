// Which panes are open and how wide they are; the browser remembers.

const PLACE = 'argmap-panes', STEP = 3, LEAST = 20, MOST = 75;

export class Panes {
  constructor() {
    this.panes = { text: find('section.text'), remarks: find('section.remarks') };
    this.buttons = { text: find('[data-do=text]'), remarks: find('[data-do=remarks]') };
    this.divider = find('.divider');
  }

  /** Called with the name of a pane that was opened. */
  opened() {}

  start() {
    const isWide = matchMedia('(min-width: 1000px)').matches;
    const { text = isWide, remarks = isWide, width = 40 } = remembered();
    this.width = width;
    for (const [name, button] of Object.entries(this.buttons)) {
      button.addEventListener('click', () => this.set(name, this.panes[name].hidden));
    }
    this.listenToDivider();
    this.set('text', text);
    this.set('remarks', remarks);
    this.resize(width);
  }

  open(name) {
    this.set(name, true);
  }

  set(name, isOpen) {
    this.panes[name].hidden = !isOpen;
    this.buttons[name].setAttribute('aria-pressed', String(isOpen));
    const isAny = Object.values(this.panes).some((pane) => !pane.hidden);
    find('.side').hidden = this.divider.hidden = !isAny;
    this.remember();
    if (isOpen) this.opened(name);
  }

  resize(percent) {
    this.width = Math.min(MOST, Math.max(LEAST, percent));
    find('.bench').style.setProperty('--side', `${this.width}%`);
    this.divider.setAttribute('aria-valuenow', String(Math.round(this.width)));
    this.remember();
  }

  remember() {
    const { text, remarks } = this.panes;
    localStorage.setItem(PLACE, JSON.stringify({ text: !text.hidden, remarks: !remarks.hidden, width: this.width }));
  }

  listenToDivider() {
    const { divider } = this;
    divider.addEventListener('keydown', ({ key }) => {
      const step = { ArrowLeft: -STEP, ArrowRight: STEP }[key];
      if (step) this.resize(this.width + step);
    });
    divider.addEventListener('pointerdown', (event) => divider.setPointerCapture(event.pointerId));
    divider.addEventListener('pointermove', (event) => {
      if (!divider.hasPointerCapture(event.pointerId)) return;
      this.resize((100 * event.clientX) / find('.bench').getBoundingClientRect().width);
    });
  }

  /** Say on the button of the remarks how many there are. */
  count(counts) {
    const parts = counts.map(([severity, sign, count]) => {
      const part = document.createElement('span');
      part.className = `count ${severity}`;
      part.textContent = `${sign} ${count}`;
      part.setAttribute('aria-label', `${count} ${severity}`);
      part.setAttribute('role', 'img');
      return part;
    });
    this.buttons.remarks.replaceChildren('Remarks', ...parts);
  }
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) || {};
  } catch {
    return {};
  }
}

function find(selector) {
  return document.querySelector(selector);
}
