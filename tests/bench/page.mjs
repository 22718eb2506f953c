// The whole page with a store of many matters: how long it takes to open, what a frame costs, how long the page stands
// still, and what ten minutes of work leave in memory. Prints the table of docs/benchmarks.md. Needs ./run --build and
// the target large_store of the native preset. Usage: node tests/bench/page.mjs [--matters N] [--minutes N] [--store FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Office, passphrase } from '../browser/support/office.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : fallback;
};
const matters = option('matters', 7400);
const minutes = option('minutes', 10);
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-bench-'));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const share = (values, part) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];

/** In the page, before it opens: time spent in each frame, the longest task, and the program's memory. */
function watch() {
  window.frameTimes = [];
  window.longestTask = 0;
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (call) =>
    ask((now) => {
      const begun = performance.now();
      call(now);
      window.frameTimes.push(performance.now() - begun);
    });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longestTask = Math.max(window.longestTask, entry.duration);
  }).observe({ type: 'longtask' });
  const original = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await original(...given);
    const { exports } = made.instance ?? made;
    window.programMemory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
}
const reset = (page) => page.evaluate(() => void ((window.frameTimes = []), (window.longestTask = 0)));
const seen = (page) =>
  page.evaluate(() => ({ frames: window.frameTimes, longest: window.longestTask, heap: window.programMemory.buffer.byteLength / 1e6 }));
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value) => (value === 0 ? 'under 50' : value.toFixed(0));

async function restore(office, file) {
  await office.heading('首次使用').waitFor();
  await office.press('从备份恢复');
  await office.chooseFile('选择备份文件', file);
  await office.type('备份时的口令', passphrase);
  await office.press('恢复');
  await office.heading('工作台').waitFor({ timeout: 300000 });
}

async function scrollTheList(office) {
  await office.goTo('案件移交');
  await office.heading('案件移交').waitFor();
  await office.page.mouse.move(700, 450);
  await office.page.waitForTimeout(1500);
  await reset(office.page);
  for (let i = 0; i < 60; i += 1) {
    await office.page.mouse.wheel(0, i % 20 < 10 ? 60 : -60);
    await office.page.mouse.move(700, 300 + (i % 10) * 30);
    await office.page.waitForTimeout(30);
  }
  return seen(office.page);
}
async function turnPages(office) {
  await reset(office.page);
  for (let i = 0; i < 20; i += 1) {
    await office.page.getByRole('button', { name: '下一页' }).first().click();
    await office.page.waitForTimeout(50);
  }
  return seen(office.page);
}

/** A store that was made before, or a new one: making thousands of matters takes minutes. */
function storeFile() {
  const at = process.argv.indexOf('--store');
  if (at > 0) return process.argv[at + 1];
  const made = path.join(folder, 'store.casebackup');
  const tool = path.join(root, 'build/native/large_store');
  if (!existsSync(tool)) throw new Error('cmake --build build/native --target large_store');
  spawnSync(tool, [made, String(matters)], { stdio: 'inherit' });
  return made;
}
const store = storeFile();

const server = await startServer({ root: path.join(root, 'dist') });
try {
  console.log(`${matters} matters, a backup of ${(statSync(store).size / 1e6).toFixed(1)} MB\n`);
  row('drawing, window', 'opens for the passphrase, ms', 'work list after it, ms', 'longest block until the passphrase', 'longest block while opening', 'a frame of the list, median ms', 'p95', 'longest block while working');
  row('---', '---', '---', '---', '---', '---', '---', '---');
  for (const [name, drawing, viewport] of [['WebGL (SwiftShader), 1366×768', 'webgl', { width: 1366, height: 768 }],
    ['its own choice, 1366×768', '', { width: 1366, height: 768 }], ['software, 1920×1080', 'software', { width: 1920, height: 1080 }]]) {
    const office = new Office(server.url, { drawing, viewport });
    await office.open();
    await office.page.addInitScript(watch);
    await office.page.reload();
    await restore(office, store);
    await office.saved();
    await office.page.waitForTimeout(3000);
    const opened = [];
    const unlocked = [];
    let starting = 0;
    let longest = 0;
    for (let run = 0; run < 5; run += 1) {
      const reloaded = Date.now();
      await office.page.reload({ waitUntil: 'commit' });
      await office.heading('输入口令').waitFor();
      opened.push(Date.now() - reloaded);
      await office.type('口令', passphrase);
      starting = Math.max(starting, (await seen(office.page)).longest);
      await reset(office.page);
      const begun = Date.now();
      await office.press('打开');
      await office.heading('工作台').waitFor();
      unlocked.push(Date.now() - begun);
      await office.page.waitForTimeout(1000);
      longest = Math.max(longest, (await seen(office.page)).longest);
    }
    const scrolled = await scrollTheList(office);
    const turned = await turnPages(office);
    row(name, median(opened).toFixed(0), median(unlocked).toFixed(0), ms(starting), ms(longest), median(scrolled.frames).toFixed(1),
      share(scrolled.frames, 0.95).toFixed(1), ms(Math.max(scrolled.longest, turned.longest)));
    if (drawing === 'webgl' && minutes > 0) {
      const before = await seen(office.page);
      const end = Date.now() + minutes * 60000;
      let rounds = 0;
      for (; Date.now() < end; rounds += 1) {
        await scrollTheList(office);
        await turnPages(office);
        for (const place of ['工作台', '统计', '收发', '文号登记', '设置', '帮助']) await office.goTo(place);
        await office.goTo('案件移交');
        await office.page.getByRole('row').nth(1 + (rounds % 9)).click();
        await office.heading('下一步').waitFor();
      }
      const { heap } = await seen(office.page);
      console.log(`\nmemory of the program: ${before.heap.toFixed(0)} MB, after ${minutes} minutes and ${rounds} rounds of work ${heap.toFixed(0)} MB`);
      await office.goTo('工作台');
      await office.page.waitForTimeout(7000);
      const frames = () => office.page.evaluate(() => window.__casebridge.frames);
      const idle = await frames();
      await office.page.waitForTimeout(5000);
      console.log(`frames in 5 idle seconds: ${(await frames()) - idle}\n`);
    }
    await office.close();
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
