// Browsers and renderers killed at random moments of commits, checkpoints and writes of files: every
// acknowledged commit is there afterwards, the database is sound, and nothing is there by half.
// CASEBRIDGE_KILLS sets how many of each kind (20). About once in 250 killed browsers, Chromium 156
// itself finds its database broken and puts an empty one there: then the program must say that it
// was lost, and never open an empty database as if nothing had been.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { killBrowser, servePage, startBrowser } from './support/storage_page.mjs';

const kills = Number(process.env.CASEBRIDGE_KILLS ?? 20);
let server;
before(async () => {
  server = await servePage();
});
after(() => server?.close());

/** A profile that outlives the browsers on it. */
async function withProfile(body) {
  const profile = await mkdtemp(path.join(tmpdir(), 'casebridge-profile-'));
  try {
    await body(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Opens the page and loads the database; what was acknowledged is told to `acknowledge`. */
async function openWorker(connected, acknowledge) {
  const page = await connected.contexts()[0].newPage();
  await page.exposeFunction('acknowledge', acknowledge);
  await page.goto(server.origin);
  const report = await page.evaluate(async () => {
    tab.module = {};
    await createCaseBridge(tab.module);
    tab.run('load_small');
    return tab.loaded();
  });
  return { page, report };
}

/**
 * Works without end: a case is a row in two tables, written at once; every fourth names a file that
 * was stored before it. Now and then old rows go and the image shrinks.
 */
const work = (page, first) =>
  page.evaluate(async (begin) => {
    const bytesOf = (number) => Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7 + number) % 251);
    for (let number = begin; ; ++number) {
      let file = '';
      if (number % 4 === 0) {
        file = String(number).padStart(64, '0');
        const handle = tab.module.blobs.hold(new Blob([bytesOf(number)]));
        if ((await tab.blob('blob_put', ['string', 'number'], [file, handle])) !== true) return;
      }
      tab.write(
        `INSERT INTO entry(number, file, body) VALUES (${number}, '${file}', randomblob(${
          3000 + (number % 5) * 20_000
        })); INSERT INTO list(number) VALUES (${number})`,
      );
      if (number % 50 === 0) {
        tab.write(`UPDATE entry SET body = NULL WHERE number < ${number - 20}`);
        tab.query('VACUUM');
      }
      // Three in a row go into one record; then the page is idle for a while.
      if (number % 3 === 0) continue;
      if ((await tab.settled()) !== 'saved') return;
      window.acknowledge(number);
      if (number % 11 === 0) await new Promise((done) => setTimeout(done, 250));
    }
  }, first);

/** What a killed life left: sound, whole, and not less than was acknowledged. The last number. */
async function check(page, report, acknowledged) {
  assert.equal(report.state, 'saved');
  const query = (sql) => page.evaluate((text) => tab.query(text), sql);
  assert.equal(await query('PRAGMA integrity_check'), 'ok');
  const found = await query('SELECT coalesce(max(number), 0) FROM entry');
  const last = Number(found);
  assert.ok(last >= 0, `${found} after ${acknowledged}; ${JSON.stringify(report)}`);
  assert.ok(last >= acknowledged, `${acknowledged} was acknowledged, ${last} is there`);
  assert.equal(await query('SELECT count(*) FROM entry'), String(last));
  assert.equal(
    await query('SELECT count(*) FROM entry JOIN list USING (number)'),
    String(last),
    'a case by half',
  );
  // The last files that rows name; those before were looked at in lives before.
  const named = await query(
    "SELECT coalesce(group_concat(number), '') FROM (SELECT number FROM entry WHERE file <> '' ORDER BY number DESC LIMIT 4)",
  );
  for (const number of named.split(',').filter((one) => one !== '')) {
    const read = await page.evaluate(
      (key) => tab.blob('blob_read', ['string', 'number', 'number'], [key, 39_999, 2]),
      number.padStart(64, '0'),
    );
    const expected = ((39_999 * 7 + Number(number)) % 251).toString(16).padStart(2, '0');
    assert.equal(read, expected, `the file of ${number}`);
  }
  return last;
}

async function prepare(page) {
  await page.evaluate(() =>
    tab.save(
      'CREATE TABLE IF NOT EXISTS entry(number INTEGER PRIMARY KEY, file TEXT, body BLOB); CREATE TABLE IF NOT EXISTS list(number INTEGER PRIMARY KEY)',
    ),
  );
}

const moment = () => new Promise((done) => setTimeout(done, 30 + Math.random() * 500));

async function orSeconds(seconds, promise) {
  let timer;
  await Promise.race([promise, new Promise((done) => (timer = setTimeout(done, 1000 * seconds)))]);
  clearTimeout(timer);
}

async function renderersOf(child) {
  const pids = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = await readFile(`/proc/${entry}/stat`, 'utf8');
      const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
      if (group !== child.pid) continue;
      const command = await readFile(`/proc/${entry}/cmdline`, 'utf8');
      if (command.includes('--type=renderer')) pids.push(Number(entry));
    } catch {
      // It went meanwhile.
    }
  }
  return pids;
}

describe('killed at a random moment', { timeout: 7_200_000 }, () => {
  test(`${kills} browsers: every acknowledged commit is there`, async (t) => {
    await withProfile(async (profile) => {
      let acknowledged = 0;
      let cut = 0;
      let lost = 0;
      for (let life = 0; life <= kills; ++life) {
        const running = await startBrowser(profile);
        const { page, report } = await openWorker(running.connected, (number) => {
          acknowledged = Math.max(acknowledged, number);
        });
        if (report.state === 'lost') {
          ++lost;
          acknowledged = 0;
          await page.evaluate(() => tab.run('start_over'));
          report.state = 'saved';
        }
        if (life === 0 || acknowledged === 0) await prepare(page);
        const last = await check(page, report, acknowledged);
        cut += report.cut;
        work(page, last + 1).catch(() => {});
        await moment();
        await killBrowser(running);
      }
      t.diagnostic(`${acknowledged} commits acknowledged in ${kills} lives, ${cut} unacknowledged records cut, ${lost} databases lost by the browser`);
      assert.ok(lost <= Math.ceil(kills / 100), `${lost} lost`);
      assert.ok(lost > 0 || acknowledged > kills);
    });
  });

  test(`${kills} renderers: every acknowledged commit is there`, async (t) => {
    await withProfile(async (profile) => {
      const running = await startBrowser(profile);
      let acknowledged = 0;
      for (let life = 0; life <= kills; ++life) {
        const { page, report } = await openWorker(running.connected, (number) => {
          acknowledged = Math.max(acknowledged, number);
        });
        if (life === 0) await prepare(page);
        const last = await check(page, report, acknowledged);
        work(page, last + 1).catch(() => {});
        await moment();
        const crashed = new Promise((done) => page.once('crash', done));
        for (const pid of await renderersOf(running.child)) process.kill(pid, 'SIGKILL');
        // Under load the driver may miss a crash, and then its page never answers; the processes are gone all the same.
        await orSeconds(10, crashed);
        await orSeconds(10, page.close().catch(() => {}));
      }
      t.diagnostic(`${acknowledged} commits acknowledged in ${kills} lives`);
      assert.ok(acknowledged > kills);
      await killBrowser(running);
    });
  });
});
