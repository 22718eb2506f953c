// A case with more evidence than a mail takes: it goes out in parts, and comes together at the other side in any order.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, evidence, party, pdf } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server;
let story;
const parts = []; // {path, name}
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url).open();
});
after(async () => {
  await story?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'parts');

async function evidenceTab(office) {
  await office.openMatter(party);
  await office.page.getByRole('tab', { name: /^证据/ }).click();
}
/** What the brigade's evidence tab says is not here. */
async function missing(office) {
  await evidenceTab(office);
  return office.page.getByText('文件未收齐').count();
}

chapter('a case with a scan of 16 MB is ready to be handed over', async () => {
  await story.meet();
  await story.discover();
  await story.urge();
  await story.prepare();
  const { bureau } = story;
  const file = pdf(bureau, '检查现场扫描件.pdf');
  appendFileSync(file, randomBytes(16_000_000));
  await story.step(bureau, () => bureau.addEvidence(file, evidence('书证', '检查现场扫描件', '违法证据')));
  await story.draft();
});

chapter('its parts are saved one by one, each small enough', async ({ bureau }) => {
  await bureau.openMatter(party);
  await bureau.press('其他导出方式');
  await bureau.heading('谁能打开这个移交包').waitFor();
  await bureau.choose('文件大小', '分卷，每卷不超过 10 MB');
  await bureau.picture('parts_options');
  await bureau.page.getByRole('radio', { name: /知道口令/ }).click();
  await bureau.picture('parts_passphrase');
  await bureau.page.getByRole('radio', { name: /谁都能打开/ }).click();
  await bureau.picture('parts_plain');
  await bureau.page.getByRole('radio', { name: /只有对方的电脑/ }).click();
  await bureau.page.getByRole('dialog').getByRole('button', { name: '导出移交包' }).click();
  await bureau.heading('分卷已备好').waitFor();
  assert.equal(await bureau.button('完成').count(), 0);
  for (const part of [1, 2, 3, 4]) parts.push(await bureau.download(`保存第 ${part} 卷`));
  await bureau.picture('parts_ready');
  await bureau.press('完成');
  await bureau.heading('分卷已备好').waitFor({ state: 'detached' });
  parts.forEach(({ path: file, name }, index) => {
    assert.match(name, new RegExp(`_第${index + 1}卷共4卷\\.case\\.json$`));
    assert.ok(statSync(file).size <= 10_000_000, `${statSync(file).size} bytes`);
  });
});

chapter('the case is there with one part, and says what is missing', async ({ brigade }) => {
  await brigade.read(parts[2].path);
  await brigade.page.getByText(/这是第 3 卷，共 4 卷/).waitFor();
  await brigade.picture('parts_import');
  await brigade.press(/^并入 \d+ 项$/);
  await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
  assert.ok((await missing(brigade)) > 0);
  await brigade.picture('parts_missing');
});

chapter('a part that was taken brings nothing; the others complete it, over a closed page', async ({ brigade }) => {
  await brigade.read(parts[2].path);
  await brigade.page.getByRole('button', { name: '没有新内容' }).waitFor();
  await brigade.press('不并入');
  for (const part of [parts[3], parts[0], parts[1]]) {
    await brigade.read(part.path);
    await brigade.press(/^存入 \d+ 个证据文件$/);
    await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
    await brigade.saved();
    await brigade.reload();
  }
  assert.equal(await missing(brigade), 0);
  await brigade.picture('parts_whole');
});
