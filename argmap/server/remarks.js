// What readers and checks have to say of the file, each with its line; text is only ever set as text.

const SIGNS = { error: '✗', warning: '▲', info: '•' };

export class Remarks {
  constructor(list, go) {
    this.list = list;
    this.go = go;
    this.remarks = [];
  }

  show(remarks) {
    this.remarks = remarks;
    this.list.replaceChildren(...remarks.map((remark) => this.item(remark)));
    if (!remarks.length) this.list.append(made('li', 'quiet none', 'Nothing to be said: all is well.'));
  }

  item(remark) {
    const { severity, message, code, line, column, element } = remark;
    const item = document.createElement('li');
    const button = made(line || element ? 'button' : 'span', 'remark');
    const place = line ? `${line}:${column}` : '';
    button.append(
      made('span', `sign ${severity}`, SIGNS[severity]), made('span', 'hidden', `${severity}, `),
      made('span', 'place', place), made('span', 'message', message), made('span', 'code', code),
    );
    if (button.type) button.type = 'button';
    button.addEventListener('click', () => this.go(remark));
    item.append(button);
    return item;
  }

  /** Return how many there are of each sort, as [sort, sign, count]. */
  counts() {
    return Object.entries(SIGNS)
      .map(([severity, sign]) => [severity, sign, this.remarks.filter((one) => one.severity === severity).length])
      .filter(([, , count]) => count);
  }
}

function made(name, kind, text = '') {
  const element = document.createElement(name);
  element.className = kind;
  element.textContent = text;
  return element;
}
