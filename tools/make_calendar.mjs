// Writes assets/embedded/calendar.json from the yearly notices that npm chinese-days carries.
// Usage: node tools/make_calendar.mjs [--check]   (--check: fail when the file would change)
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const notices = require('chinese-days/dist/chinese-days.json');
const target = fileURLToPath(new URL('../assets/embedded/calendar.json', import.meta.url));

// A notice of year Y may shift days of Y-1 and Y+1; a year counts as official when it has a New
// Year's Day of its own in the table.
const firstYear = 2020;
const holidays = Object.keys(notices.holidays).filter((day) => day >= `${firstYear}-01-01`).sort();
const workdays = Object.keys(notices.workdays).filter((day) => day >= `${firstYear}-01-01`).sort();
const officialYears = [...new Set(holidays.filter((day) => day.endsWith('-01-01'))
  .map((day) => Number(day.slice(0, 4))))].sort();

const list = (values) => {
  const lines = [];
  for (let i = 0; i < values.length; i += 7) {
    lines.push('    ' + values.slice(i, i + 7).map((value) => JSON.stringify(value)).join(', '));
  }
  return `[\n${lines.join(',\n')}\n  ]`;
};
const text = `{
  "format": 1,
  "official_years": ${JSON.stringify(officialYears)},
  "holidays": ${list(holidays)},
  "workdays": ${list(workdays)}
}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('calendar.json is not what tools/make_calendar.mjs writes; run it and look at the change');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
