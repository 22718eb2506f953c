// The branches of the opinion's section three (4) in two real browsers: receipts that contradict each other,
// a return for lack of jurisdiction, supplements twice, a crime that the police refuse, interim and final reply,
// a question to it, a withdrawal with consent, a correction, and a deadline that has passed.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Case, approved } from './support/case.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let story;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url).open();
});
after(async () => {
  await story?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'branches');

const returned = new Case(() => story, '景德镇市浮桥汽车服务有限公司', '昌江移〔2026〕21号');
const crime = new Case(() => story, '景德镇市瓷都快运有限公司', '昌江移〔2026〕22号');
const withdrawn = new Case(() => story, '景德镇市西河货运有限公司', '昌江移〔2026〕23号');

chapter('first run, cards and fingerprints', () => story.meet());

chapter('two receipts with different dates: the matter says so at its top, and a person settles it', async () => {
  const { bureau, brigade } = story;
  await returned.dispatch();
  await returned.on('2026-11-20');
  await returned.sign(bureau, '2026-11-19');
  await returned.sign(brigade, '2026-11-20');
  await returned.carry(brigade, bureau);
  await returned.carry(bureau, brigade);
  await returned.same();
  await brigade.openMatter(returned.party);
  await brigade.page.getByText(/双方互不知情时写下的，内容不一致/).first().waitFor();
  await brigade.picture('branches_conflict');
  await brigade.press('处理');
  await brigade.page.getByText(/（待处理的）/).first().waitFor();
  await brigade.picture('branches_settle');
  await brigade.fill({ 处理意见: { choice: '采用' }, 理由: '以送达回执原件为准' });
  await brigade.press('保存');
  await brigade.heading('下一步').waitFor();
  await brigade.saved();
  assert.equal(await brigade.page.getByText(/内容不一致/).count(), 0);
});

chapter('an objection for jurisdiction ends in a return that the bureau confirms', async () => {
  const { bureau, brigade } = story;
  await returned.enter(brigade, '提出异议', { 异议类型: { choice: '管辖权' }, 异议理由: '违法行为不在本辖区' });
  await returned.enter(brigade, '登记沟通核实', {
    沟通方式: '电话', 本单位人员: '周建平', 对方人员: '张伟', 沟通结果: '区局同意退回',
  });
  await returned.on('2026-11-23');
  await returned.enter(brigade, '退回区局', { 同意情况或者决定文号: '张伟 11月20日电话同意', ...approved });
  await returned.enter(brigade, '填写办理单', { 文号: '景执昌函〔2026〕11号', ...approved });
  await returned.carry(brigade, bureau);
  await returned.enter(bureau, '核对反馈', { 确认意见: '同意退回' });
  await returned.carry(bureau, brigade);
  await returned.same();
});

chapter('supplements are asked for and answered twice', async () => {
  const { bureau, brigade } = story;
  await crime.dispatch();
  await crime.on('2026-11-19');
  await crime.sign(brigade, '2026-11-19');
  await crime.on('2026-11-20');
  await crime.enter(brigade, '填写审核意见', { 管辖权审核意见: '属本辖区', 证据完整性审核意见: '主要证据齐全', 属本单位管辖: true, 证据完整: true });
  await crime.enter(brigade, '要求补充证据', { 补充期限: '2026年11月24日', 需要补充的证据: '维修结算单' });
  await crime.carry(brigade, bureau);
  // The evidence form begins with the item that was asked for, and the answer with the evidence.
  await crime.paper('结算单复印件', '违法证据');
  await crime.enter(bureau, '答复补证');
  await crime.carry(bureau, brigade);
  await brigade.openMatter(crime.party);
  await brigade.page.getByRole('tab', { name: /^证据/ }).click();
  await brigade.page.getByRole('listitem').filter({ hasText: '结算单复印件' }).first().click();
  await brigade.page.getByText('对应补证事项').first().waitFor();
  await crime.enter(brigade, '要求补充证据', { 补充期限: '2026年11月26日', 需要补充的证据: '车辆照片' });
  await crime.carry(brigade, bureau);
  await crime.enter(bureau, '答复补证', { 已补充: true, 补充说明: '已补充车辆照片' });
  await crime.carry(bureau, brigade);
  await crime.enter(brigade, '登记立案', { 立案号: '景执昌立〔2026〕15号', ...approved });
});

chapter('a crime is reported, referred, handed over and refused by the police', async () => {
  const { brigade } = story;
  await crime.on('2026-11-23');
  await crime.enter(brigade, '涉嫌犯罪报告', { 涉嫌罪名: '非法经营罪', 核实情况: '涉案金额较大' });
  await crime.enter(brigade, '登记移送公安', {
    批准移送的负责人: '何立', 移送的公安机关: '昌江公安分局', 案件移送书文号: '景执昌移〔2026〕1号', 附有案件调查报告: true,
  });
  await crime.enter(brigade, '向公安交接', { 公安机关接收人: '王警官' });
  await crime.on('2026-11-27');
  await crime.enter(brigade, '登记公安答复', {
    公安机关的决定: { choice: '不予立案' }, 通知书文号: '昌公通字〔2026〕8号', 不予立案的理由: '未达到追诉标准',
  });
});

chapter('a deadline that has passed is seen, after an interim reply in time', async () => {
  const { bureau, brigade } = story;
  await crime.on('2026-12-18');
  await crime.enter(brigade, '填写阶段性反馈', { 文号: '景执昌函〔2026〕12号', ...approved });
  await crime.carry(brigade, bureau);
  await crime.on('2026-12-24');
  await brigade.openMatter(crime.party);
  await brigade.page.getByText(/已逾期 \d+ 天/).first().waitFor();
  await brigade.page.mouse.move(400, 640);
  await brigade.page.mouse.wheel(0, 500);
  await brigade.page.getByText(/已阶段性反馈/).first().waitFor();
  await brigade.picture('branches_overdue');
  await crime.enter(brigade, '登记处理决定', {
    决定书文号: '景执昌罚〔2026〕31号', 决定内容: '责令改正，处罚款', '罚款金额（元）': '5000',
  });
  await crime.enter(brigade, '填写办理单', { 文号: '景执昌函〔2026〕13号', ...approved });
  await crime.carry(brigade, bureau);
});

chapter('the bureau asks back, the brigade explains, and a wrong entry is corrected', async () => {
  const { bureau, brigade } = story;
  await crime.on('2026-12-25');
  await crime.enter(bureau, '询问办理结果', { 答复期限: '2026年12月31日', 询问事项: '罚款是否缴纳' });
  await crime.carry(bureau, brigade);
  await crime.enter(brigade, '填写阶段性反馈', { 文号: '景执昌函〔2026〕14号', ...approved });
  await brigade.openMatter(crime.party);
  await brigade.page.getByRole('tab', { name: /^经过/ }).click();
  await brigade.page.getByRole('listitem').filter({ hasText: '处理决定' }).first().click();
  await brigade.page.getByText('更正这条记录').first().click();
  await brigade.fill({ 决定内容: '责令改正，处五千元罚款', 更正理由: '写得不全', ...approved });
  await brigade.picture('branches_correct');
  await brigade.press('保存');
  await brigade.heading('下一步').waitFor();
  await brigade.saved();
  await brigade.page.getByText('已更正').first().waitFor();
  await crime.carry(brigade, bureau);
  await crime.enter(bureau, '核对反馈', { 确认意见: '结果清楚' });
  await crime.carry(bureau, brigade);
  await crime.same();
});

chapter('a withdrawal is asked for after receipt and consented to', async () => {
  const { bureau, brigade } = story;
  await withdrawn.dispatch();
  await withdrawn.on('2026-11-19');
  await withdrawn.sign(brigade, '2026-11-19');
  await withdrawn.carry(brigade, bureau);
  await withdrawn.enter(bureau, '申请撤回', { 申请撤回的理由: '当事人已补办备案', ...approved });
  await withdrawn.carry(bureau, brigade);
  await brigade.openMatter(withdrawn.party);
  await brigade.picture('branches_withdrawal');
  await withdrawn.enter(brigade, '同意撤回', { ...approved });
  await withdrawn.carry(brigade, bureau);
  await withdrawn.same();
});

chapter('nobody complained', async ({ bureau, brigade }) => {
  assert.deepEqual(bureau.complaints, []);
  assert.deepEqual(brigade.complaints, []);
});
