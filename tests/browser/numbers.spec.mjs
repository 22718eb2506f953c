// Two papers with one number, found while typing and found at import; further parties and vehicles; what becomes of
// an item of evidence; a case that goes on to another brigade of the detachment.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Case, approved } from './support/case.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office } from './support/office.mjs';
import { Story } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let story;
let otherBrigade;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url).open();
});
after(async () => {
  await otherBrigade?.close();
  await story?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'numbers');
const first = new Case(() => story, '景德镇市浮桥汽车服务有限公司', '昌江移〔2026〕31号');
const second = new Case(() => story, '景德镇市瓷都快运有限公司', '昌江移〔2026〕32号');

chapter('first run, cards and fingerprints', () => story.meet());

chapter('a number that is in use is refused while it is typed', async ({ bureau, brigade }) => {
  await first.dispatch();
  await first.on('2026-11-19');
  await first.sign(brigade, '2026-11-19');
  await first.enter(brigade, '填写审核意见', { 管辖权审核意见: '属本辖区', 证据完整性审核意见: '证据齐全', 属本单位管辖: true, 证据完整: true });
  // The brigade takes a number of the bureau's series by mistake.
  await first.enter(brigade, '登记立案', { 立案号: second.number, ...approved });
  await second.draft();
  await bureau.openMatter(second.party);
  await bureau.press('登记审批');
  await bureau.fill({ 文号: first.number, 批准人: '余承泽', 批准方式: { choice: '线上审批' } });
  await bureau.press('保存');
  await bureau.page.locator('[aria-invalid="true"]').first().waitFor();
  await bureau.fill({ 文号: second.number });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
});

chapter('one number found at import: renumber before dispatch, 重号说明 after it', async ({ bureau, brigade }) => {
  await first.on('2026-11-20');
  await first.carry(brigade, bureau);
  await bureau.openMatter(second.party);
  await bureau.page.getByText(/还没有发出，请退回修改/).first().waitFor();
  await bureau.picture('numbers_before');
  await second.send();
  await bureau.openMatter(second.party);
  await bureau.page.getByText(/文书已经发出，两份都保留/).first().waitFor();
  await bureau.press('写重号说明');
  assert.equal(await bureau.page.getByRole('textbox', { name: '重号的文号' }).first().inputValue(), second.number);
  await bureau.picture('numbers_form');
  await bureau.fill({ 重号的原因和处理: '大队登记立案号时误用本局号段，两份各依其事项区分。', ...approved });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  await bureau.page.getByText(/已写重号说明，两份都保留/).first().waitFor();
  await second.carry(bureau, brigade);
  await brigade.openMatter(second.party);
  await brigade.page.getByText(/已写重号说明，两份都保留/).first().waitFor();
  await second.same();
});

chapter('a driver and a truck join the matter', async ({ bureau }) => {
  await second.enter(bureau, '添加当事人', {
    身份: { choice: '驾驶人' }, 姓名或名称: '李某', 统一社会信用代码或身份证号: '360202199001010013', 从业资格证号: '360202199001010013',
  });
  await second.enter(bureau, '添加车辆', {
    车牌号: '赣H12345', 号牌颜色: { choice: '黄色' }, 车辆类型: '重型自卸货车', 道路运输证号: '360202012345',
  });
  const card = bureau.page.getByRole('region', { name: '当事人和车辆' });
  await card.getByText('赣H12345').first().waitFor();
  await card.getByText('驾驶人').first().waitFor();
  await bureau.picture('numbers_parties');
});

chapter('what becomes of an item of evidence is written down where it stands', async ({ bureau, brigade }) => {
  await bureau.openMatter(second.party);
  await bureau.page.getByRole('tab', { name: /^证据/ }).click();
  await bureau.page.getByRole('listitem').filter({ hasText: '现场照片' }).first().click();
  await bureau.page.getByText('登记保管').first().click();
  await bureau.fill({ 保管事项: { choice: '入库' }, 接收人: '保管员郑某', 现存放处: '证据室乙柜' });
  await bureau.picture('numbers_custody_form');
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  await bureau.page.getByRole('tab', { name: /^证据/ }).click();
  await bureau.page.getByText(/证据室乙柜/).first().waitFor();
  await bureau.picture('numbers_custody');
  await second.carry(bureau, brigade);
  await second.same();
});

chapter('a case goes on to another brigade, which works on it', async ({ bureau, brigade }) => {
  otherBrigade = await new Office(server.url, { stick: story.stick }).open();
  await otherBrigade.setToday('2026-11-20');
  await otherBrigade.setUp('景德镇市交通运输综合行政执法支队珠山大队', '郑少华', '36020050');
  const card = { theirs: await otherBrigade.fingerprint(), file: await otherBrigade.download('导出名片') };
  for (const office of [bureau, brigade]) {
    const fingerprint = await office.fingerprint();
    const own = await office.download('导出名片');
    await office.meet(card.file.path, card.theirs);
    await otherBrigade.meet(own.path, fingerprint);
  }
  await second.on('2026-11-21');
  await otherBrigade.setToday('2026-11-21');
  await second.sign(brigade, '2026-11-21');
  await second.enter(brigade, '转办', {
    接收单位: { choice: '支队珠山大队' }, 转办理由: '违法行为发生在珠山区', ...approved,
  });
  await second.carry(brigade, otherBrigade);
  await otherBrigade.openMatter(second.party);
  await otherBrigade.command('填写审核意见', { 管辖权审核意见: '属本大队管辖', 证据完整性审核意见: '证据齐全', 属本单位管辖: true, 证据完整: true });
  await second.carry(otherBrigade, bureau);
  await bureau.openMatter(second.party);
  const hash = await bureau.foldHash();
  await bureau.picture('numbers_redirected');
  await otherBrigade.openMatter(second.party);
  assert.equal(await otherBrigade.foldHash(), hash);
  assert.deepEqual(otherBrigade.complaints, []);
});

chapter('nobody complained', async ({ bureau, brigade }) => {
  assert.deepEqual(bureau.complaints, []);
  assert.deepEqual(brigade.complaints, []);
});
