// The published schemas beside real files: stock ajv takes every example bundle and card with every text inside, and
// refuses copies that are broken in one place.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = path.join(root, 'tests/fixtures/bundles');
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const ajv = new Ajv({ allErrors: true });
ajv.addSchema(read(path.join(root, 'docs/bundle.schema.json')), 'bundle');
ajv.addSchema(read(path.join(root, 'docs/card.schema.json')), 'card');
const fits = (schema, value, what) => {
  const good = ajv.getSchema(schema)(value);
  assert.ok(good, `${what}: ${ajv.errorsText(ajv.getSchema(schema).errors)}`);
};
const refused = (schema, value, what) => assert.ok(!ajv.getSchema(schema)(value), what);
const bundles = readdirSync(fixtures).filter((name) => name.endsWith('.case.json'));

test('every example bundle and every text inside it fits', () => {
  assert.ok(bundles.length >= 6);
  for (const name of bundles) {
    const bundle = read(path.join(fixtures, name));
    fits('bundle', bundle, name);
    fits('bundle#/$defs/header', JSON.parse(bundle.header), `${name} header`);
    fits('bundle#/$defs/manifest', JSON.parse(bundle.manifest.p), `${name} manifest`);
    bundle.events.forEach(({ p }, i) => fits('bundle#/$defs/eventPayload', JSON.parse(p), `${name} events[${i}]`));
    bundle.files.forEach(({ head }, i) => fits('bundle#/$defs/fileHead', JSON.parse(head), `${name} files[${i}]`));
  }
});

test('every example card fits', () => {
  for (const name of ['bureau.card.json', 'brigade.card.json']) {
    const card = read(path.join(fixtures, name));
    fits('card', card, name);
    fits('card#/$defs/cardPayload', JSON.parse(card.card.p), name);
  }
});

test('a card whose key was changed carries the hand-overs, at least one and at most 32', () => {
  const good = read(path.join(fixtures, 'bureau.card.json'));
  fits('card', { ...good, chain: [good.card] }, 'one hand-over');
  refused('card', { ...good, chain: [] }, 'an empty chain');
  refused('card', { ...good, chain: Array.from({ length: 33 }, () => good.card) }, 'a chain without end');
  refused('card', { ...good, chain: [{ p: '{}' }] }, 'a hand-over without signature');
});

test('the encrypted form fits, and is not mixed with the plain one', () => {
  const sealed = {
    format: 'casebridge-bundle', v: 1, header: '{}', recipients: [{ kid: '0'.repeat(32), ek: 'AAAA' }], mac: 'AAAA', manifest: 'AAAA',
    events: ['AAAA'], files: [{ head: 'AAAA', chunks: ['AAAA', 'AA=='] }], end: { events: 1, chunks: 2 },
  };
  fits('bundle', sealed, 'encrypted');
  refused('bundle', { ...sealed, recipients: [] }, 'no recipient');
  refused('bundle', { ...sealed, manifest: { p: '{}', s: 'AAAA' } }, 'a plain manifest');
  refused('bundle', { ...sealed, recipients: undefined, mac: undefined }, 'base64 without recipients');
  refused('bundle', { ...sealed, recipients: [{ kid: 'somebody', ek: 'AAAA' }] }, 'another kid');
});

test('copies that are broken in one place are refused', () => {
  const good = read(path.join(fixtures, bundles[0]));
  const broken = {
    'a missing end': { ...good, end: undefined }, 'another format': { ...good, format: 'x' }, 'another version': { ...good, v: 2 },
    'an unknown key': { ...good, x: 1 }, 'a count that is none': { ...good, end: { events: -1, chunks: 0 } },
    'an event without signature': { ...good, events: [{ p: '{}' }] },
    'base64 with white space': { ...good, events: [{ p: '{}', s: 'AA AA' }] },
  };
  for (const [what, value] of Object.entries(broken)) refused('bundle', JSON.parse(JSON.stringify(value)), what);
  const header = JSON.parse(good.header);
  refused('bundle#/$defs/header', { ...header, suite: 'none' }, 'suite none');
  refused('bundle#/$defs/header', { ...header, from: 'X' }, 'an id that is none');
  refused('bundle#/$defs/header', { ...header, to: [] }, 'nobody');
});
