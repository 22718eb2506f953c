// 备份, 恢复 and 诊断 as an officer meets them: a backup on the stick, an empty PC that opens it, a
// browser that lost everything, a disk that is full.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { passphrase } from './support/office.mjs';
import { Story, evidence, party, photo } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const initSqlJs = createRequire(import.meta.url)('sql.js');
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
const chapter = chaptersOf(test, () => story, 'backup');

let backup;
let picture;
const restore = async (office, words) => {
  await office.press('恢复');
  await office.page.getByText(words).first().waitFor();
};
const pickBackup = async (office) => {
  await office.chooseFile('选择备份文件', backup.path);
  await office.page.getByRole('textbox', { name: '备份时的口令' }).waitFor();
};

chapter('one press puts everything into an encrypted file on the stick', async ({ bureau }) => {
  await story.today('2026-10-14');
  await bureau.setUp('昌江区交通运输局', '张伟', '36020026');
  await story.discover();
  picture = await photo(bureau, '现场照片.jpg', 1);
  await bureau.addEvidence(picture, evidence('视听资料', '现场照片', '违法证据'));
  await bureau.goTo('设置');
  await bureau.page.getByText('还没有备份').first().waitFor();
  await bureau.picture('backup_never');
  backup = await bureau.download('立即备份');
  assert.match(backup.name, /^昌江区交通运输局_备份_\d{8}\.casebackup$/);
  const bytes = readFileSync(backup.path);
  for (const words of [party, '张伟', 'JFIF', 'SQLite format']) assert.equal(bytes.indexOf(words), -1, words);
  await bureau.page.getByText(/（今天）/).first().waitFor();
  await bureau.picture('backup_made');
});

chapter('a backup goes straight into a folder that the browser lets write', async ({ bureau }) => {
  // The system's dialog cannot be pressed from here: the page is handed a folder of its own disk,
  // which is written through the same interface.
  await bureau.page.evaluate(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('单位U盘', { create: true }));
  });
  await bureau.press('备份到文件夹');
  await bureau.page.getByText(/已备份到 单位U盘.*写入后已核对/).first().waitFor();
  await bureau.picture('backup_folder');
  const written = await bureau.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('单位U盘');
    const files = [];
    for await (const [name, file] of folder.entries()) files.push([name, (await file.getFile()).size]);
    return files;
  });
  assert.equal(written.length, 1);
  assert.match(written[0][0], /^昌江区交通运输局_备份_\d{8}\.casebackup$/);
  assert.ok(written[0][1] >= readFileSync(backup.path).length, `${written[0][1]} bytes`);
});

chapter('a self-check finds all sound, and the report names nobody', async ({ bureau }) => {
  await bureau.press('诊断');
  await bureau.heading('诊断').waitFor();
  await bureau.press('开始自检');
  await bureau.page.getByText('没有发现问题').first().waitFor();
  await bureau.picture('diagnosis');
  const report = readFileSync((await bureau.download('保存报告')).path, 'utf8');
  assert.match(report, /^state: saved$/m);
  assert.match(report, /^check_events: 0 bad of [1-9]\d*$/m);
  assert.match(report, /^browser: .*Chrome/m);
  assert.doesNotMatch(report, /[\u3400-\u9fff]/);
});

chapter('the plain database opens in stock sql.js', async ({ bureau }) => {
  await bureau.press('设置');
  await bureau.press('导出数据库');
  await bureau.page.getByText(/没有加密，也不含附件/).waitFor();
  await bureau.picture('backup_image_question');
  const file = await bureau.download(/^导出数据库$/);
  const SQL = await initSqlJs();
  const db = new SQL.Database(readFileSync(file.path));
  const value = (sql) => db.exec(sql)[0].values[0][0];
  assert.equal(value('PRAGMA integrity_check'), 'ok');
  assert.equal(value('SELECT count(*) FROM event'), 2);
  assert.match(value("SELECT group_concat(payload) FROM event"), new RegExp(party));
  db.close();
});

chapter('an empty PC opens the backup, with its passphrase only', async ({ brigade }) => {
  await brigade.heading('首次使用').waitFor();
  await brigade.press('从备份恢复');
  await brigade.page.getByText(/恢复后自动更换密钥/).waitFor();
  await brigade.picture('restore_first_run');
  await pickBackup(brigade);
  await brigade.type('备份时的口令', '别的口令2026');
  await brigade.press('恢复');
  await brigade.page.locator('[aria-invalid="true"]').first().waitFor();
  await brigade.picture('restore_wrong');
  await brigade.type('备份时的口令', passphrase);
  await restore(brigade, /已恢复 1 件案件/);
  await brigade.heading('工作台').waitFor();
  await brigade.saved();
  await brigade.picture('restored');
  await brigade.reload();
  await brigade.openMatter(party);
  await brigade.page.getByRole('tab', { name: /^证据/ }).click();
  await brigade.press(/现场照片/);
  await brigade.page.getByText('与登记时一致').first().waitFor();
  const [download] = await Promise.all([brigade.page.waitForEvent('download'), brigade.press('保存原件')]);
  assert.deepEqual(readFileSync(await download.path()), readFileSync(picture));
});

chapter('a file that is no backup is refused, and nothing changes', async ({ brigade }) => {
  // The bureau's browser loses everything under our eyes; the brigade's stays as it is.
  const { bureau } = story;
  await bureau.page.evaluate(
    () => new Promise((done) => (indexedDB.deleteDatabase('casebridge').onsuccess = () => done())),
  );
  await bureau.page.reload();
  await bureau.page.getByText(/浏览器清除了本机的数据/).first().waitFor();
  await bureau.picture('store_lost');
  await bureau.press('从备份恢复');
  await bureau.chooseFile('选择备份文件', picture);
  await bureau.page.getByText(/不是案桥的备份/).waitFor();
  await bureau.picture('restore_refused');
  await bureau.chooseFile('换一个文件', backup.path);
  await bureau.type('备份时的口令', passphrase);
  await restore(bureau, /已恢复 1 件案件/);
  await bureau.openMatter(party);
  assert.deepEqual(brigade.complaints, []);
});

chapter('on a full disk the work is not called saved, a backup is made, and goes on after', async ({ bureau }) => {
  // The browser's own quota stands in storage.spec.mjs: it lets small writes pass for a while.
  await bureau.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.freeTheDisk = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await bureau.goTo('设置');
  await bureau.type('到期前几个工作日提醒', '4');
  await bureau.press('保存设置');
  await bureau.page.getByText(/保存没有成功/).first().waitFor();
  assert.equal(await bureau.page.getByRole('status').filter({ hasText: '已保存' }).count(), 0);
  await bureau.picture('store_full');
  const rescued = await bureau.download('立即备份');
  assert.ok(readFileSync(rescued.path).length > 100_000);
  await bureau.page.evaluate(() => window.freeTheDisk());
  await bureau.press('再试一次');
  await bureau.saved();
  await bureau.reload();
  await bureau.goTo('设置');
  assert.equal(
    await bureau.page.getByRole('textbox', { name: '到期前几个工作日提醒', exact: true }).inputValue(),
    '4',
  );
});
