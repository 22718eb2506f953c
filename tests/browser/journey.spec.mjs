// The main job in a real browser: a plain case of the opinion's section three (4) travels from the district
// bureau to the brigade and back. Two browser profiles that share nothing; only downloaded files pass between
// them. The page is reloaded after every step, and the browser is killed once right after 已保存.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { passphrase } from './support/office.mjs';
import { Story, party } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let story;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url, { drawing: 'webgl', afterStep: (office) => office.reload() }).open();
});
after(async () => {
  await story?.close();
  await server?.close();
});

const chapter = chaptersOf(test, () => story, 'journey');

chapter('first run, cards and fingerprints', () => story.meet());

chapter('a case that was saved survives the power going off', async ({ bureau }) => {
  await story.discover();
  assert.ok(await bureau.kill(), 'the browser process was killed');
  await bureau.open();
  await bureau.unlock();
  await bureau.openMatter(party);
});

chapter('the gate names what is missing', async ({ bureau }) => {
  await story.urge();
  await bureau.openMatter(party);
  for (const gap of ['缺处罚依据', '缺违法证据', '缺整改督促情况']) {
    await bureau.page.getByText(gap).first().waitFor();
  }
  assert.equal(await bureau.page.getByText('缺责令改正通知').count(), 0);
});

chapter('the bureau adds evidence, drafts, approves and dispatches', async () => {
  await story.prepare();
  await story.transfer();
  assert.equal(story.bundles[0].name, '昌江移〔2026〕17号_移送_20261118.case.json');
});

chapter('the brigade signs 附件2, objects after a consultation and asks for an item', async () => {
  await story.sign();
  await story.object();
});

chapter('the bureau answers', () => story.answer());

chapter('the brigade files, decides and replies with 附件3', () => story.handle());

chapter('the bureau confirms, both archive, and both hold the same state', async ({ bureau, brigade }) => {
  await story.finish();
  await bureau.openMatter(party);
  await brigade.openMatter(party);
  const hash = await bureau.foldHash();
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(await brigade.foldHash(), hash);
  assert.equal(story.bundles.length, 6);
});

chapter('on the command line every bundle verifies, with the hash that the page showed', async () => {
  // They are encrypted: the sender's own key opens them, too.
  const passphraseFile = path.join(story.stick, '口令.txt');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  const keys = new Map();
  for (const office of [story.bureau, story.brigade]) {
    await office.goTo('设置');
    keys.set(office, (await office.download('备份密钥')).path);
  }
  for (const bundle of story.bundles) {
    assert.ok(!readFileSync(bundle.path).includes(Buffer.from(party)));
    const run = spawnSync(path.join(root, 'dist/bin/casebridge'),
      ['verify', bundle.path, '--keys', keys.get(bundle.from), '--passphrase-file', passphraseFile], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, new RegExp(`状态 SM3 ${bundle.foldHash}`));
  }
});

chapter('a bundle that is here already brings nothing new', async ({ bureau }) => {
  await bureau.read(story.bundles.at(-1).path);
  assert.equal(await bureau.button('没有新内容').getAttribute('aria-disabled'), 'true');
});

chapter('nobody complained and nothing runs while idle', async ({ bureau, brigade }) => {
  assert.deepEqual(bureau.complaints, []);
  assert.deepEqual(brigade.complaints, []);
  await bureau.goTo('工作台');
  await bureau.page.waitForTimeout(7000); // messages have gone
  const frames = () => bureau.page.evaluate(() => window.__casebridge.frames);
  const before_idle = await frames();
  await bureau.page.waitForTimeout(2000);
  assert.equal(await frames(), before_idle);
});
