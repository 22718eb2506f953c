// Finishes the site: writes its version into the page and the service worker, and makes the single file that
// runs from a stick. Usage: node tools/make_site.mjs FOLDER
// FOLDER holds the parts (web/*, casebridge.js, casebridge.wasm, icons.woff2, hanzi.woff2, manual.html); index.html and
// service_worker.js are completed in place and casebridge.html is added.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2];
const read = (name) => readFileSync(path.join(folder, name));
const digest = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);

/** Replaces what must be there exactly once. */
function put(text, what, by) {
  if (text.split(what).length !== 2) throw new Error(`${what} does not stand there once`);
  return text.replace(what, () => by);
}

const parts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'casebridge.html')
  .map((entry) => entry.name).sort();
const build = digest(Buffer.concat(parts.flatMap((name) => [Buffer.from(`${name}\0`), read(name)])), 'hex').slice(0, 12);

const page = put(read('index.html').toString(), 'name="casebridge-build" content=""', `name="casebridge-build" content="${build}"`);
writeFileSync(path.join(folder, 'index.html'), page);

// The fallback font is not fetched ahead: few machines want it.
const kept = Object.fromEntries(parts.filter((name) => !['service_worker.js', 'hanzi.woff2'].includes(name))
  .map((name) => [name, digest(read(name), 'hex')]));
let worker = read('service_worker.js').toString();
worker = put(worker, "const BUILD = '';", `const BUILD = '${build}';`);
worker = put(worker, 'const FILES = {};', `const FILES = ${JSON.stringify(kept, null, 2)};`);
writeFileSync(path.join(folder, 'service_worker.js'), worker);

// ---- the single file: everything inside, one script, allowed by its hash ----
const packed = (name) => gzipSync(read(name), { level: 9 }).toString('base64');
const scripts = [...page.matchAll(/<script src="([^"]+)"><\/script>/g)].map((found) => found[1]);
const code = scripts.map((name) => read(name).toString()).join('\n;\n');
if (/<\/script/i.test(code)) throw new Error('a script holds the end of a script');
const icons = `data:font/woff2;base64,${read('icons.woff2').toString('base64')}`;
const style = put(read('style.css').toString(), 'url("icons.woff2")', `url("${icons}")`);
const policy = "default-src 'none'; " +
  `script-src 'sha256-${digest(code, 'base64')}' 'unsafe-eval'; ` + // start.js takes eval away before a file is read
  "style-src 'unsafe-inline'; img-src blob: data:; font-src data:; media-src blob:; connect-src data: blob:; " +
  "frame-src 'self' blob:; base-uri 'none'; form-action 'none'";
const data = (id, name) => `<script type="text/plain" id="${id}">${packed(name)}</script>`;

let single = page;
single = put(single, '<meta charset="utf-8">',
  `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
single = put(single, '<link rel="stylesheet" href="style.css">', `<style>\n${style}</style>`);
for (const name of scripts) {
  single = put(single, `<script src="${name}"></script>`, name === scripts.at(-1) ? '<!-- code -->' : '');
}
single = put(single, '<!-- code -->',
  `${data('program', 'casebridge.wasm')}\n${data('manual', 'manual.html')}\n${data('hanzi', 'hanzi.woff2')}\n<script>${code}</script>`);
writeFileSync(path.join(folder, 'casebridge.html'), single);
console.log(`site ${build}: ${parts.length} parts, casebridge.html ${(Buffer.byteLength(single) / 1e6).toFixed(2)} MB`);
