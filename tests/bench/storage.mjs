// Durable SQL stores of a page, side by side: CaseBridge's, sql.js with the file in IndexedDB,
// wa-sqlite's two IndexedDB file systems, sqlite-wasm's OPFS pool in its worker. The same rows, page
// size and cache; a fresh browser for each cold open; the engines take turns. Each origin is run:
// http://localhost, plain http under another name, file://. Usage:
//   cmake --build build/web --target storage_web_test
//   node tests/bench/storage.mjs [--rows 200000] [--repetitions 5] [--engines a,b] [--origins a,b]
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? usual : process.argv[at + 1];
};
const rows = Number(option('rows', 200_000));
const repetitions = Number(option('repetitions', 5));
const engines = option('engines', 'casebridge,sqljs,mirror,batch,sahpool').split(',');
const origins = option('origins', 'localhost,plain,file').split(',');
// sql.js writes the whole file each time.
const counts = (engine) => (engine === 'sqljs' ? [10, 3] : [100, 5]);

const names = {
  casebridge: 'CaseBridge',
  sqljs: 'sql.js + export to IndexedDB',
  mirror: 'wa-sqlite IDBMirror (relaxed)',
  batch: 'wa-sqlite IDBBatchAtomic (strict)',
  sahpool: 'sqlite-wasm OPFS sahpool (worker)',
};
const scripts = {
  'storage.js': 'web/storage.js',
  'blobs.js': 'web/blobs.js',
  'storage_web_test.js': 'build/web/storage_web_test.js',
  'sql-wasm.js': 'node_modules/sql.js/dist/sql-wasm.js',
  'engines.js': 'tests/bench/storage/engines.js',
};
const others = {
  'storage_web_test.wasm': 'build/web/storage_web_test.wasm',
  'sql-wasm.wasm': 'node_modules/sql.js/dist/sql-wasm.wasm',
  'sahpool_worker.mjs': 'tests/bench/storage/sahpool_worker.mjs',
};
const folders = {
  'wa-sqlite/': 'node_modules/@journeyapps/wa-sqlite/',
  'sqlite-wasm/': 'node_modules/@sqlite.org/sqlite-wasm/',
};
const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const page = (more) => `<!doctype html><meta charset="utf-8"><title>bench</title>${more}${Object.keys(
  scripts,
).map((name) => `<script src="${name}"></script>`).join('')}`;

function fileOf(address) {
  const name = address.slice(1).split('?')[0];
  if (name.includes('..')) return undefined;
  for (const [prefix, folder] of Object.entries(folders)) {
    if (name.startsWith(prefix)) return folder + name.slice(prefix.length);
  }
  return scripts[name] ?? others[name];
}
const server = createServer(async (request, response) => {
  const file = fileOf(request.url);
  if (file === undefined) {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(page(''));
    return;
  }
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
  response.end(await readFile(path.join(root, file)));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const port = server.address().port;

const work = await mkdtemp(path.join(tmpdir(), 'casebridge-bench-'));
/** A folder with the page as it would lie on a stick: programs as text, as fetch() refuses file://. */
async function filePage() {
  const folder = path.join(work, 'page');
  await mkdir(folder, { recursive: true });
  for (const [name, file] of Object.entries(scripts)) await copyFile(path.join(root, file), path.join(folder, name));
  const texts = {};
  for (const name of ['storage_web_test.wasm', 'sql-wasm.wasm']) {
    texts[name] = (await readFile(path.join(root, others[name]))).toString('base64');
  }
  await writeFile(path.join(folder, 'wasm.js'), `window.wasmTexts = ${JSON.stringify(texts)};`);
  await writeFile(path.join(folder, 'index.html'), page('<script src="wasm.js"></script>'));
  return pathToFileURL(path.join(folder, 'index.html')).href;
}
const addresses = {
  localhost: `http://localhost:${port}/`,
  plain: `http://casebridge.test:${port}/`,
  file: await filePage(),
};
const titles = { localhost: 'http://localhost', plain: 'plain http under another name', file: 'file://' };

/** A browser of its own on the profile; answers what `body` does on the page. */
async function onPage(profile, origin, body) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CASEBRIDGE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP casebridge.test 127.0.0.1'],
  });
  try {
    const tab = await context.newPage();
    tab.on('crash', () => console.error('the page crashed'));
    tab.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    await tab.goto(addresses[origin]);
    return await body(tab);
  } finally {
    await context.close();
  }
}

const quantile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
};
const ms = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

for (const origin of origins) {
  const results = new Map();
  for (const engine of engines) {
    const profile = path.join(work, `${origin}-${engine}`);
    try {
      const count = await onPage(profile, origin, (tab) =>
        tab.evaluate(([name, wanted]) => window.bench.seed(name, wanted), [engine, rows]),
      );
      if (Number(count) !== rows) throw new Error(`seeded ${count}`);
      results.set(engine, { profile, expected: rows, runs: [] });
      console.error(`${origin} ${engine}: ${count} rows`);
    } catch (error) {
      results.set(engine, { why: String(error.message).split('\n')[0] });
      console.error(`${origin} ${engine}: ${error.message.split('\n')[0]}`);
    }
  }
  for (let repetition = 0; repetition < repetitions; ++repetition) {
    for (const [engine, result] of results) {
      if (result.why !== undefined) continue;
      const run = await onPage(result.profile, origin, (tab) =>
        tab.evaluate((given) => window.bench.run(...given), [engine, result.expected, ...counts(engine)]),
      );
      result.expected = run.rows;
      result.runs.push(run);
      console.error(`${origin} ${engine} ${repetition + 1}: open ${ms(run.open)} ms, one ${ms(quantile(run.one, 0.5))} ms`);
    }
  }
  console.log(`\n${titles[origin]}, ${rows} rows\n`);
  console.log('| store | durable row, p50 | p95 | 1,000 rows, p50 | cold open + first query, p50 | longest block of the page: opening | working | memory / file |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [engine, { why, runs }] of results) {
    if (why !== undefined) {
      console.log(`| ${names[engine]} | does not run here | | | | | | |`);
      continue;
    }
    const one = runs.flatMap((run) => run.one);
    const thousand = runs.flatMap((run) => run.thousand);
    const last = runs[runs.length - 1];
    const memory = last.file > 0 && last.memory > 0 ? (last.memory / last.file).toFixed(2) : '';
    const block = (value) => (value === 0 ? 'under 50' : ms(value));
    console.log(
      `| ${names[engine]} | ${ms(quantile(one, 0.5))} | ${ms(quantile(one, 0.95))} | ${ms(quantile(thousand, 0.5))} | ` +
        `${ms(quantile(runs.map((run) => run.open), 0.5))} | ${block(Math.max(...runs.map((run) => run.openBlock)))} | ` +
        `${block(Math.max(...runs.map((run) => run.block)))} | ${memory} |`,
    );
  }
}
await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
server.close();
