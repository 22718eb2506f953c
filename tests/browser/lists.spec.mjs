// 案件移交 as an officer works with it: three cases, found by fragments, filtered by every choice, sorted by every
// head with mouse and keyboard, and the filter kept as 常用筛选 over a reload until it is deleted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const officers = {
  执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
};
const cases = [
  { party: '景德镇市澜桥汽车维修服务有限公司', category: '道路运政·机动车维修', on: '2026-10-12', due: '2026年10月23日' },
  { party: '江西栖岭物流有限公司', category: '道路运政·超限超载', on: '2026-10-13', due: '2026年10月15日' },
  { party: '景德镇昌南砚川货运有限公司', category: '道路运政·超限超载', on: '2026-10-19' },
];
const [repair, logistics, freight] = cases.map((entry) => entry.party);

let server;
let office;
let page;
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  office = await new Office(server.url, { policy: false }).open();
  page = office.page;
});
after(async () => {
  await office?.close();
  await server?.close();
});

const chapter = chaptersOf(test, () => ({ bureau: office }), 'lists');

/** The parties of the rows, from the top. */
async function shown() {
  const rows = page.getByRole('table', { name: '案件移交' }).getByRole('row');
  const words = await rows.allInnerTexts();
  return words.slice(1).map((text) => [repair, logistics, freight].find((party) => text.includes(party)));
}
async function shows(...parties) {
  for (let i = 0; i < 100; i += 1) {
    if (JSON.stringify(await shown()) === JSON.stringify(parties)) return;
    await page.waitForTimeout(50);
  }
  assert.deepEqual(await shown(), parties);
}
const sortOf = (head) => page.getByRole('columnheader', { name: head }).getAttribute('aria-sort');
const clear = () => office.button('清除筛选').click();

chapter('three cases are entered, two with a limit that a paper sets', async () => {
  await office.setUp('昌江区交通运输局', '张伟', '36020026');
  for (const entry of cases) {
    await office.setToday(entry.on);
    await office.goTo('工作台');
    await office.press('新建移送');
    await office.fill({
      事项名称: `${entry.party}涉嫌违法`, 违法类别: { choice: entry.category }, 当事人名称: entry.party,
      统一社会信用代码或身份证号: '91360202MA35ABCD1U', 检查地点: '昌江区西郊街道', 检查对象: entry.party, ...officers,
      已出示执法证件: true, 检查发现的问题: '现场情况见照片。',
    });
    await office.press('保存');
    await office.heading('下一步').waitFor();
    if (entry.due) {
      await office.command('责令改正', { 改正要求: '停止违法行为', 改正期限: entry.due, 签收人: '李某', ...officers });
    }
    await office.saved();
  }
  await office.goTo('案件移交');
  await shows(logistics, repair, freight);
});

chapter('a fragment finds, in any spelling, and clearing shows all again', async () => {
  for (const [typed, ...parties] of [['栖', logistics], ['砚川', freight], ['货运有限', freight], ['ｍａ３５ａｂ', logistics, repair, freight]]) {
    await office.type('搜索案件', typed);
    await shows(...parties);
  }
  await office.type('搜索案件', '没有这个词');
  await page.getByText('没有符合的案件').waitFor();
  await clear();
  await office.type('当事人', '景德镇');
  await shows(repair, freight);
  await clear();
  await shows(logistics, repair, freight);
});

chapter('every choice restricts, and several together', async () => {
  await office.choose('期限', '已逾期');
  await shows(logistics);
  await office.choose('期限', '以后到期');
  await shows(repair, freight);
  await office.choose('期限', '没有期限');
  await page.getByText('没有符合的案件').waitFor();
  await office.choose('期限', '全部');
  await office.choose('类别', '道路运政·超限超载');
  await shows(logistics, freight);
  await office.choose('环节', '待复查');
  await shows(logistics);
  await office.choose('承办', '本单位');
  await shows(logistics);
  assert.match(await page.getByRole('tab', { name: /^已逾期/ }).textContent(), /1/);
  await clear();
  await page.getByRole('tab', { name: /^已逾期/ }).click();
  await shows(logistics);
  await page.getByRole('tab', { name: /^全部/ }).click();
  await shows(logistics, repair, freight);
});

chapter('the heads sort, say so, and work from the keyboard', async () => {
  assert.equal(await sortOf('到期日'), 'ascending');
  assert.equal(await sortOf('当事人'), 'none');
  assert.equal(await sortOf('类别'), null);
  await page.getByRole('button', { name: '按到期日排序' }).click();
  await shows(freight, repair, logistics);
  assert.equal(await sortOf('到期日'), 'descending');
  await page.getByRole('button', { name: '按环节排序' }).focus();
  await page.keyboard.press('Enter');
  await shows(freight, logistics, repair);
  assert.equal(await sortOf('环节'), 'ascending');
  assert.equal(await sortOf('到期日'), 'none');
  await office.choose('排序', '最早发现');
  await shows(repair, logistics, freight);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.getByRole('columnheader', { name: '发现日期' }).waitFor();
  assert.equal(await sortOf('发现日期'), 'ascending');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: '按到期日排序' }).click();
  await shows(logistics, repair, freight);
});

chapter('a filter is kept by name over a reload, applied, and deleted after a question', async () => {
  await office.choose('类别', '道路运政·超限超载');
  await page.getByRole('button', { name: '按当事人排序' }).click();
  await shows(freight, logistics);
  await office.press('存为常用筛选');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.locator('[aria-invalid="true"][aria-description*="请填写名称"]').waitFor();
  await office.type('名称', '货运案件');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await office.button('常用筛选：货运案件').waitFor();
  await office.saved();

  await office.reload();
  await office.goTo('案件移交');
  await shows(logistics, repair, freight);
  await office.press('常用筛选');
  await page.getByRole('listitem').filter({ hasText: '货运案件' }).click();
  await shows(freight, logistics);
  assert.equal(await sortOf('当事人'), 'ascending');

  await office.press('常用筛选：货运案件');
  await office.press('删除常用筛选“货运案件”');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await office.press('常用筛选：货运案件');
  await office.press('删除常用筛选“货运案件”');
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await office.button('常用筛选').waitFor();
  await office.saved();
  await office.reload();
  await office.goTo('案件移交');
  await office.press('常用筛选');
  await page.getByText('还没有常用筛选。').waitFor();
  await page.keyboard.press('Escape');
});

chapter('at every width number and owner stay as long as there is room, and nothing is grave for axe', async () => {
  const heads = () => page.getByRole('columnheader').evaluateAll((all) =>
    all.map((head) => head.getAttribute('aria-label') ?? head.textContent));
  for (const [width, ...columns] of [
    [1366, '环节', '文号', '当事人', '类别', '承办', '期限', '到期日'],
    [1024, '环节', '文号', '当事人', '承办', '期限', '到期日'],
    [680, '环节', '文号', '当事人', '承办', '期限'],
    [480, '环节', '当事人', '期限'],
  ]) {
    await page.setViewportSize({ width, height: 768 });
    for (let i = 0; i < 40 && (await heads()).length !== columns.length; i += 1) await page.waitForTimeout(50);
    assert.deepEqual(await heads(), columns, `${width} wide`);
    await office.picture(`list_${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate((code) => window.axe || (0, eval)(code), axe);
  const found = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  const grave = found.violations.filter((item) => item.impact === 'critical' || item.impact === 'serious');
  assert.deepEqual(grave.map((item) => [item.id, item.nodes.map((node) => node.html)]), []);
  assert.deepEqual(office.complaints, []);
});
