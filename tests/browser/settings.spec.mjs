// What an office sets for itself: when it is warned, what follows when a date has passed, a newer calendar, and its
// document numbers.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const party = '江西栖岭物流有限公司';
const officers = {
  执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
};

let server;
let office;
let page;
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  office = await new Office(server.url).open();
  page = office.page;
  await office.setUp('昌江区交通运输局', '张伟', '36020026');
});
after(async () => {
  await office?.close();
  await server?.close();
});

const chapter = chaptersOf(test, () => ({ bureau: office }), 'settings');
/** A calendar file as it comes from IT. */
function calendarFile(name, change) {
  const calendar = JSON.parse(readFileSync(path.join(root, 'assets/embedded/calendar.json'), 'utf8'));
  change(calendar);
  const file = path.join(office.folder, name);
  writeFileSync(file, JSON.stringify(calendar));
  return file;
}

chapter('an overdue matter says what is due to be done about it', async () => {
  await office.press('新建移送');
  await office.fill({
    事项名称: '栖岭物流涉嫌超限运输', 违法类别: { choice: '道路运政·超限超载' }, 当事人名称: party,
    统一社会信用代码或身份证号: '91360202MA35ABCD1U', 检查地点: '昌江区西郊街道', 检查对象: party, ...officers,
    已出示执法证件: true, 检查发现的问题: '货车超限。',
  });
  await office.press('保存');
  await office.heading('下一步').waitFor();
  await office.command('责令改正', {
    改正要求: '停止违法行为', 改正期限: '2026年10月15日', 签收人: '李某', ...officers,
  });
  await office.setToday('2026-10-20');
  await office.reload();
  const overdue = page.getByRole('list', { name: '逾期督办' });
  await overdue.getByText('应报分管领导').first().waitFor();
});

chapter('the days are the office’s own', async () => {
  await office.goTo('设置');
  await office.fill({ 逾期几天报分管领导: '4', 逾期几天提交会商: '3' });
  await office.press('保存设置');
  const refused = page.getByRole('textbox', { name: '逾期几天提交会商', exact: true });
  await refused.and(page.locator('[aria-invalid="true"]')).waitFor();
  await office.fill({ 逾期几天提交会商: '5' });
  await office.press('保存设置');
  await page.getByText('已保存，期限提醒按新的设置显示').first().waitFor();
  await office.goTo('工作台');
  await page.getByRole('list', { name: '逾期督办' }).getByText('应提交会商').first().waitFor();
});

chapter('what no law dates is due after the office’s own days', async () => {
  await office.goTo('工作台');
  await office.press('新建移送');
  await office.fill({
    事项名称: '砚川货运涉嫌超限运输', 违法类别: { choice: '道路运政·超限超载' }, 当事人名称: '砚川货运',
    统一社会信用代码或身份证号: '不详', 检查地点: '昌江区西郊街道', 检查对象: '砚川货运', ...officers,
    已出示执法证件: true, 检查发现的问题: '货车超限。',
  });
  await office.press('保存');
  await office.heading('下一步').waitFor();
  await page.getByText('内部办理时限').first().waitFor();
  await page.getByText('剩 5 个工作日').first().waitFor();
  await office.goTo('设置');
  await office.fill({ '发现后，到责令改正、移送或销号': '251' });
  await office.press('保存设置');
  const refused = page.getByRole('textbox', { name: '发现后，到责令改正、移送或销号', exact: true });
  await refused.and(page.locator('[aria-invalid="true"]')).waitFor();
  await office.fill({ '发现后，到责令改正、移送或销号': '1' });
  await office.press('保存设置');
  await page.getByText('已保存，期限提醒按新的设置显示').first().waitFor();
  await office.setToday('2026-10-27');
  await office.reload();
  await page.getByRole('list', { name: '逾期督办' }).getByText(/超过内部时限 \d+ 天/).first().waitFor();
  await office.goTo('案件移交');
  await office.choose('期限', '超过内部时限');
  await page.getByRole('row').filter({ hasText: '砚川货运' }).filter({ hasText: '已超时' }).first().waitFor();
  await office.button('清除筛选').click();
});

chapter('a newer calendar is taken, an older one and a wrong one are refused', async () => {
  await office.goTo('设置');
  await page.getByText('2020年至2026年').first().waitFor();
  await office.chooseFile('导入日历', calendarFile('坏日历.json', (calendar) => calendar.workdays.push('2026-11-25')));
  await page.getByText('这不是案桥的节假日日历').first().waitFor();
  const newer = (calendar) => {
    calendar.official_years.push(2027);
    calendar.holidays.push('2027-01-01');
  };
  await office.chooseFile('导入日历', calendarFile('日历2027.json', newer));
  await page.getByText('已采用新日历').first().waitFor();
  await page.getByText('2020年至2027年').first().waitFor();
  await office.reload();
  await office.goTo('设置');
  await page.getByText('2020年至2027年').first().waitFor();
  await office.chooseFile('导入日历', path.join(root, 'assets/embedded/calendar.json'));
  await page.getByText('这份日历缺少本机已有的年份').first().waitFor();
});

chapter('the list of legal bases is exported, changed and imported; a wrong file changes nothing', async () => {
  await office.goTo('设置');
  const exported = await office.download('导出依据库');
  const bases = JSON.parse(readFileSync(exported.path, 'utf8'));
  const changed = path.join(office.folder, '依据库.json');
  writeFileSync(changed, JSON.stringify(bases.slice(0, 3)));
  await office.chooseFile('导入依据库', changed);
  await page.getByText('已采用新的处罚依据库，共 3 条').first().waitFor();
  await page.getByText('3 条', { exact: true }).first().waitFor();
  writeFileSync(changed, JSON.stringify({ bases }));
  await office.chooseFile('导入依据库', changed);
  await page.getByText('这不是案桥的处罚依据库文件').first().waitFor();
  await page.getByText('3 条', { exact: true }).first().waitFor();
});

chapter('a number that was spoilt on paper is voided with its reason', async () => {
  await office.goTo('文号登记');
  await office.press('作废文号');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '文号', exact: true }).waitFor();
  await office.fill({ 文号: '昌江移〔2026〕1号', 原因: '纸上写坏' });
  await dialog.getByRole('button', { name: '作废文号' }).click();
  const row = page.getByRole('row').filter({ hasText: '昌江移〔2026〕1号' });
  await row.filter({ hasText: '已作废' }).filter({ hasText: '纸上写坏' }).first().waitFor();
  assert.deepEqual(office.complaints, []);
});
