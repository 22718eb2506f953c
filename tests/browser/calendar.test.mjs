// Every day of 2025 and 2026: the shipped calendar and chinese-days agree on what is worked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';

const { isWorkday } = createRequire(import.meta.url)('chinese-days');
const calendar = JSON.parse(
  readFileSync(new URL('../../assets/embedded/calendar.json', import.meta.url), 'utf8'));

test('calendar.json agrees with chinese-days on every day of 2025 and 2026', () => {
  const holidays = new Set(calendar.holidays);
  const workdays = new Set(calendar.workdays);
  let days = 0;
  for (let time = Date.UTC(2025, 0, 1); time <= Date.UTC(2026, 11, 31); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(time).getUTCDay());
    const rest = holidays.has(day) || (weekend && !workdays.has(day));
    assert.equal(!rest, isWorkday(day), day);
    days += 1;
  }
  assert.equal(days, 730);
  assert.ok(calendar.official_years.includes(2025) && calendar.official_years.includes(2026));
  assert.ok(!calendar.official_years.includes(2027));
});
