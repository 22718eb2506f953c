// How much is sent and how long it takes until an officer can type: bytes of the site (raw and gzip), time from
// navigation to the first usable frame with a cold and a warm profile, in both ways of drawing, and frames while idle.
// Prints the table of docs/benchmarks.md. Usage: node tests/bench/start.mjs [--runs N]
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { startServer } from '../../tools/serve.mjs';
import { browserArguments, executablePath } from '../browser/support/office.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(0);

function files() {
  return readdirSync(dist).filter((name) => statSync(path.join(dist, name)).isFile()).map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  });
}

/** Milliseconds from navigation to the first frame that shows the first-run page. */
async function usable(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.__usable > 0, undefined, { polling: 20 });
  return page.evaluate(() => window.__usable);
}
function watch() {
  const look = () => {
    if (document.querySelector('#mirror [role="heading"]')) {
      requestAnimationFrame(() => (window.__usable = performance.now()));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure(url) {
  const cold = [];
  const warm = [];
  let idle = 0;
  for (let run = 0; run < runs; run += 1) {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'casebridge-bench-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath, args: browserArguments, viewport: { width: 1366, height: 768 }, locale: 'zh-CN',
    });
    const page = context.pages()[0];
    await page.addInitScript(watch);
    cold.push(await usable(page, url));
    warm.push(await usable(page, url));
    if (run === 0) {
      await page.waitForTimeout(1500);
      const before = await page.evaluate(() => window.__casebridge.frames);
      await page.waitForTimeout(2000);
      idle = (await page.evaluate(() => window.__casebridge.frames)) - before;
    }
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
  return { cold: median(cold), warm: median(warm), idle };
}

const site = await startServer({ root: dist });
try {
  const list = files();
  console.log('| file | bytes, kB | gzip, kB |\n|---|---|---|');
  for (const file of list) console.log(`| ${file.name} | ${kilobytes(file.raw)} | ${kilobytes(file.gzip)} |`);
  const sum = (key) => kilobytes(list.reduce((total, file) => total + file[key], 0));
  console.log(`| **all** | **${sum('raw')}** | **${sum('gzip')}** |\n`);
  console.log('| drawing | first usable frame, cold, ms | warm, ms | frames in 2 idle seconds |\n|---|---|---|---|');
  for (const [name, query] of [['WebGL (SwiftShader)', '?draw=webgl'], ['software', '?draw=software']]) {
    const result = await measure(site.url + query);
    console.log(`| ${name} | ${result.cold.toFixed(0)} | ${result.warm.toFixed(0)} | ${result.idle} |`);
  }
} finally {
  await site.close();
}
