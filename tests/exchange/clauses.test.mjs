// docs/clauses.md: what the opinion asks is carried by something, and proven by a test that exists.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { casesOf } from './proofs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(path.join(root, 'docs/clauses.md'), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.split(' | ').length === 5)
  .map((line) => line.slice(2, -2).split(' | ')).filter(([clause]) => clause !== 'clause');

test('every clause names a screen, a record and a test case that exists', () => {
  assert.ok(rows.length >= 20, `${rows.length} rows`);
  for (const [clause, sentence, screen, record, proof] of rows) {
    assert.ok(sentence && screen && record, clause);
    const colon = proof.indexOf(': ');
    const file = proof.slice(0, colon);
    assert.ok(casesOf(file).includes(proof.slice(colon + 2)), `${clause}: no such case in ${file}: ${proof.slice(colon + 2)}`);
  }
});
