// The editor of `argmap serve`: CodeMirror with the text of one file.
//
//   mount(parent, { nonce, label, changed, save })   makes it; `changed` hears of every change, `save` of Ctrl+S
//   editor.load(text, { isFixed, language })         another text, with a history of its own
//   editor.take(text)                                the text as it is elsewhere: a change that can be undone
//   editor.tell(remarks)                             marks remarks: {line, column, end_line, end_column, severity, message}
//   editor.show(line, column)                        goes there; lines and columns count from 1, in code points
//   editor.point(line)                               has a line in view and marks it for a moment
//   editor.text                                      the text, with the line ends that it came with

import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { argdown, signs } from './argdown.mjs';

const LANGUAGES = { argdown };

const highlighting = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.labelName, fontWeight: '600' },
  { tag: tags.className, fontWeight: '600', fontStyle: 'italic' },
  { tag: signs.support, color: 'var(--support)', fontWeight: '700' },
  { tag: signs.attack, color: 'var(--attack)', fontWeight: '700' },
  { tag: signs.undercut, color: 'var(--undercut)', fontWeight: '700' },
  { tag: [signs.equal, tags.meta, tags.brace], color: 'var(--muted)' },
  { tag: [tags.comment, tags.escape], color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.tagName, color: 'var(--undercut)' },
  { tag: tags.propertyName, color: 'var(--support)' },
  { tag: tags.link, color: 'var(--support)', textDecoration: 'underline' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
]);

const looks = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--page)', fontSize: '13.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--page)', color: 'var(--muted)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 14px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--argument)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--support_tint)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--neutral_tint)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)', color: 'var(--mark_text)' },
  '.cm-pointed': { backgroundColor: 'var(--undercut_tint)' },
  '.cm-panels': { backgroundColor: 'var(--argument)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panels button, .cm-panels input': { font: 'inherit', color: 'inherit' },
  '.cm-textfield': { backgroundColor: 'var(--card)', border: '1px solid var(--muted)', borderRadius: '5px' },
  '.cm-button': { background: 'var(--card)', border: '1px solid var(--muted)', borderRadius: '5px' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '7px' },
  '.cm-diagnostic': { fontFamily: 'var(--font)', padding: '4px 10px', maxWidth: '36em' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--attack)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--undercut)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--neutral)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy var(--undercut) 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--attack)' },
  '.cm-lintRange-info': { textDecoration: 'underline dotted var(--neutral) 1px' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0 0 3px', display: 'flex', alignItems: 'center' },
  '.cm-lint-marker': { width: '8px', height: '8px', borderRadius: '4px', content: 'normal' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--attack)' },
  '.cm-lint-marker-warning': { content: 'normal', backgroundColor: 'var(--undercut)' },
  '.cm-lint-marker-info': { content: 'normal', backgroundColor: 'var(--neutral)' },
});

const pointAt = StateEffect.define();

const pointed = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(pointAt)) continue;
      return effect.value === null ? Decoration.none : Decoration.set(Decoration.line({ class: 'cm-pointed' }).range(effect.value));
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Return what a text ends its lines with; where that is mixed, all but \n stays in the lines, and nothing is lost. */
function lineEndOf(text) {
  return /\r\n/.test(text) && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

class Editor {
  constructor(parent, { nonce, label, changed, save }) {
    this.always = [
      EditorView.cspNonce.of(nonce), looks, syntaxHighlighting(highlighting), pointed,
      lineNumbers(), lintGutter(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(),
      highlightActiveLineGutter(), highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', tabindex: '0' }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
      keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => (save(), true) }, ...searchKeymap, ...historyKeymap,
        ...defaultKeymap, indentWithTab]),
    ];
    this.view = new EditorView({ parent, extensions: [...this.always, EditorState.readOnly.of(true)] });
  }

  get text() {
    return this.view.state.sliceDoc();
  }

  load(text, how) {
    const { isFixed, language } = this.how = how;
    const extensions = [
      ...this.always, EditorState.lineSeparator.of(lineEndOf(text)), EditorState.readOnly.of(isFixed),
      ...(LANGUAGES[language] ? [LANGUAGES[language]] : []),
    ];
    this.view.setState(EditorState.create({ doc: text, extensions }));
  }

  take(text) {
    const { state } = this.view;
    if (lineEndOf(text) !== state.lineBreak) return this.load(text, this.how);
    const now = state.doc.toString(), next = state.toText(text).toString();
    let from = 0, same = 0;
    const shorter = Math.min(now.length, next.length);
    while (from < shorter && now[from] === next[from]) from++;
    while (same < shorter - from && now[now.length - 1 - same] === next[next.length - 1 - same]) same++;
    if (from === now.length && from === next.length) return undefined;
    const insert = state.toText(next.slice(from, next.length - same));
    return this.view.dispatch({ changes: { from, to: now.length - same, insert }, annotations: isolateHistory.of('full') });
  }

  tell(remarks) {
    const found = remarks.filter((one) => one.line).map((one) => {
      const from = this.place(one.line, one.column), line = this.view.state.doc.lineAt(from);
      const end = one.end_line ? this.place(one.end_line, one.end_column) : line.to;
      return { from, to: Math.max(from, Math.min(end, line.to)), severity: one.severity, message: one.message };
    });
    this.view.dispatch(setDiagnostics(this.view.state, found.sort((one, other) => one.from - other.from)));
  }

  /** Return the place of a line and a column of code points, both from 1, as near as there is one. */
  place(number, column) {
    const { doc } = this.view.state;
    const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
    const before = [...line.text].slice(0, Math.max(column - 1, 0)).join('').length;
    return line.from + Math.min(before, line.length);
  }

  show(line, column) {
    const at = this.place(line, column);
    this.view.dispatch({ selection: { anchor: at }, effects: [...this.inView(at), pointAt.of(this.view.state.doc.lineAt(at).from)] });
    this.view.focus();
  }

  point(line) {
    const at = this.place(line, 1);
    this.view.dispatch({ effects: [...this.inView(at), pointAt.of(at)] });
  }

  inView(at) {
    const { from, to } = this.view.viewport, block = this.view.lineBlockAt(at), top = this.view.scrollDOM.scrollTop;
    const isSeen = at >= from && at <= to && block.top >= top && block.bottom <= top + this.view.scrollDOM.clientHeight;
    return isSeen ? [] : [EditorView.scrollIntoView(at, { y: 'center' })];
  }
}

export function mount(parent, options) {
  return new Editor(parent, options);
}
