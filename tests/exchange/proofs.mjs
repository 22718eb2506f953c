// The test cases that a page of docs may name as its proof.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The names of all cases of a file, however their lines are broken. */
export function casesOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const call = file.endsWith('.cpp')
    ? /TEST_CASE\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/g
    : /(?:test|chapter|stage)\('((?:[^'\\]|\\.)*)'/g;
  return [...text.matchAll(call)].map(([, name]) => name.replace(/"\s*"/g, '').trim().replace(/^"|"$/g, ''));
}
