// The text of the file in an editor: it follows the file, is saved over the version it began with and over no other,
// and where both changed, nothing is lost: the user decides.

import { key, mayWrite } from './key.js';

const NOTHING = { text: '', version: '' };
const KEYLESS = 'To write, open the address that argmap printed.';

export class Text {
  constructor(box, address, { name, nonce }) {
    this.box = box;
    this.address = address;
    this.name = name;
    this.nonce = nonce;
    this.editor = null;
    this.state = null;
    this.base = NOTHING;
    this.theirs = null;
    this.work = Promise.resolve();
    const on = (what, act) => box.querySelector(`[data-do=${what}]`).addEventListener('click', act);
    on('save', () => this.save());
    on('theirs', () => this.inTurn(() => this.takeTheirs()));
    on('mine', () => this.inTurn(() => this.write(this.theirs.version)));
    on('copy', () => this.copy());
    window.addEventListener('beforeunload', (event) => this.isChanged && event.preventDefault());
    window.addEventListener('storage', () => this.editor && this.inTurn(() => this.begin()));
  }

  /** Do one thing after another: what is saved and what is heard must not overtake each other. */
  inTurn(act) {
    this.work = this.work.then(act).catch((error) => this.say(`Not done: ${error.message}`));
    return this.work;
  }

  get isChanged() {
    return Boolean(this.editor) && !this.fixed && this.editor.text !== this.base.text;
  }

  // -- the editor

  open() {
    return this.inTurn(async () => {
      if (this.editor || !this.state?.text) return;
      const { mount } = await import('./editor.js');
      const box = this.box.querySelector('.editor');
      this.editor = mount(box, {
        nonce: this.nonce, label: `Text of ${this.name}`, changed: () => this.tell(), save: () => this.save(),
      });
      await this.begin();
    });
  }

  async begin() {
    if (this.isChanged) return;
    this.fixed = this.state.fixed || ((await mayWrite()) ? '' : KEYLESS);
    this.base = await this.fetched();
    this.editor.load(this.base.text, { isFixed: Boolean(this.fixed), language: this.state.language });
    this.mark();
    this.tell();
  }

  async fetched() {
    const answer = await fetch(this.address);
    if (answer.status === 404) return NOTHING;
    if (!answer.ok) throw new Error(await answer.text());
    const bytes = await answer.arrayBuffer();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, version: (answer.headers.get('ETag') || '').replaceAll('"', '') };
  }

  async show(line, column) {
    await this.open();
    this.editor?.show(line, column);
  }

  point(line) {
    if (this.editor && !this.box.hidden && !this.isChanged) this.editor.point(line);
  }

  // -- what happens to the file

  follow(state) {
    this.inTurn(async () => {
      this.state = state;
      if (!this.editor) return;
      if (state.text !== this.base.version || this.theirs) await this.compare();
      this.mark();
      this.tell();
    });
    if (!this.box.hidden) this.open();
  }

  /** See what the file holds now, and settle it with what is here. */
  async compare() {
    const theirs = this.state.text ? await this.fetched() : NOTHING;
    const isSame = theirs.version && (theirs.text === this.editor.text || theirs.text === this.base.text);
    if (!theirs.version) this.ask(theirs);
    else if (isSame || !this.isChanged) {
      const isTaken = !this.isChanged;
      this.base = theirs;
      this.ask(null);
      if (isTaken) this.editor.take(theirs.text);
    } else this.ask(theirs);
  }

  /** Ask what is to be done where both changed, or the file is gone; null where all is settled. */
  ask(theirs) {
    this.theirs = theirs;
    const box = this.box.querySelector('.conflict'), isGone = theirs && !theirs.version;
    box.hidden = !theirs;
    box.querySelector('p').textContent = isGone
      ? 'The file is gone. Its text is still here.'
      : 'The file was changed elsewhere since you began to change it here.';
    box.querySelector('[data-do=theirs]').hidden = Boolean(isGone);
    box.querySelector('[data-do=mine]').textContent = isGone ? 'Write it anew' : 'Keep mine';
    this.tell();
  }

  takeTheirs() {
    this.base = this.theirs;
    this.editor.take(this.theirs.text);
    this.ask(null);
    this.mark();
  }

  // -- saving

  save() {
    return this.inTurn(() => {
      if (this.isChanged && !this.theirs) return this.write(this.base.version);
      return undefined;
    });
  }

  async write(version) {
    const { text } = this.editor, over = version ? { 'If-Match': `"${version}"` } : { 'If-None-Match': '*' };
    this.say('saving …');
    const answer = await fetch(this.address, {
      method: 'PUT', body: text, headers: { ...over, 'X-Argmap-Key': key(), 'Content-Type': 'text/plain; charset=utf-8' },
    });
    if (answer.status === 412) return this.ask(await this.fetched());
    if (!answer.ok) throw new Error(await answer.text());
    this.base = { text, version: (await answer.json()).text };
    return this.ask(null);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.editor.text);
      this.say('copied');
    } catch {
      this.say('The browser does not let us copy: select all of it and copy it.');
    }
  }

  // -- what is said

  tell() {
    if (!this.editor) return;
    const { isChanged } = this;
    this.box.querySelector('[data-do=save]').disabled = !isChanged || Boolean(this.theirs);
    this.say(this.fixed ? `Only to read. ${this.fixed}` : isChanged ? 'changed' : this.theirs ? '' : 'saved');
    this.box.classList.toggle('changed', isChanged);
  }

  say(words) {
    this.box.querySelector('.saved').textContent = words;
  }

  /** Mark in the text what is said of it, if that is the text it is said of. */
  mark() {
    const { error, remarks, text } = this.state;
    if (text === this.base.version && !this.isChanged) this.editor.tell([...(error ? [error] : []), ...remarks]);
  }
}
