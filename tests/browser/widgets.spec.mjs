// Every kind of widget, operated once through the accessibility tree alone: what a screen reader does, without a
// pointer and without the canvas being hit anywhere.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { passphrase } from './support/office.mjs';
import { Story, evidence, party, photo } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let story;
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = new Story(server.url);
  await story.bureau.open();
});
after(async () => {
  await story?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'widgets');

/** The element as the accessibility tree names it. */
const node = (role, name) => story.bureau.page.getByRole(role, { name, exact: typeof name === 'string' }).first();
/** What a screen reader's "activate" does: a click without a place. */
async function invoke(role, name) {
  await node(role, name).waitFor({ state: 'attached' });
  await node(role, name).evaluate((element) => element.click());
}
/** And what its "set value" does. */
async function set(name, words) {
  const field = node('textbox', name);
  await field.waitFor({ state: 'attached' });
  await field.evaluate((element, value) => {
    element.focus();
    element.value = value;
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: value }));
  }, words);
  assert.equal(await field.inputValue(), words, name);
}
const pick = async (name, option) => {
  await invoke('combobox', name);
  await invoke('option', option);
};
const attribute = (role, name, what) => node(role, name).getAttribute(what);

chapter('text fields, a list that opens, a password and the primary button', async ({ bureau }) => {
  await bureau.heading('首次使用').waitFor();
  await pick('单位', '昌江区交通运输局');
  for (const [name, words] of Object.entries({ 执法人员: '张伟', 执法证号: '36020026', 口令: passphrase, 再输一次: passphrase })) {
    await set(name, words);
  }
  await invoke('button', '开始使用');
  await bureau.heading('工作台').waitFor();
});

chapter('links, radio buttons, checkboxes, dates and text of several lines', async ({ bureau }) => {
  await bureau.setToday('2026-11-02');
  await invoke('link', '案件移交');
  await bureau.heading('案件移交').waitFor();
  await invoke('button', '新建移送');
  const words = {
    事项名称: '澜桥汽车维修公司涉嫌未备案经营', 当事人名称: party, 统一社会信用代码或身份证号: '91360202MA35ABCD1U', 检查地点: '昌江区西郊街道',
    检查对象: party, 执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
    检查发现的问题: '未办理机动车维修经营备案，正在承修货车。',
  };
  await pick('违法类别', '道路运政·机动车维修');
  for (const [name, value] of Object.entries(words)) await set(name, value);
  await invoke('checkbox', '已出示执法证件');
  assert.equal(await attribute('checkbox', '已出示执法证件', 'aria-checked'), 'true');
  await invoke('button', '保存');
  await bureau.heading('下一步').waitFor();
  await invoke('button', '责令改正');
  await set('改正要求', '停止承修并办理备案');
  await set('改正期限', '2026年11月10日');
  await node('textbox', '改正期限').evaluate((element) => element.blur());
  await invoke('button', '取消');
  await bureau.heading('下一步').waitFor();
});

chapter('tabs, tiles, sliders, toggles and a toolbar', async ({ bureau }) => {
  const file = await photo(bureau, '现场照片.jpg', 3);
  await bureau.openMatter(party);
  await bureau.addEvidence(file, evidence('视听资料', '现场照片', '违法证据'));
  await invoke('tab', /^证据/);
  assert.equal(await attribute('tab', /^证据/, 'aria-selected'), 'true');
  await invoke('button', '现场照片');
  await node('img', '照片：现场照片').waitFor({ state: 'attached' });
  const exposure = node('slider', '曝光');
  await exposure.focus();
  for (let i = 0; i < 3; i += 1) await exposure.press('ArrowRight');
  assert.equal(await exposure.getAttribute('aria-valuetext'), '+0.3');
  await invoke('button', '对比原图');
  assert.equal(await attribute('button', '对比原图', 'aria-pressed'), 'true');
  await invoke('button', '还原');
  assert.equal(await exposure.getAttribute('aria-valuetext'), '0');
  await invoke('button', '返回案件');
});

chapter('a timeline, a menu, a dialog and radio buttons', async ({ bureau }) => {
  const { page } = bureau;
  await invoke('tab', /^经过/);
  await invoke('button', /^本机单位和人员/);
  await node('menuitem', '快捷键').waitFor({ state: 'attached' });
  await invoke('menuitem', '快捷键');
  await node('dialog', '快捷键').waitFor({ state: 'attached' });
  await invoke('button', '关闭');
  await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null);
  await invoke('link', '设置');
  await invoke('radio', '强光');
  assert.equal(await attribute('radio', '强光', 'aria-checked'), 'true');
  await invoke('radio', '浅色');
});

chapter('a table: heads that sort, filters, rows', async ({ bureau }) => {
  await invoke('link', '案件移交');
  const head = node('columnheader', /当事人/);
  await head.waitFor({ state: 'attached' });
  await head.evaluate((element) => element.click());
  await bureau.page.waitForFunction(() => document.querySelector('[aria-sort="ascending"],[aria-sort="descending"]') !== null);
  await node('combobox', /类别/).evaluate((element) => element.click());
  await node('option', /机动车维修|全部/).waitFor({ state: 'attached' });
  await bureau.page.keyboard.press('Escape');
  await bureau.page.getByRole('row').filter({ hasText: party }).first().evaluate((element) => element.click());
  await bureau.heading('下一步').waitFor();
  assert.deepEqual(bureau.complaints, []);
});
