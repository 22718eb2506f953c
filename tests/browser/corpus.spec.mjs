// The corpus of hostile files through the page: a brigade that knows and trusts their sender is handed each of them.
// What each must end in stands in tests/support/hostile_bundles.h; here the page has to say so, calmly and soon, and
// everything it keeps must be as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Office } from './support/office.mjs';
import { seenOnPage, watchPage } from './support/measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const k_most_seconds = 2;
const k_most_megabytes = 64;

let server;
let office;
let folder;
let rows;
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  office = await new Office(server.url).open();
  await office.heading('首次使用').waitFor(); // a reload while it loads would be complained about
  await watchPage(office.page);
  await office.page.reload();
  await office.setUp('景德镇市交通运输综合行政执法支队昌江大队', '周建平', '36020040');
  await office.goTo('通讯录');
  const card = await office.download('导出名片');
  folder = path.join(office.folder, 'corpus');
  mkdirSync(folder);
  const made = spawnSync(path.join(root, 'build/native/corpus_files'), [folder, card.path], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const linesOf = (name) =>
    readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  rows = linesOf('index.tsv').map(([file, name, end, , sentence]) => ({ file, name, end, sentence }));
  for (const [file, fingerprint] of linesOf('cards.tsv')) await office.meet(path.join(folder, file), fingerprint);
});
after(async () => {
  await office?.close();
  await server?.close();
});

/** From the choice of the file until the verdict on it is on the screen. */
async function verdictOn(file) {
  await office.goTo('工作台');
  await office.heading('工作台').waitFor();
  const chooser = office.page.waitForEvent('filechooser');
  await office.press('导入');
  const chosen = await chooser;
  const start = performance.now();
  await chosen.setFiles(path.join(folder, file));
  await office.page.getByText(new RegExp(`${file.replaceAll('.', '\\.')}.*`)).first().waitFor();
  const refused = office.page.getByRole('region', { name: '这个文件没有并入' });
  const taken = office.page.getByRole('button', { name: /^(并入 \d+ 项|没有新内容|存入通讯录)$/ });
  await refused.or(taken).first().waitFor();
  const seconds = (performance.now() - start) / 1000;
  return { seconds, refused: (await refused.count()) > 0 ? await refused.innerText() : '' };
}

/** A machine that does other things at the same time is given two more tries. */
async function verdictInTime(file) {
  let verdict = await verdictOn(file);
  for (let again = 0; again < 2 && verdict.seconds > k_most_seconds; again += 1) {
    const next = await verdictOn(file);
    if (next.seconds < verdict.seconds) verdict = next;
  }
  return verdict;
}

test('every file of the corpus ends on the page as its row says', async () => {
  assert.ok(rows.length > 70);
  const before = await office.storeHash();
  const slow = [];
  const wrong = [];
  for (const row of rows) {
    const { seconds, refused } = await verdictInTime(row.file);
    if (row.end === 'taken') {
      if (refused !== '') wrong.push(`${row.name}: ${refused}`);
      else await office.press('不并入');
    } else if (!refused.includes(row.sentence)) {
      wrong.push(`${row.name}: ${refused} instead of ${row.sentence}`);
    }
    if (seconds > k_most_seconds) slow.push(`${row.name}: ${seconds.toFixed(1)} s`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(slow, []);
  assert.equal(await office.storeHash(), before);
  const { heap } = await seenOnPage(office.page);
  assert.ok(heap <= k_most_megabytes, `${heap} MB`);
  assert.deepEqual(office.complaints, []);
});

test('a file that changes while it is read is refused', async () => {
  const before = await office.storeHash();
  const good = rows.find((row) => row.name === 'two names that look alike').file;
  const text = readFileSync(path.join(folder, good));
  writeFileSync(path.join(folder, 'changing.case.json'), text);
  await office.goTo('工作台');
  // Held before it is read: the browser sees that the file is no longer the one that was chosen.
  await office.page.evaluate(() => {
    const slice = Blob.prototype.slice;
    window.letRead = null;
    const held = new Promise((go) => (window.letRead = go));
    Blob.prototype.slice = function (...given) {
      const part = slice.apply(this, given);
      if (this instanceof File) {
        const read = part.arrayBuffer.bind(part);
        part.arrayBuffer = () => held.then(read);
      }
      return part;
    };
    window.giveBack = () => (Blob.prototype.slice = slice);
  });
  await office.chooseFile('导入', path.join(folder, 'changing.case.json'));
  await office.heading('导入结果').waitFor();
  appendFileSync(path.join(folder, 'changing.case.json'), ' ');
  await office.page.evaluate(() => window.letRead());
  const refused = office.page.getByRole('region', { name: '这个文件没有并入' });
  await refused.waitFor();
  assert.match(await refused.innerText(), /读/);
  await office.page.evaluate(() => window.giveBack());
  assert.equal(await office.storeHash(), before);
});
