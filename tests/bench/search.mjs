// Search and list over an archive of made-up matters in Chromium: median and p95 for each kind of what people type,
// and every checked result compared with a scan of all texts. Prints the tables of docs/benchmarks.md.
// Usage: node tests/bench/search.mjs [--matters N] [--rounds N]
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from '../browser/support/office.mjs';
import { serveProgram } from './support.mjs';

const option = (name, value) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? value : Number(process.argv[at + 1]);
};
const matters = option('--matters', 20000);
const rounds = option('--rounds', 400);
const checked = Math.min(rounds, 60);
const goal_ms = 5; // at p95 of these
const goal_kinds = new Set(['one character', 'two characters', 'plate fragment', 'number fragment', 'whole number']);
const kinds = [
  'one character', 'two characters', 'three characters', 'six characters', 'fifteen characters', 'plate fragment',
  'whole plate', 'number fragment', 'whole number', 'person', 'company', 'two fragments',
];

const server = await serveProgram('search_bench');
const browser = await chromium.launch({ executablePath, args: browserArguments });
let failed = false;
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(server.url);
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
    ['at the start, in slices of 8: the lists', await call('lists', 'number', true, false)],
    ['the longest of the slices', await call('lists', 'number', true, true)],
    ['an entry again', await call('enter', 'number', 1)],
    ['the lists take it in', await call('lists', 'number', false, false)],
    ['sorted by number', await call('sort', 'number', 2)],
    ['sorted by due date', await call('sort', 'number', 0)],
  ];
  console.log(`${matters} matters, image of ${((await call('image_bytes', 'number')) / 1e6).toFixed(0)} MB\n`);
  console.log('| typed | matters found, median | most | search, median, ms | p95 | max | with the list, p95 | unlike a scan |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const kind of kinds) {
    const got = JSON.parse(await call('search', 'string', kind, rounds, checked));
    failed ||= got.wrong > 0 || (goal_kinds.has(kind) && got.p95 > goal_ms);
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
