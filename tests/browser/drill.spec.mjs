// 演练 in a real browser: from the first run into the drill, the brigade signs what waits, its bundle goes to the
// bureau on the same PC, and one click brings the first run back with nothing left behind.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const mark = '演练：数据都是编的，不是真实案件';
const waiting = '演练甲汽车维修有限公司';
const stick = mkdtempSync(path.join(os.tmpdir(), 'casebridge-stick-'));
let server;
let office;
let receipt;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  office = await new Office(server.url, { stick, policy: false }).open();
});
after(async () => {
  await office?.close();
  await server?.close();
  rmSync(stick, { recursive: true, force: true });
});

const chapter = chaptersOf(test, () => ({ bureau: office, brigade: office }), 'drill');
const bar = () => office.page.getByRole('region', { name: '演练', exact: true });
const databases = () =>
  office.page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name).sort());
const account = (name) => office.page.getByRole('button', { name: new RegExp(`^本机单位和人员：${name}`) });

/** Assistive technology finds its way, as on every other page (screens.spec.mjs). */
async function accessible(name) {
  await office.page.evaluate((code) => window.axe || (0, eval)(code), axe);
  const found = await office.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  const grave = found.violations.filter((item) => item.impact === 'critical' || item.impact === 'serious');
  assert.deepEqual(grave.map((item) => [item.id, item.nodes.map((node) => node.html)]), [], name);
}
async function arrive(side, agency) {
  await office.page.waitForURL(new RegExp(`#drill=${side}$`));
  await office.heading('工作台').waitFor();
  await bar().getByText(mark).waitFor();
  await account(agency).waitFor();
}

chapter('the first run offers a drill, which is made while its progress is seen', async () => {
  await office.heading('首次使用').waitFor();
  await accessible('first run');
  await office.picture('drill_offer');
  await office.press('进入演练');
  await office.heading('正在准备演练').waitFor();
  await bar().getByText(mark).waitFor();
  await office.picture('drill_preparing');
  await arrive('bureau', '演练区交通运输局');
  await office.saved();
  await office.picture('drill_bureau');
  assert.deepEqual(await databases(), ['casebridge', 'casebridge-drill-bureau']);
});

chapter('every page bears the mark', async () => {
  await accessible('workbench of a drill');
  for (const entry of ['案件移交', '联合巡查', '统计', '文号登记', '收发', '通讯录', '设置']) {
    await office.goTo(entry);
    await bar().getByText(mark).waitFor();
  }
  await office.page.getByText('演练口令2026').first().waitFor();
});

chapter('a reload goes on without a question, and a locked page says its passphrase', async () => {
  await office.page.reload();
  await arrive('bureau', '演练区交通运输局');
  await account('演练区交通运输局').click();
  await office.page.getByRole('menuitem', { name: '锁定' }).click();
  await office.heading('输入口令').waitFor();
  await bar().getByText(mark).waitFor();
  await office.page.getByText('这是演练，口令是“演练口令2026”。').waitFor();
  await office.type('口令', '演练口令2026');
  await office.press('打开');
  await office.heading('工作台').waitFor();
});

chapter('the brigade signs the case that waits, and exports its bundle', async () => {
  await office.press('换到大队');
  await arrive('brigade', '支队演练大队');
  await office.openMatter(waiting);
  await office.picture('drill_brigade_case');
  await office.command('签收移送处理书', { 送达人: '演练员甲' });
  receipt = await office.download('导出移交包');
  assert.match(receipt.name, /^演练_/);
});

chapter('the bureau, on the same PC, takes it in', async () => {
  await office.press('换到交通运输局');
  await arrive('bureau', '演练区交通运输局');
  await office.take(receipt.path);
  await office.openMatter(waiting);
  await office.page.getByText('3日审核').first().waitFor();
  await bar().getByText(mark).waitFor();
});

chapter('what was typed is asked about before the page changes', async () => {
  await office.goTo('工作台');
  await office.press('新建移送');
  await office.type('事项名称', '没有保存的练习');
  const answer = async (accepts) => {
    const asked = office.page.waitForEvent('dialog');
    office.page.once('dialog', (dialog) => (accepts ? dialog.accept() : dialog.dismiss()));
    await office.press('换到大队');
    assert.match((await asked).message(), /没保存的内容/);
  };
  await answer(false);
  assert.equal(await office.page.evaluate(() => location.hash), '#drill=bureau');
  assert.equal(await office.page.getByRole('textbox', { name: '事项名称' }).inputValue(), '没有保存的练习');
  await answer(true);
  await arrive('brigade', '支队演练大队');
  await office.press('换到交通运输局');
  await arrive('bureau', '演练区交通运输局');
});

chapter('on a telephone the bar stands in two rows', async () => {
  await office.page.setViewportSize({ width: 360, height: 640 });
  await office.button('结束演练并清除').waitFor();
  await office.picture('drill_narrow');
  await office.page.setViewportSize(office.viewport);
});

chapter('who ends it in one tab ends it in the others', async () => {
  const other = await office.context.newPage();
  await other.goto(`${office.url}#drill=brigade`);
  await other.getByRole('region', { name: '演练', exact: true }).waitFor();
  await other.getByRole('heading', { name: '工作台' }).waitFor();
  await other.getByRole('button', { name: '结束演练并清除' }).click();
  // Which of the two becomes the real store's owner is not said.
  for (const page of [other, office.page]) await page.waitForFunction(() => location.hash === '');
  await bar().waitFor({ state: 'detached' });
  await other.close();
  await office.page.reload();
  await office.heading('首次使用').waitFor();
  await office.page.waitForFunction(() => localStorage.getItem('casebridge-drill') === null);
  assert.deepEqual(await databases(), ['casebridge']);
  await office.press('进入演练');
  await arrive('bureau', '演练区交通运输局');
});

chapter('one click ends it: the first run is back, and nothing of the drill is left', async () => {
  await office.press('结束演练并清除');
  await office.heading('首次使用').waitFor();
  assert.equal(await office.page.evaluate(() => location.hash), '');
  await office.page.waitForFunction(() => localStorage.getItem('casebridge-drill') === null);
  assert.deepEqual(await databases(), ['casebridge']);
  const left = await office.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('drill')));
  assert.deepEqual(left, []);
  assert.equal(await bar().count(), 0);
});

chapter('an installation in use reaches a drill from 设置, and comes back to its own store', async () => {
  await office.setUp('昌江区交通运输局', '张伟', '36020026');
  await office.goTo('设置');
  await office.press('进入演练');
  await arrive('bureau', '演练区交通运输局');
  await office.press('结束演练并清除');
  await office.unlock();
  await account('昌江区交通运输局').waitFor();
  await office.page.waitForFunction(() => localStorage.getItem('casebridge-drill') === null);
  assert.deepEqual(await databases(), ['casebridge']);
  assert.deepEqual(office.complaints, []);
});
