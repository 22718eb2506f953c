// An independent implementation of the format, in both directions: what it writes our tool verifies, what we write it
// opens. SM2, SM3, SM4-GCM, HMAC and HKDF are thereby checked against another library, wrapped keys included.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import smCrypto from 'sm-crypto-v2';
import { chunkBytes, eventId, readSealed, shortId, sign, sm3Hex, verify, writeBundle } from './independent.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = path.join(root, 'build/native/casebridge');
const tests = path.join(root, 'build/native/casebridge_tests');
const fixtures = path.join(root, 'tests/fixtures/bundles');
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-exchange-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name) => path.join(folder, name);
const fixture = (name) => JSON.parse(readFileSync(path.join(fixtures, name), 'utf8'));

/** An agency of our own: keys, and the card that certifies itself. */
function agency(name = 'other.card.json') {
  const signing = smCrypto.sm2.generateKeyPairHex();
  const encryption = smCrypto.sm2.generateKeyPairHex();
  const payload = JSON.parse(fixture('bureau.card.json').card.p);
  const id = shortId(signing.publicKey);
  payload.card.agency = { ...payload.card.agency, id, name: '别处区交通运输局', short_name: '别处区局' };
  payload.card.keeper = id;
  payload.card.devices = [{
    ...payload.card.devices[0], id, signing_key: signing.publicKey, encryption_key: encryption.publicKey,
  }];
  const card = sign(signing.privateKey, 'casebridge/card;v=1', JSON.stringify(payload));
  writeFileSync(file(name), `{"format":"casebridge-card","v":1,"card":${JSON.stringify(card)}}`);
  return { id, signing, encryption };
}

/** A matter with its opening and an item of evidence of two chunks and a bit. */
function matter(author) {
  const models = fixture('1_transfer.case.json').events.map(({ p }) => JSON.parse(p));
  const id = '5'.repeat(32);
  const bytes = Buffer.alloc(2 * chunkBytes + 7, '案桥');
  const common = { matter: id, agency: author.id, device: author.id };
  const opening = JSON.stringify({ ...models.find(({ type }) => type === 'open_matter'), ...common, seq: 1, parents: [], lamport: 1 });
  const model = models.find(({ type }) => type === 'add_evidence');
  const added = JSON.stringify({
    ...model, ...common, seq: 2, parents: [eventId(opening)], lamport: 2,
    data: { ...model.data, evidence: {
      ...model.data.evidence, file: sm3Hex(bytes), size_bytes: bytes.length, file_name: '录像.mp4',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    } },
  });
  const events = [opening, added].map((payload) => sign(author.signing.privateKey, 'casebridge/event;v=1', payload));
  return { id, events, files: [{ bytes, type: 'video/mp4' }], matters: [{ matter: id, heads: [eventId(added)] }] };
}

const author = agency();
const brigade = JSON.parse(fixture('brigade.card.json').card.p).card;
const written = matter(author);
const header = {
  bundle: '6'.repeat(32), from: author.id, to: [brigade.agency.id], label: '', officer: '某人', created: '2026-11-26T09:00', part: [1, 1],
};
const verified = (name, ...keys) =>
  spawnSync(tool, ['verify', file(name), '--cards', file('other.card.json'), path.join(fixtures, 'brigade.card.json'), ...keys],
    { encoding: 'utf8' });
writeFileSync(file('passphrase.txt'), '昌江交通2026\n');
const keys = ['--keys', path.join(fixtures, 'brigade.keys.txt'), '--passphrase-file', file('passphrase.txt')];

test('a plain bundle written by another library verifies', () => {
  writeFileSync(file('plain.case.json'), writeBundle({ header, signer: author.signing, ...written }));
  const run = verified('plain.case.json');
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

test('a changed key written by another library is followed from the one that the id is made of', () => {
  const old = agency('old.card.json');
  const first = JSON.parse(JSON.parse(readFileSync(file('old.card.json'), 'utf8')).card.p);
  const next = smCrypto.sm2.generateKeyPairHex();
  const id = shortId(next.publicKey);
  const [device] = first.card.devices;
  const handover = {
    ...first, card: {
      ...first.card, version: 2, keeper: id,
      devices: [{ ...device, revoked: true }, { ...device, id, signing_key: next.publicKey }],
    },
  };
  const seal = (privateKey, payload) => sign(privateKey, 'casebridge/card;v=1', JSON.stringify(payload));
  const own = { ...handover, card: { ...handover.card, version: 3 } };
  const chain = [seal(old.signing.privateKey, handover)];
  const verdict = (card) => {
    writeFileSync(file('changed.card.json'), JSON.stringify({ format: 'casebridge-card', v: 1, ...card }));
    const run = spawnSync(tool, ['verify', file('changed.card.json')], { encoding: 'utf8' });
    return run.stdout + run.stderr;
  };
  assert.match(verdict({ card: seal(next.privateKey, own), chain }), /第 3 版/);
  assert.match(verdict({ card: seal(next.privateKey, own) }), /card_invalid/);
  assert.match(verdict({ card: chain[0] }), /signature_invalid/);
  assert.match(verdict({ card: seal(old.signing.privateKey, own), chain }), /signature_invalid/);
});

test('an encrypted bundle written by another library opens with our keys, and with no others', () => {
  const reader = brigade.devices[0];
  const text = writeBundle({
    header, signer: author.signing, ...written, readers: [{ device: reader.id, publicKey: reader.encryption_key }],
  });
  writeFileSync(file('sealed_by_other.case.json'), text);
  const run = verified('sealed_by_other.case.json', ...keys);
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.match(run.stdout, /文件\t1 个/);
  const bureauKeys = ['--keys', path.join(fixtures, 'bureau.keys.txt'), '--passphrase-file', file('passphrase.txt')];
  assert.match(verified('sealed_by_other.case.json', ...bureauKeys).stdout, /not_sealed_for_us/);
  // One character of the last chunk: the tag does not fit any more.
  const at = text.lastIndexOf('"]}],"end"') - 30;
  writeFileSync(file('changed.case.json'), text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1));
  assert.match(verified('changed.case.json', ...keys).stdout, /seal_broken/);
});

test('what we encrypt another library opens, and every hash and signature inside is right', () => {
  const mine = smCrypto.sm2.generateKeyPairHex();
  execFileSync(tests, ['-tc=*independent reader*'],
    { env: { ...process.env, CASEBRIDGE_READER_KEY: mine.publicKey, CASEBRIDGE_EXCHANGE_OUT: folder }, stdio: 'pipe' });
  const text = readFileSync(file('sealed.case.json'), 'utf8');
  const signer = readFileSync(file('signer.txt'), 'utf8');
  const ajv = new Ajv();
  assert.ok(ajv.validate(JSON.parse(readFileSync(path.join(root, 'docs/bundle.schema.json'), 'utf8')), JSON.parse(text)), ajv.errorsText());
  const read = readSealed(text, { device: shortId(mine.publicKey), privateKey: mine.privateKey });
  assert.ok(verify(signer, 'casebridge/manifest;v=1', read.envelope));
  assert.equal(read.manifest.header, sm3Hex(Buffer.from(read.header, 'utf8')));
  assert.equal(read.manifest.event_ids, read.overAll(read.events.map(({ p }) => eventId(p))));
  assert.equal(read.manifest.file_heads, read.overAll(read.files.map(({ headText }) => headText)));
  for (const event of read.events) assert.ok(verify(signer, 'casebridge/event;v=1', event));
  assert.equal(read.files.length, 2);
  for (const { head, chunks, bytes } of read.files) {
    assert.deepEqual(chunks.map((chunk) => sm3Hex(chunk)), head.chunks);
    assert.equal(sm3Hex(bytes), head.sm3);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), head.sha256);
  }
  assert.deepEqual(read.end, { events: read.events.length, chunks: read.files.flatMap(({ chunks }) => chunks).length });
  const stranger = smCrypto.sm2.generateKeyPairHex();
  assert.throws(() => readSealed(text, { device: shortId(stranger.publicKey), privateKey: stranger.privateKey }));
});
