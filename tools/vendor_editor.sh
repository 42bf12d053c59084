#!/usr/bin/env bash
# Bundles the editor of `argmap serve` out of tools/editor and the npm packages that its package-lock.json pins
# (CodeMirror) into argmap/server/editor.js, with the licences of all that is in it beside it. Needs Node and npm.
# For newer packages: change package.json, then
#   npm install --package-lock-only --omit-lockfile-registry-resolved --prefix tools/editor
set -euo pipefail
sources=$(cd "$(dirname "$0")/editor" && pwd)
target=$(cd "$sources/../../argmap/server" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$sources"/* "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
# A test compares this with the sources, so that a bundle that is out of date is found without building it.
digest=$(cat package-lock.json argdown.mjs editor.mjs | sha256sum | cut -c1-16)
npx esbuild editor.mjs --bundle --minify --format=esm --target=es2022 --legal-comments=none --charset=utf8 \
  --log-level=warning --metafile=meta.json --outfile=editor.js \
  --banner:js="// Made by tools/vendor_editor.sh out of tools/editor ($digest); see editor-licences.txt."
cp editor.js "$target/editor.js"

node --input-type=commonjs - "$target/editor-licences.txt" <<'JS'
const fs = require('fs');
const inputs = Object.keys(JSON.parse(fs.readFileSync('meta.json', 'utf8')).inputs);
const folders = [...new Set(inputs.map((name) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]).filter(Boolean))].sort();
const texts = new Map();
for (const folder of folders) {
  const { name, version } = JSON.parse(fs.readFileSync(`${folder}/package.json`, 'utf8'));
  const text = fs.readFileSync(`${folder}/LICENSE`, 'utf8').trim();
  texts.set(text, [...(texts.get(text) || []), `${name} ${version}`]);
}
const parts = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
fs.writeFileSync(process.argv[2], `What is bundled in editor.js, and its licences.\n\n${parts.join(`\n${'-'.repeat(60)}\n\n`)}`);
JS
ls -l "$target"/editor*
