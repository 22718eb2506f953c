// Encrypted bundles and the officer's keys, as two officers and a third agency meet them: encrypted for the other side's
// computers at one press, under a passphrase told by telephone, plain only after it was confirmed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Office, passphrase } from './support/office.mjs';
import { Story, evidence, party, pdf } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const said = '电话里说的口令2026';

let server;
let story;
let unmet; // the second story: the brigade has compared nobody
let third; // in it, an agency that has no part in the case
before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url).open();
});
after(async () => {
  await story?.close();
  await third?.close();
  await unmet?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'trust');

/** Opens 其他导出方式 of the matter and chooses one of its cards. */
async function exportOptions(office, choice) {
  await office.openMatter(party);
  await office.press('其他导出方式');
  await office.heading('谁能打开这个移交包').waitFor();
  await office.page.getByRole('radio', { name: new RegExp(choice) }).click();
}
const holds = (file, words) => readFileSync(file).includes(Buffer.from(words));

/** What 导入 says of a file that was refused. */
async function refusal(office, file) {
  await office.read(file);
  const card = office.page.getByRole('region', { name: /这个文件没有并入|这张名片没有存入/ });
  await card.waitFor();
  return card.innerText();
}

/** Up to the hand-over: found, urged, drafted, approved and dispatched. */
async function dispatch(told) {
  const { bureau } = told;
  await told.discover();
  await told.urge();
  await told.step(bureau, () => bureau.command('填写处罚依据', {
    违法行为: '未按规定备案经营机动车维修', 法律法规名称: '中华人民共和国道路运输条例', 条: '第六十五条', '款、项': '第四款',
  }));
  for (const [name, group] of [['现场检查笔录', '违法证据'], ['催办记录', '整改督促情况']]) {
    await told.step(bureau, () => bureau.addEvidence(pdf(bureau, `${name}.pdf`), evidence('书证', name, group)));
  }
  await told.today('2026-11-12');
  await told.step(bureau, () => bureau.command('填写移送处理书'));
  await told.step(bureau, () => bureau.command('登记审批', {
    文号: '昌江移〔2026〕17号', 批准人: '余承泽', 批准方式: { choice: '纸质签批' }, 纸质原件存放处: '办公室',
  }));
  await told.step(bureau, () => bureau.command('登记发出'));
}

chapter('a transfer is ready to be handed over', async () => {
  await story.meet();
  await dispatch(story);
});

chapter('at one press it is encrypted for the other side, and the file names nobody', async ({ bureau, brigade }) => {
  await bureau.openMatter(party);
  const bundle = await bureau.download('导出移交包');
  assert.match(bundle.name, /^昌江移〔2026〕17号_移送_20261112\.case\.json$/);
  for (const words of [party, '李某', '昌江区西郊街道', '澜桥']) assert.ok(!holds(bundle.path, words), words);
  await brigade.read(bundle.path);
  await brigade.page.getByText(/传送中已加密$/).waitFor();
  await brigade.picture('trust_sealed');
  await brigade.press('不并入');
});

chapter('under a passphrase: two that differ, a wrong one, the right one', async ({ bureau, brigade }) => {
  await exportOptions(bureau, '知道口令的人');
  await bureau.type('口令', said);
  await bureau.type('再输一次', `${said}x`);
  await bureau.press('导出移交包');
  await bureau.page.locator('[aria-invalid="true"]').first().waitFor();
  await bureau.type('再输一次', said);
  await bureau.picture('trust_passphrase');
  const { path: file } = await bureau.download('导出移交包');
  assert.ok(!holds(file, '澜桥'));
  const untouched = await brigade.storeHash();
  await brigade.chooseFile('导入', file);
  await brigade.heading('这个移交包用口令加密').waitFor();
  await brigade.type('口令', '听错了的口令2026');
  await brigade.press('打开移交包');
  await brigade.page.locator('[aria-invalid="true"][aria-description*="口令不对"]').waitFor();
  await brigade.picture('trust_wrong');
  assert.equal(await brigade.storeHash(), untouched);
  await brigade.type('口令', said);
  await brigade.press('打开移交包');
  await brigade.press(/^并入 \d+ 项$/);
  await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
  await brigade.saved();
});

chapter('plain only after it was confirmed', async ({ bureau, brigade }) => {
  await exportOptions(bureau, '谁都能打开');
  await bureau.press('导出移交包');
  await bureau.page.getByText('不加密要先勾选确认，或者选上面的方式').waitFor();
  await bureau.picture('trust_plain');
  await bureau.page.getByRole('checkbox', { name: '我确认不加密' }).check();
  const { path: file } = await bureau.download('导出移交包');
  assert.ok(holds(file, party));
  await brigade.read(file);
  assert.equal(await brigade.button('没有新内容').getAttribute('aria-disabled'), 'true');
  await brigade.press('不并入'); // what was staged goes
});

chapter('a lost stick, a changed byte, a third agency: nothing is read and nothing changes', async ({ bureau, brigade, stick }) => {
  await bureau.openMatter(party);
  const { path: file } = await bureau.download('导出移交包');
  const good = readFileSync(file);
  const write = (name, bytes) => {
    writeFileSync(path.join(stick, name), bytes);
    return path.join(stick, name);
  };
  const untouched = await brigade.storeHash();
  for (const share of [0.001, 0.3, 0.6, 0.999]) {
    const changed = Buffer.from(good);
    const at = Math.floor(changed.length * share);
    changed[at] = changed[at] === 65 ? 66 : 65;
    assert.match(await refusal(brigade, write(`改动${share}.case.json`, changed)), /。/);
    assert.equal(await brigade.storeHash(), untouched, `at ${share}`);
  }
  const stranger = await new Office(server.url, { stick }).open();
  try {
    await stranger.setUp('景德镇市交通运输综合行政执法支队', '何立', '36020050');
    const before = await stranger.storeHash();
    assert.match(await refusal(stranger, file), /通讯录里没有发件单位|不是发给本单位的/);
    assert.equal(await stranger.storeHash(), before);
    assert.doesNotMatch(await stranger.page.evaluate(() => document.body.innerText), new RegExp(party));
  } finally {
    await stranger.close();
  }
});

chapter('the passphrase is changed, the keys backed up; IT reads bundles with them', async ({ bureau, brigade, stick }) => {
  await brigade.goTo('设置');
  await brigade.press('修改口令');
  await brigade.fill({ 现在的口令: '不是这个2026', 新口令: '新的口令2027', 再输一次: '新的口令2027' });
  await brigade.press('修改口令');
  await brigade.page.locator('[aria-invalid="true"][aria-description*="口令不对"]').waitFor();
  await brigade.picture('trust_change');
  await brigade.type('现在的口令', passphrase);
  await brigade.press('修改口令');
  await brigade.page.getByText('口令已修改，请再点一次“备份密钥”').first().waitFor();
  const keys = await brigade.download('备份密钥');
  assert.match(keys.name, /_周建平_密钥备份\.keys\.txt$/);
  await brigade.picture('trust_settings');
  await bureau.openMatter(party);
  const { path: file } = await bureau.download('导出移交包');
  const verify = (words) => {
    writeFileSync(path.join(stick, '口令.txt'), `${words}\n`);
    return spawnSync(path.join(root, 'dist/bin/casebridge'),
      ['verify', file, '--keys', keys.path, '--passphrase-file', path.join(stick, '口令.txt')], { encoding: 'utf8' });
  };
  assert.equal(verify(passphrase).status, 2, 'the old passphrase opens nothing');
  const good = verify('新的口令2027');
  assert.equal(good.status, 0, good.stdout + good.stderr);
  const bare = spawnSync(path.join(root, 'dist/bin/casebridge'), ['inspect', file], { encoding: 'utf8' });
  assert.equal(bare.status, 1);
  assert.match(bare.stdout, /bundle_sealed/);
  assert.deepEqual(bureau.complaints.concat(brigade.complaints), []);
});

chapter('a second officer shares the PC, with a passphrase of their own', async ({ bureau }) => {
  const own = '陈志远的口令2026';
  await bureau.goTo('设置');
  await bureau.press('添加人员');
  await bureau.press('添加人员');
  await bureau.page.locator('[aria-invalid="true"]').first().waitFor(); // nothing was said yet
  await bureau.fill({ 姓名: '陈志远', 执法证号: '36020031', 口令: own, 再输一次: own });
  await bureau.picture('trust_officer');
  await bureau.press('添加人员');
  await bureau.page.getByText(/^已添加陈志远，请在“收发”里导出本单位名片/).first().waitFor();
  await bureau.page.getByRole('listitem').filter({ hasText: '陈志远' }).first().waitFor();
  await bureau.picture('trust_officers');
  await bureau.page.reload();
  await bureau.heading('输入口令').waitFor();
  await bureau.choose('执法人员', '陈志远');
  await bureau.type('口令', passphrase);
  await bureau.press('打开');
  await bureau.page.locator('[aria-invalid="true"]').first().waitFor();
  await bureau.picture('trust_unlock');
  await bureau.type('口令', own);
  await bureau.press('打开');
  await bureau.heading('工作台').waitFor();
  await bureau.page.getByText(/陈志远/).first().waitFor();
  await bureau.goTo('设置');
  // Who does not keep the card is told who does.
  await bureau.press('添加人员');
  await bureau.fill({ 姓名: '某人', 口令: own, 再输一次: own });
  await bureau.press('添加人员');
  await bureau.page.getByText('要由保管本单位名片的人员打开案桥后办理，没有变化。').waitFor();
  assert.deepEqual(bureau.complaints, []);
});

// ---- the second story: who hands it in, and through whose hands it came ----

const stage = chaptersOf(test, () => unmet ?? {}, 'unmet');
const known = {}; // fingerprints, cards and files on the stick

/** The page says why, merges nothing, and the store is as it was. */
async function refusedUntouched(office, file, why, picture) {
  const untouched = await office.storeHash();
  assert.match(await refusal(office, file), why);
  if (picture) await office.picture(picture);
  assert.equal(await office.button(/^并入/).count(), 0);
  assert.equal(await office.storeHash(), untouched);
}

stage('an unknown sender is refused: its card comes first', async () => {
  await story.close();
  unmet = await new Story(server.url).open();
  const { bureau, brigade } = unmet;
  Object.assign(known, await unmet.setUp());
  await bureau.meet(known.ofBrigade.card, known.ofBrigade.fingerprint);
  await dispatch(unmet);
  await bureau.openMatter(party);
  known.bundle = (await bureau.download('导出移交包')).path;
  await refusedUntouched(brigade, known.bundle, /通讯录里没有发件单位.*请先导入对方的名片并核对指纹/, 'trust_unknown');
});

stage('an unverified sender is looked at and not merged; compared, and merged', async ({ brigade }) => {
  await brigade.keepCard(known.ofBureau.card);
  await brigade.picture('trust_uncompared_card');
  const untouched = await brigade.storeHash();
  await brigade.read(known.bundle);
  await brigade.heading('可以先看，还不能并入').waitFor();
  const shown = await brigade.page.evaluate(() => document.body.innerText);
  for (const words of [party, '昌江移〔2026〕17号', '自称来自 昌江区交通运输局', '您的数据没有任何变化', '现场检查笔录', '登记审批']) {
    assert.ok(shown.includes(words), words);
  }
  assert.equal(await brigade.button(/^并入/).count(), 0);
  await brigade.picture('trust_quarantine');
  await brigade.page.mouse.move(600, 500);
  await brigade.page.mouse.wheel(0, 2000);
  await brigade.page.waitForTimeout(500);
  await brigade.picture('trust_quarantine_entries');
  assert.equal(await brigade.storeHash(), untouched);
  await brigade.goTo('案件移交');
  assert.equal(await brigade.page.getByRole('row').filter({ hasText: party }).count(), 0);
  // Straight to the comparison, and back.
  await brigade.read(known.bundle);
  await brigade.press('核对指纹');
  await brigade.compare(known.ofBureau.fingerprint);
  await brigade.picture('trust_compared');
  await brigade.page.getByText(/已核对，它的移交包在等重新查验/).first().waitFor();
  await brigade.goTo('收发');
  await brigade.goTo('通讯录');
  await brigade.press('重新查验');
  await brigade.press(/^并入 \d+ 项$/);
  await brigade.page.getByText('内容已写入本机案件。').first().waitFor();
  await brigade.saved();
  await brigade.openMatter(party);
});

stage('forwarded to a third agency: not meant for it, nothing is merged', async ({ bureau, stick }) => {
  third = await new Office(server.url, { stick }).open();
  await third.setUp('景德镇市交通运输综合行政执法支队', '何立', '36020050');
  await third.meet(known.ofBureau.card, known.ofBureau.fingerprint);
  await refusedUntouched(third, known.bundle, /不是发给本单位的/, 'trust_forwarded');
  await exportOptions(bureau, '谁都能打开');
  await bureau.page.getByRole('checkbox', { name: '我确认不加密' }).check();
  known.plain = (await bureau.download('导出移交包')).path;
  await refusedUntouched(third, known.plain, /不是发给本单位的/);
});

stage('re-wrapped, with another recipient in its header: not as it was signed', async ({ brigade, stick }) => {
  await third.goTo('收发');
  const idOf = (card) => JSON.parse(JSON.parse(readFileSync(card, 'utf8')).card.p).card.agency.id;
  const thirdId = idOf((await third.download('导出名片')).path);
  const rewrap = (from, name) => {
    const text = readFileSync(from, 'utf8');
    const changed = text.replace(`\\"to\\":[\\"${idOf(known.ofBrigade.card)}\\"]`, `\\"to\\":[\\"${thirdId}\\"]`);
    assert.notEqual(changed, text);
    writeFileSync(path.join(stick, name), changed);
    return path.join(stick, name);
  };
  const plain = rewrap(known.plain, '改收件.case.json');
  await refusedUntouched(third, plain, /与对方签名的清单不一致/, 'trust_rewrapped');
  await refusedUntouched(third, rewrap(known.bundle, '改收件加密.case.json'), /没有加密给这台电脑/);
  await refusedUntouched(brigade, plain, /不是发给本单位的/);
  assert.doesNotMatch(await third.page.evaluate(() => document.body.innerText), new RegExp(party));
});

stage('the bureau changes its keys; the brigade takes the new card without another call', async ({ bureau, brigade }) => {
  await bureau.goTo('设置');
  await bureau.press('更换密钥');
  await bureau.type('口令', '不是这个2026');
  await bureau.press('更换密钥');
  await bureau.page.locator('[aria-invalid="true"][aria-description*="口令不对"]').waitFor();
  await bureau.picture('trust_change_keys');
  await bureau.type('口令', passphrase);
  await bureau.press('更换密钥');
  await bureau.page.getByText(/^密钥已更换/).first().waitFor();
  await bureau.saved();
  await bureau.goTo('通讯录');
  const { path: card } = await bureau.download('导出名片');
  await brigade.read(card);
  await brigade.page.getByText(/该单位更换了密钥/).waitFor();
  await brigade.picture('trust_new_card');
  await brigade.press('存入通讯录');
  await brigade.page.getByText('新名片已存入通讯录，不用再核对指纹。').first().waitFor();
  await brigade.page.getByText('已核对', { exact: true }).first().waitFor();
  assert.equal(await brigade.page.getByText('未核对', { exact: true }).count(), 0);
  await refusedUntouched(brigade, known.plain, /签署用的密钥已经停用/, 'trust_retired');
  await refusedUntouched(brigade, known.ofBureau.card, /这张名片比通讯录里的旧/, 'trust_older_card');
  const rollback = await brigade.page.evaluate(() => document.body.innerText);
  assert.ok(!rollback.includes('检查经过'));
  for (const words of ['与通讯录比对', '第 1 版', '已经停用的电脑会重新被承认', '请对方现在再导出一次']) {
    assert.ok(rollback.includes(words), words);
  }
  await bureau.reload();
  await bureau.openMatter(party);
  const { path: file } = await bureau.download('导出移交包');
  await brigade.read(file);
  assert.equal(await brigade.button('没有新内容').getAttribute('aria-disabled'), 'true');
  await brigade.press('不并入');
  assert.deepEqual(bureau.complaints.concat(brigade.complaints), []);
});

stage('a lost key: a card of the same name is told, and compared anew', async ({ brigade, stick }) => {
  await third.close();
  third = await new Office(server.url, { stick }).open();
  await third.setUp('昌江区交通运输局', '张伟', '36020026');
  await third.goTo('通讯录');
  const { path: card } = await third.download('导出名片');
  await brigade.read(card);
  await brigade.page.getByText(/不是用它的密钥签署的/).waitFor();
  await brigade.picture('trust_namesake');
  await brigade.press('存入通讯录');
  await brigade.heading('电话核对指纹').waitFor();
  await brigade.page.getByText(/另有核对过的同名单位/).waitFor();
  await brigade.picture('trust_namesake_listed');
  assert.deepEqual(third.complaints.concat(brigade.complaints), []);
});
