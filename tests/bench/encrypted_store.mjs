// What 本机数据加密 costs: the same work on a plain and an encrypted store, in turns, each in a browser profile of its
// own on the disk. Prints the table of docs/benchmarks.md. Usage: node tests/bench/encrypted_store.mjs [--rounds N]
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from '../browser/support/office.mjs';
import { serveProgram } from './support.mjs';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 5 : Number(process.argv[at + 1]);
const server = await serveProgram('storage_web_test', ['storage.js', 'blobs.js']);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Opens the program in the page; gives the milliseconds until the image is there. */
const load = (page, sealed) => page.evaluate(async (isSealed) => {
  const module = (window.module = {});
  await createCaseBridge(module);
  window.settled = async (ask, wanted) => {
    for (;;) {
      if (wanted(ask())) return;
      await new Promise((next) => setTimeout(next));
    }
  };
  const text = (name) => module.ccall(name, 'string', [], []);
  const start = performance.now();
  module.ccall(isSealed ? 'test_load_sealed' : 'test_load', null, [], []);
  await settled(() => text('test_load_answer'), (answer) => answer !== '');
  return performance.now() - start;
}, sealed);

async function measure(sealed) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-bench-'));
  const browser = await chromium.launchPersistentContext(folder, { executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await load(page, sealed);
    const written = await page.evaluate(async () => {
      const write = async (sql) => {
        const start = performance.now();
        const seq = Number(module.ccall('test_write', 'string', ['string'], [sql]));
        const done = () => (module.ccall('test_state', 'string', [], []), module.ccall('test_durable', 'number', [], []));
        await settled(done, (durable) => durable >= seq);
        return performance.now() - start;
      };
      await write('CREATE TABLE item(id INTEGER PRIMARY KEY, body)');
      const fill = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<800) INSERT INTO item(body) SELECT randomblob(3000) FROM n';
      for (let i = 0; i < 8; i += 1) await write(fill);
      await new Promise((idle) => setTimeout(idle, 3000)); // the checkpoint
      const one = [];
      for (let i = 0; i < 200; i += 1) one.push(await write('INSERT INTO item(body) VALUES (randomblob(3000))'));
      const many = [];
      for (let i = 0; i < 10; i += 1) {
        many.push(await write('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<100) INSERT INTO item(body) SELECT randomblob(3000) FROM n'));
      }
      await new Promise((idle) => setTimeout(idle, 3000));
      const blob = async (name, types, args) => {
        const start = performance.now();
        module.ccall(name, null, types, args);
        await settled(() => module.ccall('test_blob_answer', 'string', [], []), (answer) => answer !== '');
        return performance.now() - start;
      };
      const file = new Uint8Array(50 << 20).fill(7);
      const handle = module.blobs.hold(new Blob([file]));
      const key = 'a'.repeat(64);
      const put = await blob('test_blob_put', ['string', 'number'], [key, handle]);
      const read = await blob('test_blob_read', ['string', 'number', 'number'], [key, 25 << 20, 786416]);
      return { one, many, put, read };
    });
    await page.reload();
    const opened = await load(page, sealed);
    return { one: median(written.one), many: median(written.many), put: written.put, read: written.read, opened };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = [
  ['one', 'one entry of 3 kB, saved'], ['many', '100 entries, 300 kB, saved'], ['opened', 'opening a store of 20 MB'],
  ['put', 'keeping a file of 50 MB'], ['read', 'reading 768 KiB in its middle'],
];
const results = { plain: [], sealed: [] };
for (let round = 0; round < rounds; round += 1) {
  for (const form of round % 2 === 0 ? ['plain', 'sealed'] : ['sealed', 'plain']) {
    results[form].push(await measure(form === 'sealed'));
  }
}
console.log('| work | plain, ms | encrypted, ms | times |\n|---|---|---|---|');
for (const [key, words] of rows) {
  const plain = median(results.plain.map((one) => one[key]));
  const sealed = median(results.sealed.map((one) => one[key]));
  console.log(`| ${words} | ${plain.toFixed(1)} | ${sealed.toFixed(1)} | ${(sealed / plain).toFixed(2)} |`);
}
server.close();
