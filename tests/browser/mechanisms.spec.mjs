// The opinion's other mechanisms in two real browsers, each from its start to both archives, through exchanged files
// only: 信息共享, 专项整治, 应急处置, 联席会议 with a decision, 廉政监督. 联合巡查 is in cooperation.spec.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, begin, carry, open } from './support/story.mjs';

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
const chapter = chaptersOf(test, () => story, 'mechanisms');

/** A command on one side, and what it changed over to the other. */
async function step(from, to, list, title, button, fields) {
  await open(from, list, title);
  await from.command(button, fields);
  await carry(from, to, list, title);
}
async function archive(first, second, list, title, volume) {
  await step(first, second, list, title, '归档', { 案卷号: volume, 存放处: '档案室' });
  await step(second, first, list, title, '归档', { 案卷号: volume, 存放处: '档案室' });
  for (const office of [first, second]) {
    await open(office, list, title);
    await office.page.getByText('已归档').first().waitFor();
  }
}

chapter('first run, cards and fingerprints', () => story.meet());

chapter('信息共享: a major hazard, telephoned first, put right and accepted', async ({ bureau, brigade }) => {
  const title = '白鹭大桥护栏缺失';
  await story.today('2026-11-23');
  await brigade.goTo('信息共享');
  await brigade.page.getByText('值班电话').first().waitFor();
  await begin(brigade, '信息共享', '登记隐患', {
    事项名称: title, 办理期限: '2026年12月10日', 发现途径: { choice: '日常监管' }, 地点: '白鹭大桥', 责任主体: '桥梁养护单位',
    程度: { choice: '重大' }, 隐患情况: '护栏缺失二十米', 整改要求: '立即设置临时护栏并修复',
  });
  await brigade.picture('mechanisms_hazard');
  await brigade.press('登记电话告知');
  await brigade.fill({ 接听人: '张伟', 告知内容: '白鹭大桥护栏缺失，请立即处置' });
  await brigade.press('保存');
  await brigade.heading('下一步').waitFor();
  await brigade.page.getByText('即时响应').first().waitFor();
  await carry(brigade, bureau, '信息共享', title);
  await open(bureau, '信息共享', title);
  await bureau.command('接收事项', { 办理安排: '养护单位两小时内到场' });
  await bureau.press('登记整改进度');
  await bureau.fill({ 整改进度: '临时护栏已设置' });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await step(bureau, brigade, '信息共享', title, '反馈结果', {
    整改结果: { choice: '已整改到位' }, 整改情况: '护栏修复完毕',
  });
  await step(brigade, bureau, '信息共享', title, '确认结果', {});
  await archive(bureau, brigade, '信息共享', title, '2026-共享-1');
  await bureau.picture('mechanisms_sharing');
});

chapter('专项整治: both approve the plan, each does its part, the summary has numbers', async ({ bureau, brigade }) => {
  const title = '货车超限专项整治';
  await begin(brigade, '专项整治', '登记专项整治', {
    事项名称: title, 办理期限: '2026年12月20日', 类型: { choice: '专项整治' }, 牵头单位: { choice: '双方共同' },
    开始日期: '2026年11月24日', 结束日期: '2026年12月15日', 范围: '昌江区国省道', 整治或执法重点: '货车超限', 工作流程: '源头检查、路面查处',
    执法标准: '按裁量基准', '区交通局：源头管控分工': '检查货运源头企业', '支队：执法查处分工': '路面检查和立案',
    廉政情况: '不得接受宴请',
  });
  const approval = (approver) => ({ 批准人: approver, 批准方式: { choice: '纸质签批' }, 纸质原件存放处: '档案柜' });
  await step(brigade, bureau, '专项整治', title, '批准方案', approval('吴国华'));
  await step(bureau, brigade, '专项整治', title, '批准方案', approval('余承泽'));
  await open(bureau, '专项整治', title);
  await bureau.press('登记源头管控');
  await bureau.fill({ 源头单位: '江西栖岭物流有限公司', 源头溯源情况: '装载不过磅', 督促落实的整改要求: '安装称重设备' });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.picture('mechanisms_campaign');
  await carry(bureau, brigade, '专项整治', title);
  await story.today('2026-12-16'); // after the last day of the plan
  await step(brigade, bureau, '专项整治', title, '反馈结果', {
    源头管控单位数: '6', 落实整改数: '5', 检查数量: '120', 立案数: '9', 处罚决定数: '8', 整治成效: '超限率明显下降',
    存在问题和后续措施: '继续源头检查', 廉政情况: '未发现问题',
  });
  await step(bureau, brigade, '专项整治', title, '确认结果', {});
  await archive(brigade, bureau, '专项整治', title, '2026-专项-1');
});

chapter('应急处置: one press starts it, duties are taken up one by one', async ({ bureau, brigade }) => {
  await bureau.goTo('应急处置');
  await bureau.page.getByText('值班电话').first().waitFor();
  await bureau.type('突发事件名称', '国道塌方');
  await bureau.type('事发地点', 'G206 K1440');
  await bureau.picture('mechanisms_emergency_start');
  await bureau.press('启动两单位联动');
  await bureau.heading('职责清单').waitFor();
  const title = '国道塌方应急处置';
  await bureau.press('登记资源调配');
  await bureau.fill({ 资源: { choice: '车辆' }, 名称: '清障车', 数量: '2', 调出单位: '养护中心', 调往: 'G206 K1440' });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.press('登记区局行动');
  await bureau.fill({ 职责: { choice: '群众疏导' }, 负责人: '张伟', 做了什么: '引导车辆绕行' });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.page.getByText('已登记 1 次').first().waitFor();
  await bureau.picture('mechanisms_emergency');
  await carry(bureau, brigade, '应急处置', title);
  await open(brigade, '应急处置', title);
  await brigade.press('登记支队行动');
  await brigade.fill({ 职责: { choice: '现场秩序维护' }, 负责人: '周建平', 做了什么: '两端设卡' });
  await brigade.press('保存');
  await brigade.heading('下一步').waitFor();
  await carry(brigade, bureau, '应急处置', title);
  await step(bureau, brigade, '应急处置', title, '反馈结果', {
    秩序恢复时间: '2026年12月16日 09:00', 处置经过: '两小时内清通', 影响和损失: '无人员伤亡', 问题和改进: '增加巡查频次', 廉政情况: '无异常',
  });
  await step(brigade, bureau, '应急处置', title, '确认结果', {});
  await archive(bureau, brigade, '应急处置', title, '2026-应急-1');
});

chapter('联席会议: minutes with the four sections, a decision becomes a matter of its own', async ({ bureau, brigade }) => {
  const title = '第四季度联席会议';
  await begin(bureau, '联席会议', '登记联席会议', {
    事项名称: title, 办理期限: '2026年12月25日', 会议类型: { choice: '季度联席会议' }, 召开日期: '2026年12月16日', 年份: '2026',
    季度: { choice: '第四季度' }, 地点: '区局会议室', 主持人: '余承泽', 参加人员: '双方联络员', 议题: '通报整治情况',
  });
  await bureau.press('登记议定事项');
  await bureau.fill({ 议定事项: '建立源头企业名单', 责任单位: { choice: '区交通局' }, 完成期限: '2026年12月31日' });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.press('转为事项');
  await bureau.heading('登记议定事项').waitFor();
  await bureau.fill({ 办理期限: '2026年12月31日', 责任单位: { choice: '区交通局' } });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  await carry(bureau, brigade, '联席会议', title);
  await carry(bureau, brigade, '联席会议', '建立源头企业名单');
  await step(bureau, brigade, '联席会议', title, '反馈结果', {
    工作成效: '整治成效明显', 存在问题: '源头管控不足', 机制优化: '按月通报', 廉政情况: '互相监督，无异常',
  });
  await step(brigade, bureau, '联席会议', title, '确认结果', {});
  await archive(bureau, brigade, '联席会议', title, '2026-会议-1');
  await bureau.goTo('联席会议');
  await bureau.page.getByText(/第4季度联席会议：已召开/).first().waitFor();
});

chapter('廉政监督: a reminder for one person, acknowledged, and seen nowhere else', async ({ bureau, brigade }) => {
  const risk = '个别人员接受企业宴请的苗头';
  await bureau.goTo('廉政监督');
  await bureau.picture('mechanisms_integrity_empty');
  await bureau.press('登记廉政提醒');
  await bureau.page.getByRole('checkbox', { name: /周建平/ }).check();
  await bureau.fill({ 发现的廉政风险: risk, 建议的防范措施: '开展谈话提醒' });
  await bureau.picture('mechanisms_integrity_form');
  await bureau.press('保存');
  await bureau.page.getByText(risk).first().waitFor();
  await bureau.saved();
  const bundle = await bureau.download('导出移交包');
  assert.ok(!bundle.name.includes('廉政'), bundle.name);
  assert.equal(readFileSync(bundle.path, 'utf8').indexOf(risk), -1);
  await brigade.read(bundle.path);
  await brigade.page.getByText('专送件').first().waitFor();
  await brigade.press(/^并入 \d+ 项$/);
  await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
  await brigade.saved();
  for (const page of ['工作台', '收发', '统计']) {
    await brigade.goTo(page);
    await brigade.heading(page).waitFor();
    assert.equal(await brigade.page.getByText('廉政提醒').count(), 0, page);
  }
  await brigade.goTo('廉政监督');
  await brigade.page.getByRole('button', { name: /来自/ }).or(brigade.page.getByRole('listitem').filter({ hasText: '来自' })).first().click();
  await brigade.page.getByText(risk).first().waitFor();
  await brigade.type('回执意见', '已谈话');
  await brigade.press('签收回执');
  await brigade.page.getByText('已谈话').first().waitFor();
  await brigade.picture('mechanisms_integrity');
  await bureau.take((await brigade.download('导出移交包')).path);
  await bureau.goTo('廉政监督');
  await bureau.page.getByText(/已于.*回执/).first().waitFor();
});
