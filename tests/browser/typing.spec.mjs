// Writing, as people do it: an input method with its window at the caret, full-width marks, undo and redo, a long text
// from elsewhere, keys alone, and what happens to words that were not saved.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, party } from './support/story.mjs';

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
const chapter = chaptersOf(test, () => story, 'typing');
const field = (office, label) => office.page.getByRole('textbox', { name: label, exact: true }).first();
const compose = (office, text) =>
  office.session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (office, text) => office.session.send('Input.insertText', { text });

chapter('the preedit stands in the field itself, at its place and in its size', async ({ bureau }) => {
  await bureau.setUp('昌江区交通运输局', '张伟', '36020026');
  await bureau.press('新建移送');
  const title = field(bureau, '事项名称');
  await title.click();
  await commit(bureau, '涉嫌');
  await compose(bureau, 'weibeian');
  const seen = await title.evaluate((node) => ({
    focused: document.activeElement === node, opacity: getComputedStyle(node).opacity, caret: node.selectionEnd,
    size: getComputedStyle(node).fontSize, box: node.getBoundingClientRect().toJSON(),
  }));
  assert.deepEqual([seen.focused, seen.opacity, seen.caret, seen.size], [true, '1', '涉嫌weibeian'.length, '16px']);
  // The candidate window stands where this element's caret is: over the field that is drawn.
  assert.ok(seen.box.width > 200 && seen.box.height >= 38, JSON.stringify(seen.box));
  await commit(bureau, '未备案经营');
  assert.equal(await title.inputValue(), '涉嫌未备案经营');
});

chapter('full-width marks, quotes, rare characters and dead keys stay as they were typed', async ({ bureau }) => {
  const subject = field(bureau, '检查发现的问题');
  await subject.click();
  for (const words of ['《道路运输条例》、“未备案”——', '𠮷龘，（１２３）；', 'café 100%']) await commit(bureau, words);
  assert.equal(await subject.inputValue(), '《道路运输条例》、“未备案”——𠮷龘，（１２３）；café 100%');
});

chapter('undo and redo go back and forth in a field', async ({ bureau }) => {
  const { page } = bureau;
  const subject = field(bureau, '检查发现的问题');
  await subject.fill('');
  await subject.click();
  await page.keyboard.type('first', { delay: 10 });
  await commit(bureau, '，其次');
  assert.equal(await subject.inputValue(), 'first，其次');
  for (let i = 0; i < 12 && (await subject.inputValue()) !== ''; i += 1) await page.keyboard.press('Control+z');
  assert.equal(await subject.inputValue(), '');
  for (let i = 0; i < 12 && (await subject.inputValue()) !== 'first，其次'; i += 1) await page.keyboard.press('Control+Shift+z');
  assert.equal(await subject.inputValue(), 'first，其次');
});

chapter('ten thousand characters are pasted at once and all arrive', async ({ bureau }) => {
  const { page } = bureau;
  const subject = field(bureau, '检查发现的问题');
  const long = Array.from({ length: 10000 }, (_, index) => '现场检查发现问题如下'[index % 10]).join('');
  await subject.fill('');
  await subject.click();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.longest = Math.max(window.longest, one.duration))))
      .observe({ type: 'longtask' });
  });
  await page.evaluate((words) => document.execCommand('insertText', false, words), long);
  assert.equal((await subject.inputValue()).length, 10000);
  await page.waitForTimeout(1500);
  const { longest } = await page.evaluate(() => ({ longest: window.longest }));
  assert.ok(longest < 400, `the page stood still for ${longest} ms`);
  await subject.fill('未备案经营机动车维修');
});

chapter('Ctrl+S says what is missing, and what was typed waits as a draft', async ({ bureau }) => {
  const { page } = bureau;
  await page.keyboard.press('Control+s');
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await bureau.goTo('工作台');
  // The browser asks before it throws a draft away.
  let asked = false;
  page.once('dialog', async (dialog) => {
    asked = dialog.type() === 'beforeunload';
    await dialog.dismiss();
  });
  await page.reload({ timeout: 3000 }).catch(() => {});
  assert.ok(asked, 'the browser asked');
  await bureau.press('新建移送');
  assert.equal(await field(bureau, '事项名称').inputValue(), '涉嫌未备案经营');
});

chapter('by keys alone: a case is entered and opened again from the palette', async ({ bureau }) => {
  const { page } = bureau;
  await bureau.fill({
    违法类别: { choice: '道路运政·机动车维修' }, 当事人名称: party, 统一社会信用代码或身份证号: '91360202MA35ABCD1U',
    检查地点: '昌江区西郊街道', 检查对象: party, 执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
    已出示执法证件: true,
  });
  await page.keyboard.press('Control+s');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  await bureau.goTo('统计');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor();
  await page.keyboard.type('lqqc');
  await page.getByRole('option', { name: party }).waitFor();
  await page.keyboard.press('Enter');
  await bureau.heading('下一步').waitFor();
  // Every stop of Tab shows where it is.
  const stops = new Set();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    stops.add(await page.evaluate(() => document.activeElement?.dataset?.id ?? 'body'));
  }
  assert.ok(stops.size > 25, `${stops.size} stops`);
  assert.deepEqual(bureau.complaints, []);
});
