// Search and list over an archive of made-up matters in Chromium: median and p95 for each kind of what people type,
// and every checked result compared with a scan of all texts. Prints the tables of docs/benchmarks.md.
// Usage: node tests/bench/search.mjs [--matters N] [--rounds N]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from '../browser/support/office.mjs';

const program = fileURLToPath(new URL('../../build/web/', import.meta.url));
const option = (name, value) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? value : Number(process.argv[at + 1]);
};
const matters = option('--matters', 20000);
const rounds = option('--rounds', 400);
const checked = Math.min(rounds, 60);
const goal_ms = 5;
const kinds = [
  'one character', 'two characters', 'three characters', 'six characters', 'fifteen characters', 'plate fragment',
  'whole plate', 'number fragment', 'whole number', 'person', 'company', 'two fragments',
];

// Isolated, so that the browser's clock counts in microseconds.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cache-Control': 'no-store',
};
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const server = createServer((request, response) => {
  const name = path.basename(request.url);
  if (name !== 'search_bench.js' && name !== 'search_bench.wasm') {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
    response.end('<!doctype html><meta charset="utf-8"><script src="/search_bench.js"></script>');
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': types[path.extname(name)] });
  response.end(readFileSync(path.join(program, name)));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({ executablePath, args: browserArguments });
let failed = false;
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(async () => {
    const module = {};
    await createCaseBridge(module);
    window.bench = (name, result, ...values) =>
      module.ccall(`bench_${name}`, result, values.map((value) => typeof value), values);
  });
  const call = (name, result, ...values) =>
    page.evaluate(([what, type, given]) => window.bench(what, type, ...given), [name, result, values]);
  await call('open', null);
  for (let added = 0; added < matters; added += 1000) await call('add', null, Math.min(1000, matters - added));
  const lines = [
    ['at the start, in slices of 8: all texts into the search', await call('catch_up', 'number')],
    ['an entry: one matter written again, its index with it', await call('enter', 'number', 500)],
    ['the search takes in 500 entries', await call('catch_up', 'number')],
    ['the lists read anew after a change', await call('lists', 'number')],
    ['sorted by number', await call('sort', 'number', 2)],
    ['sorted by due date', await call('sort', 'number', 0)],
  ];
  console.log(`${matters} matters, image of ${((await call('image_bytes', 'number')) / 1e6).toFixed(0)} MB\n`);
  console.log('| typed | matters found, median | most | search, median, ms | p95 | max | with the list, p95 | unlike a scan |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const kind of kinds) {
    const got = JSON.parse(await call('search', 'string', kind, rounds, checked));
    failed ||= got.wrong > 0 || got.p95 > goal_ms;
    const times = [got.median, got.p95, got.max, got.list].map((value) => value.toFixed(2)).join(' | ');
    const note = got.p95 > goal_ms ? ' (over the goal)' : '';
    console.log(`| ${kind}${note} | ${got.hits.toFixed(0)} | ${got.most.toFixed(0)} | ${times} | ${got.wrong} |`);
  }
  console.log('\n| work for a change | ms |\n|---|---|');
  for (const [what, ms] of lines) console.log(`| ${what} | ${ms.toFixed(1)} |`);
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failed ? 1 : 0;
