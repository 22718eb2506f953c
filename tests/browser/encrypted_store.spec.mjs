// 本机数据加密, as an officer meets it: what it costs is said before, nothing of the cases is found on the disk after,
// and a passphrase opens it. The whole of the office's work stands on it in tests/app/store_lock_test.cpp.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { passphrase } from './support/office.mjs';
import { Story, evidence, party, photo } from './support/story.mjs';

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
const chapter = chaptersOf(test, () => story, 'encrypted_store');

let picture;
const opened = async (office) => {
  await office.heading('工作台').waitFor();
  await office.saved();
};

chapter('a case with a paper lies on the disk as it is', async ({ bureau }) => {
  await story.today('2026-10-14');
  await bureau.setUp('昌江区交通运输局', '张伟', '36020026');
  await story.discover();
  picture = await photo(bureau, '现场照片.jpg', 1);
  await bureau.addEvidence(picture, evidence('视听资料', '现场照片', '违法证据'));
  assert.ok(await bureau.storeHolds(party));
  assert.ok(await bureau.storeHolds('JFIF'));
});

chapter('encrypted at one press, after what it means and costs was said', async ({ bureau }) => {
  await bureau.goTo('设置');
  const card = bureau.page.getByRole('region', { name: '本机数据加密' });
  await card.getByText(/打开现有的 .+ 约多用 \d+\.\d 秒，每次保存约多用 \d+\.\d 毫秒/).waitFor();
  await bureau.picture('store_plain');
  await bureau.press('加密本机数据');
  await bureau.page.getByText(/口令忘记后，本机数据无人能找回/).waitFor();
  await bureau.picture('store_question');
  await bureau.press('加密本机数据');
  await bureau.page.getByText('本机数据已加密，下次打开时先输入口令').first().waitFor();
  await card.getByText('已加密', { exact: true }).waitFor();
  await bureau.picture('store_sealed');
  assert.equal(await bureau.storeHolds(party), false);
  assert.equal(await bureau.storeHolds('张伟'), false);
  assert.equal(await bureau.storeHolds('JFIF'), false);
});

chapter('opened again it tells nothing before the passphrase, and everything after it', async ({ bureau }) => {
  await bureau.page.reload();
  await bureau.heading('输入口令').waitFor();
  await bureau.page.getByText('本机数据已加密').first().waitFor();
  assert.doesNotMatch(await bureau.page.locator('body').innerText(), /张伟|昌江/);
  await bureau.type('口令', '别的口令2026');
  await bureau.press('打开');
  await bureau.page.locator('[aria-invalid="true"]').first().waitFor();
  await bureau.picture('store_locked');
  await bureau.type('口令', passphrase);
  await bureau.press('打开');
  await opened(bureau);
  await bureau.openMatter(party);
  await bureau.page.getByRole('tab', { name: /^证据/ }).click();
  await bureau.page.waitForTimeout(1000);
  await bureau.picture('store_evidence');
  await bureau.press(/现场照片/);
  await bureau.page.getByText('与登记时一致').first().waitFor();
  const [download] = await Promise.all([bureau.page.waitForEvent('download'), bureau.press('保存原件')]);
  assert.deepEqual(readFileSync(await download.path()), readFileSync(picture));
});

chapter('the work goes on, saved and encrypted', async ({ bureau }) => {
  await story.urge();
  await story.step(bureau, () => bureau.command('填写处罚依据', {
    违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十五条', '款、项': '第四款',
  }));
  assert.equal(await bureau.storeHolds('机动车维修'), false);
  await bureau.page.reload();
  await bureau.heading('输入口令').waitFor();
  await bureau.type('口令', passphrase);
  await bureau.press('打开');
  await opened(bureau);
  await bureau.openMatter(party);
  await bureau.page.getByText(/未按规定备案经营机动车维修/).first().waitFor();
});

chapter('turned off again, it opens as before', async ({ bureau }) => {
  await bureau.goTo('设置');
  await bureau.press('取消加密');
  await bureau.page.getByText(/能打开这台电脑的人就能读到/).waitFor();
  await bureau.press('取消加密');
  await bureau.page.getByText('本机数据已取消加密').first().waitFor();
  assert.ok(await bureau.storeHolds(party));
  await bureau.reload();
  await bureau.openMatter(party);
  assert.deepEqual(bureau.complaints, []);
});
