// docs/threats.md speaks of files and tests that exist: a row without its proof is a promise.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { casesOf } from './proofs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = readFileSync(path.join(root, 'docs/threats.md'), 'utf8').split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
  .map((line) => line.slice(2, -2).split(' | '));

test('every threat names a source file that exists and a test case that exists', () => {
  assert.ok(rows.length >= 30, `${rows.length} rows`);
  for (const [threat, what, where, proof] of rows) {
    assert.ok(what.length > 0, threat);
    assert.ok(existsSync(path.join(root, where)), `${threat}: ${where}`);
    const colon = proof.indexOf(': ');
    const file = proof.slice(0, colon);
    assert.ok(existsSync(path.join(root, file)), `${threat}: ${file}`);
    assert.ok(casesOf(file).includes(proof.slice(colon + 2)), `${threat}: no such case in ${file}: ${proof.slice(colon + 2)}`);
  }
});
