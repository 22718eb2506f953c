// A case with one large video, sent from office to office through the real page: plain, encrypted for the other side's
// computers, and from and into encrypted stores. Prints the table of docs/benchmarks.md.
// Usage: node tests/bench/large_bundle.mjs [--megabytes N] [--adding] after ./run --build
// --adding: only how the video becomes evidence, cancelled once on the way, with the growth of the memory.
import { closeSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { seenOnPage, watchPage } from '../browser/support/measure.mjs';
import { Story, evidence, party, pdf } from '../browser/support/story.mjs';

const at = process.argv.indexOf('--megabytes');
const megabytes = at < 0 ? 1000 : Number(process.argv[at + 1]);
const patience = 900_000;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Random bytes behind the first ones of an MP4: nothing can be left out of them. */
function video(folder) {
  const name = path.join(folder, '执法记录仪视频.mp4');
  const file = openSync(name, 'w');
  const block = randomBytes(1_000_000);
  block.write('\0\0\0\x18ftypmp42', 0, 'latin1');
  for (let i = 0; i < megabytes; i += 1) {
    block.writeUInt32LE(i, 500_000);
    writeSync(file, block);
  }
  closeSync(file);
  return name;
}
const seconds = (start) => (performance.now() - start) / 1000;

/** The form of a new piece of evidence, with the video chosen. */
async function chooseVideo(office, file) {
  await office.openMatter(party);
  await office.press('添加证据');
  await office.chooseFile('选择文件', file);
  await office.fill(evidence('视听资料', '现场视频', '违法证据'));
}

async function add(url) {
  const story = await new Story(url).open();
  const { bureau } = story;
  try {
    await bureau.heading('首次使用').waitFor();
    await watchPage(bureau.page);
    await bureau.page.reload();
    await story.meet();
    await story.discover();
    await story.urge();
    const file = video(bureau.folder);
    await chooseVideo(bureau, file);
    await bureau.press('保存');
    const progress = bureau.page.getByRole('progressbar').first();
    await progress.waitFor();
    await bureau.press('取消');
    await bureau.page.getByText(/已取消/).first().waitFor();
    console.log('cancelled on the way: told, and nothing was added');
    await chooseVideo(bureau, file);
    const before = await seenOnPage(bureau.page);
    bureau.page.setDefaultTimeout(patience);
    const start = performance.now();
    await bureau.press('保存');
    const told = new Set();
    const watch = setInterval(async () => told.add(await progress.getAttribute('aria-valuenow').catch(() => null)), 250);
    await bureau.heading('下一步').waitFor();
    await bureau.saved();
    clearInterval(watch);
    const time = seconds(start);
    const after = await seenOnPage(bureau.page);
    console.log('| MB | seconds | MB/s | memory grew by, MB | longest task, ms | steps of progress seen |\n|---|---|---|---|---|---|');
    console.log(`| ${megabytes} | ${time.toFixed(1)} | ${(megabytes / time).toFixed(0)} | ${(after.heap - before.heap).toFixed(1)} | ${after.task.toFixed(0)} | ${told.size} |`);
  } finally {
    await story.close();
  }
}

/** [what, who, seconds, bytes] of one way of protecting. */
async function carry(url, how) {
  const story = await new Story(url).open();
  const { bureau, brigade } = story;
  const rows = [];
  const note = async (what, office, start, bytes) => {
    const time = seconds(start);
    const { heap, task } = await seenOnPage(office.page);
    rows.push(`| ${how.words}: ${what} | ${(bytes / 1e6).toFixed(0)} | ${time.toFixed(1)} | ${(bytes / 1e6 / time).toFixed(0)} | ${heap.toFixed(0)} | ${task.toFixed(0)} |`);
  };
  try {
    for (const office of [bureau, brigade]) {
      await office.heading('首次使用').waitFor();
      await watchPage(office.page);
      await office.page.reload();
      office.page.setDefaultTimeout(patience);
    }
    await story.meet();
    if (how.stores) {
      for (const office of [bureau, brigade]) {
        await office.goTo('设置');
        await office.press('加密本机数据');
        await office.page.getByText(/口令忘记后/).waitFor();
        await office.press('加密本机数据');
        await office.page.getByText('本机数据已加密，下次打开时先输入口令').first().waitFor();
      }
    }
    await story.discover();
    await story.urge();
    const file = video(bureau.folder);
    const size = statSync(file).size;
    await chooseVideo(bureau, file);
    await seenOnPage(bureau.page);
    let start = performance.now();
    await bureau.press('保存');
    await bureau.heading('下一步').waitFor();
    await bureau.saved();
    await note('adding the file', bureau, start, size);
    await story.step(bureau, () => bureau.command('填写处罚依据', {
      违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十五条', '款、项': '第四款',
    }));
    await story.step(bureau, () =>
      bureau.addEvidence(pdf(bureau, '催办记录.pdf'), evidence('书证', '催办记录', '整改督促情况')));
    await story.draft();
    await bureau.openMatter(party);
    await seenOnPage(bureau.page);
    start = performance.now();
    const bundle = await how.send(bureau);
    const bytes = statSync(bundle.path).size;
    await note('writing and reading back', bureau, start, bytes);
    unlinkSync(file);
    await seenOnPage(brigade.page);
    start = performance.now();
    await brigade.read(bundle.path);
    await note('verifying', brigade, start, bytes);
    start = performance.now();
    await brigade.press(/^并入 \d+ 项$/);
    await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
    await brigade.saved();
    await note('taking in', brigade, start, bytes);
  } finally {
    await story.close();
  }
  return rows;
}

/** 其他导出方式: for everybody, after the confirmation. */
async function plainly(office) {
  await office.press('其他导出方式');
  await office.heading('谁能打开这个移交包').waitFor();
  await office.page.getByRole('radio', { name: /谁都能打开/ }).click();
  await office.page.getByRole('checkbox', { name: '我确认不加密' }).check();
  return office.download('导出移交包');
}
const encrypted = (office) => office.download('导出移交包');
const ways = [
  { words: 'plain', send: plainly },
  { words: 'encrypted', send: encrypted },
  { words: 'encrypted, encrypted stores', send: encrypted, stores: true },
];
const server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
if (process.argv.includes('--adding')) {
  await add(server.url);
  await server.close();
  process.exit(0);
}
console.log('| work | MB | seconds | MB/s | program memory, MB | longest task, ms |\n|---|---|---|---|---|---|');
for (const way of ways) {
  for (const row of await carry(server.url, way)) console.log(row);
}
await server.close();
