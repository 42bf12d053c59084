// Argdown for CodeMirror: what makes a text readable, line by line; argmap itself reads the language.

import { StreamLanguage } from '@codemirror/language';
import { Tag, tags } from '@lezer/highlight';

export const signs = { support: Tag.define(), attack: Tag.define(), undercut: Tag.define(), equal: Tag.define() };

const SIGNS = [
  [/^(<\+|\+>|\+)(?=\s|$)/, 'support'],
  [/^(<_|_>|_)(?=\s|$)/, 'undercut'],
  [/^(><|<-|->|-)(?=\s|$)/, 'attack'],
  [/^[*=](?=\s)/, 'equal'],
];

const COMMENTS = [['/*', '*/'], ['<!--', '-->']];

function token(stream, state) {
  if (state.until) return comment(stream, state);
  if (stream.sol() && stream.match(/^===+\s*$/)) {
    state.isFront = !state.isFront && !state.isBegun;
    state.isBegun = true;
    return 'meta';
  }
  if (!/^\s*$/.test(stream.string)) state.isBegun = true;
  if (state.isFront) return front(stream);
  for (const [begin, end] of COMMENTS) {
    if (stream.match(begin)) {
      state.until = end;
      return comment(stream, state);
    }
  }
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (state.depth) return data(stream, state);
  if (stream.column() === stream.indentation()) {
    const found = atStart(stream);
    if (found) return found;
  }
  return within(stream, state);
}

function comment(stream, state) {
  if (stream.skipTo(state.until)) {
    stream.match(state.until);
    state.until = '';
  } else stream.skipToEnd();
  return 'comment';
}

function front(stream) {
  if (stream.match(/^\s*#.*/)) return 'comment';
  if (stream.match(/^\s*-\s/)) return 'meta';
  if (stream.match(/^\s*[\w ().-]+(?=:(\s|$))/)) return 'propertyName';
  if (stream.match(/^"(\\.|[^"\\])*"?/) || stream.match(/^'[^']*'?/)) return 'string';
  stream.next();
  return null;
}

function atStart(stream) {
  if (stream.eatSpace()) return 'space';
  if (stream.sol() && stream.match(/^#+\s.*/)) return 'heading';
  if (stream.match(/^-{2,}[^\n]*/)) return 'meta';
  if (stream.match(/^\(\d+\)/)) return 'meta';
  for (const [sign, name] of SIGNS) if (stream.match(sign)) return name;
  return '';
}

function within(stream, state) {
  if (stream.match(/^\\./)) return 'escape';
  if (stream.match(/^@?\[[^\]\n]*\]\(/)) {
    stream.match(/^[^)\n]*\)?/);
    return 'link';
  }
  if (stream.match(/^@?\[[^\]\n]+\]:?/)) return 'claim';
  if (stream.match(/^@?<[^>\s!][^>\n]*>:?/)) return 'argument';
  if (stream.match(/^#(\([^)\n]+\)|[\p{L}\d][\p{L}\d_-]*)/u)) return 'tagName';
  if (stream.match('{')) {
    state.depth = 1;
    return 'brace';
  }
  if (stream.match(/^(\*\*|__)(?=\S)([^*_\n]+)\1/)) return 'strong';
  if (stream.match(/^([*_])(?=\S)([^*_\n]+)\1/)) return 'emphasis';
  if (stream.match(/^[\p{L}\d ]+/u)) return null;
  stream.next();
  return null;
}

function data(stream, state) {
  if (stream.match(/^"(\\.|[^"\\])*"?/) || stream.match(/^'[^']*'?/)) return 'string';
  if (stream.match(/^[{}]/)) {
    state.depth += stream.current() === '{' ? 1 : -1;
    return 'brace';
  }
  if (stream.match(/^[\w-]+(?=\s*:)/)) return 'propertyName';
  if (!stream.match(/^[\w-]+/)) stream.next();
  return null;
}

export const argdown = StreamLanguage.define({
  name: 'argdown',
  token,
  startState: () => ({ until: '', isFront: false, isBegun: false, depth: 0 }),
  blankLine(state) {
    state.depth = 0;
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
  tokenTable: { ...signs, claim: tags.labelName, argument: tags.className, space: [] },
});
