// The main job in a real browser: a plain case of the opinion's section three (4) travels from the district
// bureau to the brigade and back. Two browser profiles that share nothing; only downloaded files pass between
// them. The page is reloaded after every step, and the browser is killed once right after 已保存.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Office } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const party = '景德镇市澜桥汽车维修服务有限公司';
let server;
let bureau;
let brigade;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  bureau = await new Office(server.url).open();
  brigade = await new Office(server.url).open();
});
after(async () => {
  await bureau?.close();
  await brigade?.close();
  await server?.close();
});

const officers = {
  执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031',
};

async function step(office, work) {
  await office.openMatter(party);
  await work();
  await office.reload();
}
async function today(date) {
  await bureau.setToday(date);
  await brigade.setToday(date);
}
/** A JPEG of several MB, drawn by the browser itself. */
async function photo(office, name, seed) {
  const base64 = await office.page.evaluate(async (start) => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const pen = canvas.getContext('2d');
    const image = pen.createImageData(canvas.width, canvas.height);
    let state = start;
    for (let i = 0; i < image.data.length; i += 4) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      image.data[i] = state >>> 24;
      image.data[i + 1] = (state >>> 16) & 255;
      image.data[i + 2] = (state >>> 8) & 255;
      image.data[i + 3] = 255;
    }
    pen.putImageData(image, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  }, seed);
  const file = path.join(office.folder, name);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}
function pdf(office, name) {
  const file = path.join(office.folder, name);
  writeFileSync(file, '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  return file;
}
const evidence = (title, group) => ({
  证据种类: { choice: '视听资料' }, 材料类别: { choice: group }, 证据名称: title, 证明内容: '现场情况',
  收集人: '张伟、陈志远', 收集地点: '昌江区西郊街道', 载体: '存储卡',
});

test('first run, cards and fingerprints', async () => {
  await bureau.setUp('昌江区交通运输局', '张伟', '36020026');
  await brigade.setUp('景德镇市交通运输综合行政执法支队昌江大队', '周建平', '36020040');
  const bureauFingerprint = await bureau.fingerprint();
  const brigadeFingerprint = await brigade.fingerprint();
  const bureauCard = await bureau.download('导出名片');
  const brigadeCard = await brigade.download('导出名片');
  await bureau.meet(brigadeCard.path, brigadeFingerprint);
  await brigade.meet(bureauCard.path, bureauFingerprint);
  await bureau.reload();
  await brigade.reload();
});

test('the bureau finds, orders, rechecks, and the gate names what is missing', async () => {
  await today('2026-10-14');
  await bureau.goTo('工作台');
  await bureau.press('新建移送');
  await bureau.fill({
    事项名称: '澜桥汽车维修公司涉嫌未备案经营机动车维修',
    违法类别: { choice: '道路运政·机动车维修' },
    当事人名称: party, 统一社会信用代码或身份证号: '91360202MA35ABCD1U',
    检查地点: '昌江区西郊街道', 检查对象: party, ...officers,
    已出示执法证件: true, 检查发现的问题: '未办理机动车维修经营备案，正在承修货车。',
  });
  await bureau.press('保存');
  await bureau.page.getByRole('heading', { name: '下一步' }).waitFor({ timeout: 20000 });
  await bureau.saved();
  // The power goes off right after 已保存.
  assert.ok(await bureau.kill(), 'the browser process was killed');
  await bureau.open();
  await bureau.unlock();

  await today('2026-10-15');
  await step(bureau, () => bureau.command('责令改正', {
    改正要求: '停止承修并办理备案', 改正期限: '2026年10月30日', 签收人: '李某', ...officers,
  }));
  await today('2026-11-02');
  await step(bureau, () => bureau.command('复查未整改到位', {
    复查结果: { choice: '拒不整改' }, 复查地点: '昌江区西郊街道', ...officers,
    复查情况: '仍未办理备案，继续承修货车。',
  }));
  await bureau.openMatter(party);
  for (const gap of ['缺处罚依据', '缺违法证据', '缺整改督促情况']) {
    await bureau.page.getByText(gap).first().waitFor();
  }
});

test('the bureau adds evidence, drafts, approves and dispatches', async () => {
  await step(bureau, () => bureau.command('填写处罚依据', {
    违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十六条',
  }));
  for (let i = 1; i <= 3; i += 1) {
    const file = await photo(bureau, `现场照片${i}.jpg`, i);
    await step(bureau, () => bureau.addEvidence(file, evidence(`现场照片${i}`, '违法证据')));
  }
  await step(bureau, () => bureau.addEvidence(pdf(bureau, '催办记录.pdf'), evidence('催办记录', '整改督促情况')));
  await today('2026-11-12');
  await step(bureau, () => bureau.command('填写移送处理书', {}));
  await step(bureau, () => bureau.command('登记审批', {
    文号: '昌江移〔2026〕17号', 批准人: '余承泽', 纸质原件存放处: '办公室档案柜',
  }));
  await today('2026-11-18');
  await step(bureau, () => bureau.command('登记发出', {}));
});

test('the brigade receives, objects after a consultation, and asks for an item', async () => {
  await bureau.openMatter(party);
  const bundle = await bureau.download('导出移交包');
  assert.match(bundle.name, /^昌江移〔2026〕17号_移送_20261118\.case\.json$/);
  await brigade.take(bundle.path);
  await brigade.reload();
  await today('2026-11-19');
  await step(brigade, () => brigade.command('签收移送处理书', {
    送达人: '张伟', 受送达人: '吴晓琳', 受送达人签收日期: '2026年11月19日',
  }));
  await today('2026-11-20');
  await step(brigade, () => brigade.command('提出异议', { 异议类型: { choice: '证据' }, 异议理由: '缺维修结算单' }));
  await step(brigade, () => brigade.command('登记沟通核实', {
    沟通方式: '电话', 本单位人员: '周建平', 对方人员: '张伟', 沟通结果: '区局同意补充维修结算单',
  }));
  await step(brigade, () => brigade.command('要求补充证据', { 补充期限: '2026年11月25日', '需要补充的证据 第 1 项': '维修结算单' }));
});

test('the bureau answers; the brigade files, decides and replies; the bureau confirms; both archive', async () => {
  await brigade.openMatter(party);
  await bureau.take((await brigade.download('导出移交包')).path);
  await bureau.reload();
  await today('2026-11-23');
  const receipt = await photo(bureau, '维修结算单.jpg', 9);
  await step(bureau, () => bureau.addEvidence(receipt, evidence('维修结算单', '违法证据')));
  await step(bureau, () => bureau.command('答复补证', { 已补充: true, 补充说明: '已补充维修结算单照片' }));
  await bureau.openMatter(party);
  await brigade.take((await bureau.download('导出移交包')).path);
  await brigade.reload();
  await today('2026-11-24');
  await step(brigade, () => brigade.command('填写审核意见', {
    管辖权审核意见: '属本大队辖区', 证据完整性审核意见: '证据齐全，可以立案',
  }));
  await step(brigade, () => brigade.command('登记立案', { 立案号: '景执昌立〔2026〕9号', 批准人: '何立', 纸质原件存放处: '案审室' }));
  await today('2026-12-10');
  await step(brigade, () => brigade.command('登记处理决定', {
    决定书文号: '景执昌罚〔2026〕21号', 决定内容: '责令改正，处罚款', '罚款金额（元）': '5000',
  }));
  await step(brigade, () => brigade.command('填写办理单', { 文号: '景执昌函〔2026〕6号', 批准人: '何立', 纸质原件存放处: '案审室' }));
  await brigade.openMatter(party);
  await bureau.take((await brigade.download('导出移交包')).path);
  await bureau.reload();
  await today('2026-12-14');
  await step(bureau, () => bureau.command('核对反馈', { 确认意见: '结果清楚，予以确认' }));
  await step(bureau, () => bureau.command('归档', { 案卷号: '2026-移-17', 存放处: '档案室', 立卷人: '张伟' }));
  await bureau.openMatter(party);
  await brigade.take((await bureau.download('导出移交包')).path);
  await step(brigade, () => brigade.command('归档', { 案卷号: '2026-昌-9', 存放处: '大队档案室', 立卷人: '周建平' }));
  await brigade.openMatter(party);
  await bureau.take((await brigade.download('导出移交包')).path);
  await bureau.openMatter(party);
  await brigade.openMatter(party);
  const here = await bureau.foldHash();
  const there = await brigade.foldHash();
  assert.match(here ?? '', /^[0-9a-f]{64}$/);
  assert.equal(here, there);
});

test('every bundle of the journey verifies on the command line', { skip: existsSync(path.join(root, 'dist/bin/casebridge')) ? false : 'the command line tool is not built' }, () => {
  for (const file of [...bureau.downloads, ...brigade.downloads]) {
    const run = spawnSync(path.join(root, 'dist/bin/casebridge'), ['inspect', '--json', file]);
    assert.equal(run.status, 0, run.stdout.toString() + run.stderr.toString());
  }
});

test('nobody complained and nothing runs while idle', async () => {
  assert.deepEqual(bureau.complaints, []);
  assert.deepEqual(brigade.complaints, []);
  await bureau.goTo('工作台');
  await bureau.page.waitForTimeout(7000); // messages have gone
  const before = await bureau.page.evaluate(() => window.__casebridge.frames);
  await bureau.page.waitForTimeout(2000);
  assert.equal(await bureau.page.evaluate(() => window.__casebridge.frames), before);
});
