// One case told step by step, of a party of its own: what the journeys beside the plain case are made of.
import assert from 'node:assert/strict';
import { evidence } from './story.mjs';

const officers = {
  执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
};
export const approved = { 批准人: '何立', 批准方式: { choice: '线上审批' } };

/** One more case of another party, and what is done with it. */
export class Case {
  /** story: gives the open Story when it is asked. */
  constructor(story, party, number) {
    Object.assign(this, { tell: story, party, number });
  }
  get story() {
    return this.tell();
  }
  async on(day) {
    await this.story.today(day);
  }
  async enter(office, command, fields = {}) {
    await office.openMatter(this.party);
    await office.command(command, fields);
  }
  async carry(from, to) {
    await from.openMatter(this.party);
    const bundle = await from.download('导出移交包');
    await to.take(bundle.path);
  }
  async same() {
    const hashes = [];
    for (const office of [this.story.bureau, this.story.brigade]) {
      await office.openMatter(this.party);
      hashes.push(await office.foldHash());
    }
    assert.equal(hashes[0], hashes[1]);
  }
  async paper(title, group) {
    const { bureau } = this.story;
    await bureau.openMatter(this.party);
    await bureau.press('添加证据');
    await bureau.fill({
      '没有电子文件（实物）': true, ...evidence('书证', title, group),
    });
    await bureau.press('保存');
    await bureau.heading('下一步').waitFor();
    await bureau.saved();
  }
  /** From the first inspection to the draft of the 移送处理书. */
  async draft() {
    const { bureau } = this.story;
    await this.on('2026-10-14');
    await bureau.goTo('工作台');
    await bureau.press('新建移送');
    await bureau.fill({
      事项名称: `${this.party}涉嫌未备案经营`, 违法类别: { choice: '道路运政·机动车维修' }, 当事人名称: this.party,
      统一社会信用代码或身份证号: '不详', 检查地点: '西郊街道', 检查对象: this.party, ...officers,
      已出示执法证件: true, 检查发现的问题: '未办理备案，正在承修货车。',
    });
    await bureau.press('保存');
    await bureau.heading('下一步').waitFor();
    await this.on('2026-10-15');
    await this.enter(bureau, '责令改正', { 改正要求: '停止承修', 改正期限: '2026年10月30日', 签收人: '李某', ...officers });
    await this.on('2026-11-02');
    await this.enter(bureau, '复查未整改到位', {
      复查结果: { choice: '拒不整改' }, 复查地点: '西郊街道', ...officers, 复查情况: '仍未办理备案。',
    });
    await this.enter(bureau, '填写处罚依据', {
      违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十五条', '款、项': '第四款',
    });
    await this.paper('现场照片', '违法证据');
    await this.paper('催办记录', '整改督促情况');
    await this.on('2026-11-12');
    await this.enter(bureau, '填写移送处理书');
  }
  async approve() {
    await this.enter(this.story.bureau, '登记审批', {
      文号: this.number, 批准人: '余承泽', 批准方式: { choice: '线上审批' },
    });
  }
  async send() {
    const { bureau, brigade } = this.story;
    await this.on('2026-11-18');
    await this.enter(bureau, '登记发出');
    await this.carry(bureau, brigade);
  }
  /** From the first inspection to the dispatched 移送处理书. */
  async dispatch() {
    await this.draft();
    await this.approve();
    await this.send();
  }
  async sign(office, day) {
    const [year, month, date] = day.split('-').map(Number);
    await this.enter(office, '签收移送处理书', {
      送达人: '张伟', 送达时间: `${year}年${month}月${date}日`, 受送达人: '吴晓琳', 受送达人签收日期: `${year}年${month}月${date}日`,
      ...(office === this.story.bureau ? { 送达证明: '已签名的附件2，存办公室' } : {}),
    });
  }
}
