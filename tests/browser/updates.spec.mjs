// The copy that works offline, and how a newer version takes its place: announced, never in the middle of work, applied
// when the officer agrees; files of two versions are never mixed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist');
const site = mkdtempSync(path.join(os.tmpdir(), 'casebridge-site-'));
const newer = 'ffffffffffff';
let server;
let office;

before(async () => {
  cpSync(dist, site, { recursive: true });
  server = await startServer({ root: site });
  office = await new Office(server.url).open();
});
after(async () => {
  await office?.close();
  await server?.close();
  rmSync(site, { recursive: true, force: true });
});
const chapter = chaptersOf(test, () => ({ bureau: office }), 'updates');

const read = (name) => readFileSync(path.join(site, name), 'utf8');
const write = (name, text) => writeFileSync(path.join(site, name), text);
const digest = (text) => createHash('sha256').update(text).digest('hex');
const buildOf = () => office.page.evaluate(() => document.querySelector('meta[name="casebridge-build"]').content);
const askForUpdate = () => office.page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
const offer = () => office.page.getByText(/^新版本已经下载好/).first();

/** A newer version lies on the server, but for files that the administrator has not copied yet. */
function publish({ withoutStyle = false } = {}) {
  const former = /name="casebridge-build" content="([0-9a-f]{12})"/.exec(read('index.html'))[1];
  const changed = { 'index.html': read('index.html').replace(former, newer), 'style.css': `${read('style.css')}\n/* newer */\n` };
  let worker = read('service_worker.js').replaceAll(former, newer);
  for (const [name, text] of Object.entries(changed)) {
    worker = worker.replace(new RegExp(`"${name}": "[0-9a-f]{64}"`), `"${name}": "${digest(text)}"`);
    if (!(withoutStyle && name === 'style.css')) write(name, text);
  }
  write('service_worker.js', worker);
  return changed['style.css'];
}

chapter('after the first visit all files are kept, and the page opens from them', async () => {
  await office.setUp('昌江区交通运输局', '张伟', '36020026');
  await office.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await office.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === 'activated');
  await office.reload();
  assert.ok(await office.page.evaluate(() => navigator.serviceWorker.controller !== null));
  const kept = await office.page.evaluate(async () => {
    const names = await caches.keys();
    return [names, (await (await caches.open(names[0])).keys()).map((request) => new URL(request.url).pathname)];
  });
  assert.equal(kept[0].length, 1);
  for (const name of ['/index.html', '/casebridge.wasm', '/manual.html', '/icons.woff2']) assert.ok(kept[1].includes(name), name);
  assert.ok(!kept[1].includes('/hanzi.woff2'), 'the font for machines without one is not fetched ahead');
});

let style;
chapter('a version that is not complete on the server is not taken', async () => {
  style = publish({ withoutStyle: true });
  await askForUpdate().catch(() => {});
  await office.page.waitForTimeout(1500);
  assert.equal(await offer().count(), 0);
});

chapter('a newer version is announced, and waits while something is typed', async () => {
  const former = await buildOf();
  write('style.css', style);
  await askForUpdate();
  await offer().waitFor();
  assert.equal(await buildOf(), former);
  await office.press('新建移送');
  await office.type('事项名称', '还没有写完');
  await office.goTo('工作台');
  await office.page.getByText('请先保存正在填写的表单，再更新。').first().waitFor();
  assert.equal(await office.button('现在更新').count(), 0);
});

chapter('when the officer agrees it takes over, and nothing is lost', async () => {
  await office.press('新建移送');
  await office.press('取消');
  await office.goTo('工作台');
  await office.press('现在更新');
  await office.heading('输入口令').waitFor();
  assert.equal(await buildOf(), newer);
  await office.unlock();
  const names = await office.page.evaluate(() => caches.keys());
  assert.deepEqual(names, [`casebridge-${newer}`]);
});

chapter('and works with the server gone', async () => {
  await server.close();
  await office.reload();
  assert.equal(await buildOf(), newer);
});
