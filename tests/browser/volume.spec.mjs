// 案卷: exported from the page, opened without the program. Names, hashes and the bound page are checked with stock
// tools (python3's zipfile, openssl, cksum, a browser tab on the unpacked file).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, party, pdf } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = path.join(root, 'build/browser');

let server;
let story;
let folder; // the unpacked archive
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url).open();
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-volume-'));
  mkdirSync(pictures, { recursive: true });
});
after(async () => {
  await story?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const read = (name) => readFileSync(path.join(folder, name));
const hashes = { sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'), sm3: (bytes) => sm3(bytes) };
function sm3(bytes) {
  return execFileSync('openssl', ['dgst', '-sm3', '-r'], { input: bytes, encoding: 'utf8' }).split(' ')[0];
}

/** Presses a 导出案卷 of the page, says for whom and why, and gives the saved file. */
async function exportVolume(office) {
  await office.press('导出案卷');
  await office.page.getByText(/不加密，谁拿到都能看/).waitFor();
  await office.press('导出案卷');
  await office.page.locator('[aria-invalid="true"]').first().waitFor(); // nothing was said yet
  await office.type('提供给', '本单位档案室');
  await office.type('用途', '归档');
  await office.picture('volume_question');
  return office.download('导出案卷');
}

/** The receipt was stamped and scanned: its 附存档件, after a file that is none was refused. */
async function attachScan(office) {
  await office.openMatter(party);
  await office.page.getByRole('tab', { name: /^文书/ }).click();
  await office.press('附存档件送达回执');
  await office.press('保存');
  await office.page.getByText('请选择扫描件', { exact: true }).waitFor();
  writeFileSync(path.join(office.folder, '回执.txt'), '不是扫描件');
  await office.chooseFile('选择文件', path.join(office.folder, '回执.txt'));
  await office.press('保存');
  await office.page.getByText(/这个文件不是扫描件，没有附入/).waitFor();
  await office.chooseFile('选择文件', pdf(office, '送达回执_盖章.pdf'));
  await office.fill({ 原件存放处: '大队档案室' });
  await office.picture('attach_scan');
  await office.press('保存');
  await office.heading('下一步').waitFor();
  await office.saved();
}

const chapter = chaptersOf(test, () => story, 'volume');

chapter('a small case, and every entry of 经过 tells all about itself', async ({ bureau, brigade }) => {
  await story.meet();
  await story.discover();
  await story.urge();
  await story.prepare();
  await story.transfer();
  await story.sign();
  await attachScan(brigade);
  await story.carry(brigade, bureau);
  await bureau.openMatter(party);
  const entry = bureau.page.getByRole('listitem').filter({ hasText: '签收移送处理书' }).first();
  await entry.click();
  await entry.getByText('景德镇市交通运输综合行政执法支队昌江大队，周建平登记').waitFor();
  await entry.getByText('登记时间：2026年11月19日 09:00').waitFor();
  await entry.getByText(/^签名有效，由设备 [0-9a-f]{8} 签署$/).waitFor();
  await entry.getByText(/^来自移交包 1（.*\.case\.json），2026年11月19日 09:00并入$/).waitFor();
  await bureau.picture('history_entry');
});

chapter('the bureau exports the 案卷 and stock tools open it', async ({ bureau }) => {
  await bureau.page.getByRole('tab', { name: /^文书/ }).click();
  const scan = bureau.page.getByRole('listitem').filter({ hasText: '送达回执_盖章.pdf，1 页，11月19日附入' });
  await scan.getByText('存档件', { exact: true }).waitFor();
  await bureau.picture('volume_offer');
  const [tab] = await Promise.all([bureau.context.waitForEvent('page'), bureau.press('打开送达回执存档件')]);
  assert.ok(tab, 'it opens in a tab of its own');
  await tab.close();
  const saved = await exportVolume(bureau);
  assert.match(saved.name, /^昌江移〔2026〕17号_案卷_20261119\.zip$/);
  execFileSync('python3', ['-m', 'zipfile', '-t', saved.path]);
  execFileSync('python3', ['-m', 'zipfile', '-e', saved.path, folder]);
  assert.deepEqual(readdirSync(folder).sort(), ['事项.json', '案卷.html', '清单.json', '清单.txt', '经过.csv', '存档件', '证据'].sort());
  assert.deepEqual(read('存档件/01_送达回执_盖章.pdf'), readFileSync(path.join(story.brigade.folder, '送达回执_盖章.pdf')));
  assert.deepEqual(readdirSync(path.join(folder, '证据')).sort(),
    ['01_现场照片1.jpg', '02_现场照片2.jpg', '03_现场照片3.jpg', '04_催办记录.pdf']);
  for (const name of ['现场照片1.jpg', '催办记录.pdf']) {
    const number = name === '催办记录.pdf' ? '04' : '01';
    assert.deepEqual(read(`证据/${number}_${name}`), readFileSync(path.join(bureau.folder, name)), name);
  }
  const manifest = JSON.parse(read('清单.json'));
  assert.equal(manifest.files.length, 8);
  assert.deepEqual(manifest.missing, []);
  assert.equal(manifest.purpose, '归档');
  for (const file of manifest.files) {
    const bytes = read(file.name);
    assert.equal(bytes.length, file.size, file.name);
    for (const [kind, hash] of Object.entries(hashes)) assert.equal(hash(bytes), file[kind], `${kind} of ${file.name}`);
  }
  execFileSync('cksum', ['-c', '清单.txt'], { cwd: folder, stdio: 'pipe' });
  const matter = JSON.parse(read('事项.json'));
  assert.equal(matter.cards.length, 2);
  const rows = read('经过.csv').toString('utf8').trim().split('\r\n');
  assert.equal(rows.length, matter.events.length + 1);
  assert.match(rows.at(-2), /签收移送处理书.*周建平.*有效.*移交包 1/);
  assert.match(rows.at(-1), /附存档件.*送达回执，1 页.*周建平.*有效.*移交包 1/);
});

chapter('the bound page reads, prints and runs nothing', async ({ bureau }) => {
  const page = await bureau.context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(pathToFileURL(path.join(folder, '案卷.html')).href);
  const words = (await page.locator('body').textContent()).replace(/\s/g, '');
  for (const part of ['案件移交案卷', '卷内目录', '应当依法追究其相关法律责任', '送达回执', '责令改正通知', '办理经过', '卷内备考表']) {
    assert.ok(words.includes(part.replace(/\s/g, '')), part);
  }
  assert.equal(await page.locator('script').count(), 0);
  const link = page.getByRole('link', { name: '打开文件：证据/01_现场照片1.jpg' });
  assert.equal(decodeURIComponent(await link.evaluate((a) => a.href)),
    decodeURIComponent(pathToFileURL(path.join(folder, '证据/01_现场照片1.jpg')).href));
  const sheets = page.locator('.page');
  const count = await sheets.count();
  for (let i = 0; i < count; i += 1) await sheets.nth(i).screenshot({ path: path.join(pictures, `volume_${String(i + 1).padStart(2, '0')}.png`) });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, count, 'one sheet of paper a page');
  assert.deepEqual(complaints, []);
  await page.close();
});

chapter('收发 shows for whom and why it left', async ({ bureau }) => {
  await bureau.goTo('收发');
  const register = bureau.page.getByRole('region', { name: '外发登记' });
  await register.getByText('提供给本单位档案室，用途：归档').waitFor();
  await bureau.picture('export_register');
  assert.deepEqual(bureau.complaints, []);
});
