// Every screen as two officers meet it in the plain case: axe finds nothing serious, all words are Chinese, and with
// CASEBRIDGE_PICTURES=1 its picture is saved under docs/screenshots, with CASEBRIDGE_THEME=dark or sunlight in that
// theme (tools/gallery.sh makes all of them). On the way the files that must be refused: each
// says why in one Chinese sentence and leaves the store as it was.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Office } from './support/office.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, begin, party } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.CASEBRIDGE_PICTURES === '1';
const theme = process.env.CASEBRIDGE_THEME ?? 'light';
const folder = path.join(root, 'docs/screenshots');
const small = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };
const sizes = theme === 'light' ? [small, large] : [small];
// Software asks to be called by its name, and a licence by its own.
const names = /Dear ImGui|SQLite|Botan|Argon2|JSON for Modern C\+\+|QR Code generator|quirc|stb_image|Emscripten|Noto Sans SC|Lucide|MIT|ISC|BSD-2-Clause|OFL-1\.1/g;

let server;
let story;
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url, { drawing: 'webgl', policy: false, theme }).open();
  if (pictures) mkdirSync(folder, { recursive: true });
});
after(async () => {
  await story?.close();
  await server?.close();
});

/** The browser's own picture, small enough to be kept. */
async function keepPicture(office, file) {
  const { data } = await office.session.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  writeFileSync(path.join(folder, file), Buffer.from(data, 'base64'));
}

/** A look at what the officer sees now. */
async function look(office, name, seenIn = sizes) {
  const { page } = office;
  await page.mouse.move(4, 764);
  await page.evaluate((code) => window.axe || (0, eval)(code), axe);
  // Colours are drawn on the canvas; tests/ui holds the contrast of the tokens.
  const found = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  const grave = found.violations.filter((item) => item.impact === 'critical' || item.impact === 'serious');
  assert.deepEqual(grave.map((item) => [item.id, item.nodes.map((node) => node.html)]), [], name);
  // A dialog hides the page behind it, and has a title of its own.
  const dialog = await page.getByRole('dialog').count();
  assert.ok((await page.getByRole('heading', dialog > 0 ? {} : { level: 1 }).count()) >= 1, `${name} has a title`);
  assert.doesNotMatch(await visibleWords(page), /(?<![\w-])(?!SHA|SM3|WPS|U盘|Ctrl|Shift|Tab|Esc|Home|End|PageUp|PageDown)[A-Za-z]{3,}(?![\w.])/, `${name} speaks Chinese`);
  if (!pictures) return;
  await page.waitForTimeout(6500); // short messages have gone
  const before = page.viewportSize();
  for (const size of seenIn) {
    await page.setViewportSize(size);
    await page.waitForTimeout(700);
    await keepPicture(office, `${name}${theme === 'light' ? '' : `_${theme}`}_${size.width}x${size.height}.webp`);
  }
  await page.setViewportSize(before);
}
/** All that is written on the page but file names and hashes. */
function visibleWords(page) {
  return page.locator('#mirror').evaluate((mirror) =>
    Array.from(mirror.querySelectorAll('[data-id]'), (node) => (node.childElementCount === 0 ? node.textContent : ''))
      .filter((words) => !/\.(json|jpg|pdf)|^[0-9a-f]{64}$/.test(words)).join('\n')).then((words) => words.replace(names, ''));
}

/** 移送处理书 goes to the browser's print dialog as a document of its own, number and fixed words included. */
async function printed(office) {
  await office.press('打印移送处理书');
  // Read from outside: inside the frame no script may run, not even a test's.
  await office.page.waitForFunction(() => document.getElementById('printed')?.contentDocument?.body?.textContent);
  const words = await office.page.evaluate(() => document.getElementById('printed').contentDocument.body.textContent);
  assert.match(words, /昌江移〔2026〕17号/);
  assert.match(words.replace(/\s/g, ''), /应当依法追究其相关法律责任，现移交你单位依法处理，并将处理结果书面告知我单位。/);
}

const chapter = chaptersOf(test, () => story, 'screens');

chapter('first run, empty pages and the directory', async ({ bureau }) => {
  await bureau.heading('首次使用').waitFor();
  await look(bureau, 'first_run');
  await story.meet();
  await look(bureau, 'directory');
  await bureau.goTo('工作台');
  await look(bureau, 'dashboard_empty');
  await bureau.press('新建移送');
  await look(bureau, 'inspection_form');
  await bureau.press('取消');
});

chapter('help, the palette, shortcuts and what the program is made of', async ({ bureau }) => {
  const { page } = bureau;
  await page.keyboard.press('F1');
  await bureau.heading('帮助').waitFor();
  await look(bureau, 'help');
  await bureau.press('关于案桥');
  await bureau.heading('关于案桥').waitFor();
  await look(bureau, 'about');
  await page.keyboard.press('Control+/');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await look(bureau, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor();
  await look(bureau, 'palette');
  await page.keyboard.type('lhxc');
  await page.getByRole('option', { name: '联合巡查' }).waitFor();
  await page.keyboard.press('Enter');
  await bureau.heading('联合巡查').waitFor();
});

chapter('a patrol and its page in the field, 统计, 廉政监督, 应急处置 and 联席会议', async ({ bureau }) => {
  const { page } = bureau;
  await look(bureau, 'patrol_list');
  await begin(bureau, '联合巡查', '登记联合巡查', {
    事项名称: '道路西段联合巡查', 办理期限: '2026年11月30日', 巡查日期: '2026年11月23日', 重点区域: '西郊街道', 关键路段: '西郊街道全线',
    薄弱环节: '弯道和路侧', 区交通局人员: '张伟、陈志远', 大队人员: '周建平、吴晓琳', 廉政情况: '两单位互相监督',
  });
  await bureau.press('登记发现问题');
  await bureau.fill({ 性质: { choice: '隐患' }, 发现的问题: '弯道警示标志缺失', 地点: '西郊街道', 责任主体或当事人: party });
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await look(bureau, 'patrol');
  const tablet = { width: 768, height: 1024 };
  await page.setViewportSize(tablet);
  await bureau.press('现场记录');
  await page.getByText('发现 1 项').first().waitFor();
  await look(bureau, 'patrol_field', [tablet]);
  await bureau.press('巡查事项');
  await page.setViewportSize(small);
  for (const [list, name] of [['统计', 'statistics'], ['廉政监督', 'integrity'], ['应急处置', 'emergency'], ['联席会议', 'meeting']]) {
    await bureau.goTo(list);
    await bureau.heading(list).waitFor();
    await look(bureau, name);
  }
  await bureau.goTo('工作台');
});

chapter('the matter before the transfer, evidence and 附件1', async ({ bureau }) => {
  await story.discover();
  await story.urge();
  await bureau.openMatter(party);
  await look(bureau, 'matter_gate');
  await story.prepare();
  await bureau.press('填写处罚依据');
  await bureau.fill({ 从常用依据选: { choice: '机动车维修经营未按规定备案　中华人民共和国道路运输条例第六十五条第四款' } });
  await bureau.page.getByText(/2023年7月20日/).first().waitFor();
  await look(bureau, 'legal_basis_form');
  await bureau.press('取消');
  await bureau.press('添加证据');
  const dropped = await bureau.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['%PDF-1.4'], '现场勘验笔录.pdf', { type: 'application/pdf' }));
    return transfer;
  });
  await bureau.page.dispatchEvent('#canvas', 'drop', { dataTransfer: dropped });
  await bureau.page.getByText('现场勘验笔录.pdf').waitFor();
  await look(bureau, 'evidence_form');
  await bureau.press('取消');
  await story.today('2026-11-12');
  await bureau.openMatter(party);
  await bureau.press('填写移送处理书');
  await bureau.page.getByRole('textbox', { name: '发现的行为' }).click();
  await look(bureau, 'transfer_form');
  await bureau.press('取消');
});

chapter('exchange and the matter of the brigade', async ({ bureau, brigade }) => {
  await story.transfer();
  await bureau.goTo('收发');
  await look(bureau, 'exchange');
  await bureau.goTo('文号登记');
  await look(bureau, 'numbers');
  await bureau.goTo('设置');
  await look(bureau, 'settings');
  await story.sign();
  await story.today('2026-11-23');
  await brigade.openMatter(party);
  await look(brigade, 'matter');
  for (const [tab, name] of [[/^文书/, 'matter_papers'], [/^证据/, 'matter_evidence'], [/^期限/, 'matter_deadlines']]) {
    await brigade.page.getByRole('tab', { name: tab }).click();
    if (name === 'matter_papers') await printed(brigade);
    if (name === 'matter_evidence') await brigade.page.waitForTimeout(1500); // thumbnails
    await look(brigade, name);
  }
  await brigade.page.getByRole('tab', { name: /^证据/ }).click();
  await brigade.press('现场照片1');
  await brigade.page.getByRole('img', { name: '照片：现场照片1' }).waitFor();
  await brigade.page.getByText('与登记时一致').first().waitFor();
  await brigade.press('放大镜');
  await look(brigade, 'inspector');
  await brigade.press('返回案件');
  await brigade.page.getByRole('tab', { name: /^经过/ }).click();
  await look(brigade, 'matter_history');
  await brigade.press('添加当事人');
  await look(brigade, 'party_form');
  await brigade.press('取消');
  await brigade.press('提出异议');
  await look(brigade, 'objection_form');
  await brigade.press('取消');
});

chapter('work list, transfer list and the result of an import', async ({ bureau, brigade }) => {
  await story.today('2026-11-20');
  await brigade.openMatter(party);
  await story.object();
  await bureau.goTo('工作台');
  await look(bureau, 'dashboard');
  await bureau.goTo('案件移交');
  await look(bureau, 'transfer_list');
  await bureau.press('空白文书');
  await bureau.heading('空白文书').waitFor();
  await look(bureau, 'blank_forms');
  await bureau.press('打印检查记录');
  await bureau.page.waitForFunction(() => /检查地点/.test(document.getElementById('printed')?.contentDocument?.body?.textContent ?? ''));
  await story.today('2026-11-23');
  await story.step(bureau, () => bureau.command('答复补证', { 已补充: true, 补充说明: '结算单已在移送材料中' }));
  const answer = await story.carry(bureau, brigade, false);
  await brigade.read(answer.path);
  await look(brigade, 'import_result');
  await brigade.press('不并入');
});

chapter('damaged files and files of others are refused, and nothing changes', async ({ bureau, brigade, stick }) => {
  const good = readFileSync(story.bundles.at(-1).path);
  const write = (name, bytes) => {
    const file = path.join(stick, name);
    writeFileSync(file, bytes);
    return file;
  };
  const changed = Buffer.from(good);
  changed[Math.floor(changed.length / 2)] ^= 1;
  const photo = Buffer.from(readFileSync(story.bundles[0].path));
  const inPhoto = photo.length - 400_000;
  photo[inPhoto] = photo[inPhoto] === 65 ? 66 : 65;
  const refused = [
    ['one byte changed', write('改动.case.json', changed)],
    ['one byte of a photo changed', write('照片改动.case.json', photo)],
    ['cut short', write('没拷完.case.json', good.subarray(0, good.length - 100))],
    ['a text', write('通知.txt.json', Buffer.from('今天下午三点开会。'))],
    ['empty', write('空.json', Buffer.alloc(0))],
    ['our own, addressed to the other side', story.bundles[1].path],
  ];
  for (const [what, file] of refused) {
    const before_import = await brigade.storeHash();
    await brigade.read(file);
    await brigade.page.getByRole('heading', { name: '这个文件没有并入' }).waitFor();
    await brigade.page.getByText('您的数据没有任何变化。').waitFor();
    const sentences = await brigade.page.getByRole('region', { name: '这个文件没有并入' }).innerText();
    assert.match(sentences, /。/, what);
    if (what === 'one byte of a photo changed') await look(brigade, 'import_refused');
    assert.equal(await brigade.storeHash(), before_import, what);
  }
  // A third agency gets a bundle that is not meant for it.
  const stranger = await new Office(server.url, { stick }).open();
  try {
    await stranger.setUp('景德镇市交通运输综合行政执法支队', '何立', '36020050');
    const fingerprint = await bureau.fingerprint();
    await stranger.meet((await bureau.download('导出名片')).path, fingerprint);
    const before_import = await stranger.storeHash();
    await stranger.read(story.bundles[0].path);
    await stranger.page.getByText('这个移交包不是发给本单位的，没有并入。请退还对方。').first().waitFor();
    assert.equal(await stranger.storeHash(), before_import);
  } finally {
    await stranger.close();
  }
});

chapter('a locked page shows nothing of the cases', async ({ bureau }) => {
  await bureau.page.reload();
  await bureau.heading('输入口令').waitFor();
  await look(bureau, 'unlock');
  assert.doesNotMatch(await visibleWords(bureau.page), new RegExp(party));
  await bureau.type('口令', '不是这个口令1');
  await bureau.press('打开');
  await bureau.page.locator('[aria-invalid="true"][aria-description*="口令不对，请再试一次。"]').waitFor();
});

chapter('nobody complained', async ({ bureau, brigade }) => {
  assert.deepEqual(bureau.complaints, []);
  assert.deepEqual(brigade.complaints, []);
});
