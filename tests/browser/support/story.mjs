// The plain case of the opinion's section three (4), told in chapters: what two officers do at two PCs that share
// nothing but a stick. The journey checks it; axe, pictures and measurements start from where a chapter ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Office } from './office.mjs';

export const party = '景德镇市澜桥汽车维修服务有限公司';
const officers = {
  执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
};
const paper = (approver, place) => ({ 批准人: approver, 批准方式: { choice: '纸质签批' }, 纸质原件存放处: place });
const particulars = {
  视听资料: { 原始载体: '执法记录仪', 制作方法: '拍摄', 制作人: '张伟' },
  书证: { 提供人: '李某', 原件存放处: '当事人处', 与原件核对: { choice: '与原件核对无异' } },
};
export const evidence = (kind, title, group) => ({
  证据种类: { choice: kind }, 材料类别: { choice: group }, 证据名称: title, 证明内容: '现场情况',
  收集地点: '昌江区西郊街道', 载体: '存储卡', 页数或件数: '1', ...particulars[kind], ...officers,
});

/** A JPEG of several MB that looks like a photo taken in a workshop, drawn by the browser itself. */
export async function photo(office, name, seed) {
  const base64 = await office.page.evaluate(async (start) => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const pen = canvas.getContext('2d');
    let state = start * 7919;
    const next = (bound) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 8) % bound;
    };
    const sky = pen.createLinearGradient(0, 0, 0, 1800);
    sky.addColorStop(0, `hsl(${200 + next(30)} 25% 72%)`);
    sky.addColorStop(1, `hsl(${20 + next(30)} 14% 38%)`);
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 2400, 1800);
    for (let i = 0; i < 40; i += 1) {
      pen.fillStyle = `hsl(${next(360)} ${10 + next(30)}% ${30 + next(40)}% / 0.8)`;
      pen.fillRect(next(2200), 500 + next(1100), 60 + next(420), 60 + next(320));
    }
    const image = pen.getImageData(0, 0, 2400, 1800);
    for (let i = 0; i < image.data.length; i += 4) {
      const grain = next(96) - 48;
      image.data[i] += grain;
      image.data[i + 1] += grain;
      image.data[i + 2] += grain + next(9) - 4;
    }
    pen.putImageData(image, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.92).split(',')[1];
  }, seed);
  const file = path.join(office.folder, name);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

/** A page of A4 without words, named in the officer’s folder. */
export function pdf(office, name) {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 4\n0000000000 65535 f \n${entries}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n% ${name}\n`; // no two alike
  const file = path.join(office.folder, name);
  writeFileSync(file, text);
  return file;
}

export class Story {
  /** afterStep(office) runs after every step that an officer took. */
  constructor(url, { afterStep = async () => {}, ...options } = {}) {
    this.stick = mkdtempSync(path.join(os.tmpdir(), 'casebridge-stick-'));
    this.bureau = new Office(url, { stick: this.stick, ...options });
    this.brigade = new Office(url, { stick: this.stick, ...options });
    this.afterStep = afterStep;
    this.bundles = []; // {path, name, foldHash: what the exporting side showed, from, to}
  }
  async open() {
    await this.bureau.open();
    await this.brigade.open();
    return this;
  }
  async close() {
    await this.bureau.close();
    await this.brigade.close();
    rmSync(this.stick, { recursive: true, force: true });
  }
  async today(date) {
    await this.bureau.setToday(date);
    await this.brigade.setToday(date);
  }
  async step(office, work) {
    await office.openMatter(party);
    await work();
    await this.afterStep(office);
  }
  /** Export here, and the stick is carried over; `take` false leaves it in the drawer. */
  async carry(from, to, take = true) {
    await from.openMatter(party);
    const foldHash = await from.foldHash();
    const bundle = { ...(await from.download('导出移交包')), foldHash, from, to };
    this.bundles.push(bundle);
    if (take) {
      await to.take(bundle.path);
      await this.afterStep(to);
    }
    return bundle;
  }

  /** Both at their PCs for the first time: fingerprints and cards of each. */
  async setUp() {
    const { bureau, brigade } = this;
    await bureau.setUp('昌江区交通运输局', '张伟', '36020026');
    await brigade.setUp('景德镇市交通运输综合行政执法支队昌江大队', '周建平', '36020040');
    const own = async (office) => ({
      fingerprint: await office.fingerprint(), card: (await office.download('导出名片')).path,
    });
    return { ofBureau: await own(bureau), ofBrigade: await own(brigade) };
  }
  async meet() {
    const { bureau, brigade } = this;
    const { ofBureau, ofBrigade } = await this.setUp();
    await bureau.meet(ofBrigade.card, ofBrigade.fingerprint);
    await brigade.meet(ofBureau.card, ofBureau.fingerprint);
    await this.afterStep(bureau);
    await this.afterStep(brigade);
  }
  async discover() {
    const { bureau } = this;
    await this.today('2026-10-14');
    await bureau.goTo('工作台');
    await bureau.press('新建移送');
    await bureau.fill({
      事项名称: '澜桥汽车维修公司涉嫌未备案经营机动车维修', 违法类别: { choice: '道路运政·机动车维修' },
      当事人名称: party, 统一社会信用代码或身份证号: '91360202MA35ABCD1U',
      检查地点: '昌江区西郊街道', 检查对象: party, ...officers,
      已出示执法证件: true, 检查发现的问题: '未办理机动车维修经营备案，正在承修货车。',
    });
    await bureau.press('保存');
    await bureau.heading('下一步').waitFor();
    await bureau.saved();
  }
  async urge() {
    const { bureau } = this;
    await this.today('2026-10-15');
    await this.step(bureau, () => bureau.command('责令改正', {
      改正要求: '停止承修并办理备案', 改正期限: '2026年10月30日', 签收人: '李某', ...officers,
    }));
    await this.today('2026-11-02');
    await this.step(bureau, () => bureau.command('复查未整改到位', {
      复查结果: { choice: '拒不整改' }, 复查地点: '昌江区西郊街道', ...officers,
      复查情况: '仍未办理备案，继续承修货车。',
    }));
  }
  async prepare(photos = 3) {
    const { bureau } = this;
    await this.step(bureau, () => bureau.command('填写处罚依据', {
      违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十五条', '款、项': '第四款',
      违法行为发生或终了日期: '2026年10月14日',
    }));
    for (let number = 1; number <= photos; number += 1) {
      const file = await photo(bureau, `现场照片${number}.jpg`, number);
      await this.step(bureau, () => bureau.addEvidence(file, evidence('视听资料', `现场照片${number}`, '违法证据')));
    }
    await this.step(bureau, () =>
      bureau.addEvidence(pdf(bureau, '催办记录.pdf'), evidence('书证', '催办记录', '整改督促情况')));
  }
  /** Up to 登记发出, without the bundle. */
  async draft() {
    const { bureau } = this;
    await this.today('2026-11-12');
    await this.step(bureau, () => bureau.command('填写移送处理书'));
    await this.step(bureau, () => bureau.command('登记审批', {
      文号: '昌江移〔2026〕17号', ...paper('余承泽', '办公室档案柜'),
    }));
    await this.today('2026-11-18');
    await this.step(bureau, () => bureau.command('登记发出'));
  }
  async transfer() {
    await this.draft();
    await this.carry(this.bureau, this.brigade);
  }
  async sign() {
    const { brigade } = this;
    await this.today('2026-11-19');
    await this.step(brigade, () => brigade.command('签收移送处理书', {
      送达人: '张伟', 受送达人: '吴晓琳', 受送达人签收日期: '2026年11月19日',
    }));
  }
  async object() {
    const { bureau, brigade } = this;
    await this.today('2026-11-20');
    await this.step(brigade, () => brigade.command('提出异议', { 异议类型: { choice: '证据完整性' }, 异议理由: '缺维修结算单' }));
    await this.step(brigade, () => brigade.command('登记沟通核实', {
      沟通方式: '电话', 本单位人员: '周建平', 对方人员: '张伟', 沟通结果: '区局同意补充维修结算单',
    }));
    await this.step(brigade, () => brigade.command('要求补充证据', {
      补充期限: '2026年11月25日', 需要补充的证据: '维修结算单',
    }));
    await this.carry(brigade, bureau);
  }
  async answer() {
    const { bureau, brigade } = this;
    await this.today('2026-11-23');
    const receipt = await photo(bureau, '维修结算单.jpg', 9);
    await this.step(bureau, () => bureau.addEvidence(receipt, evidence('书证', '维修结算单', '违法证据')));
    await this.step(bureau, () => bureau.command('答复补证', { 已补充: true, 补充说明: '已补充维修结算单照片' }));
    await this.carry(bureau, brigade);
  }
  async handle() {
    const { bureau, brigade } = this;
    await this.today('2026-11-24');
    await this.step(brigade, () => brigade.command('填写审核意见', {
      管辖权审核意见: '属本大队辖区', 证据完整性审核意见: '证据齐全，可以立案', 属本单位管辖: true, 证据完整: true,
    }));
    await this.step(brigade, () => brigade.command('登记立案', {
      立案号: '景执昌立〔2026〕9号', ...paper('何立', '案审室'),
    }));
    await this.today('2026-12-10');
    await this.step(brigade, () => brigade.command('登记处理决定', {
      决定书文号: '景执昌罚〔2026〕21号', 决定内容: '责令改正，处罚款', '罚款金额（元）': '5000',
    }));
    await this.step(brigade, () => brigade.command('填写办理单', {
      文号: '景执昌函〔2026〕6号', ...paper('何立', '案审室'),
    }));
    await this.carry(brigade, bureau);
  }
  async finish() {
    const { bureau, brigade } = this;
    await this.today('2026-12-14');
    await this.step(bureau, () => bureau.command('核对反馈', { 确认意见: '结果清楚，予以确认' }));
    await this.step(bureau, () => bureau.command('归档', { 案卷号: '2026-移-17', 存放处: '档案室', 立卷人: '张伟' }));
    await this.carry(bureau, brigade);
    await this.step(brigade, () => brigade.command('归档', {
      案卷号: '2026-昌-9', 存放处: '大队档案室', 立卷人: '周建平',
    }));
    await this.carry(brigade, bureau);
  }
}

// ---- matters of any kind, by the list that they stand in ----

export async function open(office, list, title) {
  await office.goTo(list);
  await office.page.getByRole('row').filter({ hasText: title }).first().click();
  await office.heading('下一步').waitFor();
}
/** The matter as this side knows it, by stick to the other. */
export async function carry(from, to, list, title) {
  await open(from, list, title);
  await to.take((await from.download('导出移交包')).path);
}
/** The form behind the page's button for a new matter. */
export async function begin(office, list, button, fields) {
  await office.goTo(list);
  await office.heading(list).waitFor();
  await office.press(button);
  await office.fill(fields);
  await office.press('保存');
  await office.heading('下一步').waitFor();
  await office.saved();
}
