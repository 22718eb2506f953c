// Every day of 2025 and 2026 as day 0 of each clock: `casebridge deadline` against an independent
// count with chinese-days' own functions.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const { isWorkday, findWorkday } = createRequire(import.meta.url)('chinese-days');
const tool = fileURLToPath(new URL('../../dist/bin/casebridge', import.meta.url));

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const plus = (day, days) => iso(Date.parse(day) + days * 86_400_000);
const working = (start, days) => findWorkday(days, start);
const rolled = (day) => {
  while (!isWorkday(day)) day = plus(day, 1);
  return day;
};
const days = [];
for (let time = Date.UTC(2025, 0, 1); time <= Date.UTC(2026, 11, 31); time += 86_400_000) {
  days.push(iso(time));
}

/** The blocks of one call: day 0 → [reading, raw, due, provisional]. */
function counted(clock) {
  const text = execFileSync(tool, ['deadline', clock, ...days], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const blocks = new Map();
  let block;
  for (const line of text.split('\n')) {
    const [name, first, second, third] = line.split('\t');
    if (name === '起算') blocks.set(first, (block = []));
    if (name === '工作日' || name === '自然日') {
      block.push({ name, raw: first, due: second, provisional: third !== undefined });
    }
  }
  return blocks;
}

/** A count touches a year without a calendar when any of its days lies in 2027 or later. */
const touches = (day) => day >= '2027';

const clocks = [
  { name: 'review', working: 3, natural: 3 },
  { name: 'objection', working: 3, natural: 3 },
  { name: 'reply', natural: 30 },
  { name: 'preservation', working: 7 },
  { name: 'decision', natural: 90 },
  { name: 'crime_decision', natural: 3, unrolled: true },
  { name: 'police_review', natural: 3, unrolled: true },
  { name: 'quarter', quarter: true },
];
for (const clock of clocks) {
  test(`${clock.name} from every day of 2025 and 2026`, () => {
    const blocks = counted(clock.name);
    assert.equal(blocks.size, days.length);
    for (const day of days) {
      const expected = [];
      if (clock.working) {
        const due = working(day, clock.working);
        expected.push({ name: '工作日', raw: due, due, provisional: touches(due) });
      }
      if (clock.natural) {
        const raw = plus(day, clock.natural);
        const due = clock.unrolled ? raw : rolled(raw);
        expected.push({ name: '自然日', raw, due, provisional: !clock.unrolled && touches(due) });
      }
      if (clock.quarter) {
        const [year, month] = day.split('-').map(Number);
        const raw = iso(Date.UTC(year, Math.ceil(month / 3) * 3, 0));
        expected.push({ name: '自然日', raw, due: raw, provisional: false });
      }
      assert.deepEqual(blocks.get(day), expected, `${clock.name} from ${day}`);
    }
  });
}

test('crime_handover from every day of 2025 and 2026: the same time a day later, on rest days too', () => {
  const moments = days.map((day) => `${day}T09:12`);
  const text = execFileSync(tool, ['deadline', 'crime_handover', ...moments], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const dues = text.split('\n').filter((line) => line.startsWith('小时')).map((line) => line.split('\t')[1]);
  assert.deepEqual(dues, days.map((day) => `${plus(day, 1)}T09:12`));
});
