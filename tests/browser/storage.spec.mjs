// Durable storage in a real browser: src/storage/page_port_web.cpp, web/storage.js and web/blobs.js
// through the program tests/storage_web.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { arguments_, executablePath, servePage } from './support/storage_page.mjs';

const create = 'CREATE TABLE item(id INTEGER PRIMARY KEY, body)';
const insert = 'INSERT INTO item(body) VALUES (randomblob(3000))';
const count = 'SELECT count(*) FROM item';
const fill = (rows) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<${rows})
   INSERT INTO item(body) SELECT randomblob(3000) FROM n`;

let server;
let origin;
let browser;
let context;

/** A tab at the test page; its program is not loaded yet. */
async function openPage(from = context) {
  const page = await from.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(origin);
  return page;
}
/** A tab with its program loaded, and what loading answered. */
async function openTab(from = context) {
  const page = await openPage(from);
  return { page, report: await load(page) };
}
const load = (page) => page.evaluate(() => tab.load());
const save = (page, sql) => page.evaluate((text) => tab.save(text), sql);
const query = (page, sql) => page.evaluate((text) => tab.query(text), sql);
const settled = (page) => page.evaluate(() => tab.settled());
const logLength = (page) => page.evaluate(() => tab.stores((store, ask) => ask(store('log').count())));
async function reload(page) {
  await page.reload();
  return load(page);
}
async function until(condition, what) {
  for (let i = 0; i < 200; ++i) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.fail(`never: ${what}`);
}

before(async () => {
  server = await servePage();
  origin = server.origin;
  browser = await chromium.launch({ executablePath, args: arguments_ });
});
after(async () => {
  await browser?.close();
  server?.close();
});

describe('durable storage', { timeout: 600_000 }, () => {
  beforeEach(async () => {
    context = await browser.newContext();
  });
  afterEach(async () => {
    await context.close();
  });

  test('what is saved is there after a reload, and what a new tab sees first is an empty database', async () => {
    const { page, report } = await openTab();
    assert.deepEqual(report, { state: 'saved', durable: 0, remembered: 0, cut: 0 });
    assert.deepEqual(await save(page, create), { seq: 1, state: 'saved', durable: 1 });
    for (let i = 2; i <= 6; ++i) assert.equal((await save(page, insert)).durable, i);
    assert.deepEqual(await reload(page), { state: 'saved', durable: 6, remembered: 6, cut: 0 });
    assert.equal(await query(page, count), '5');
    assert.equal(await query(page, 'PRAGMA integrity_check'), 'ok');
  });

  test('commits made while one is being written are one record', async () => {
    const { page } = await openTab();
    await page.evaluate(([first, next]) => {
      tab.write(first);
      for (let i = 0; i < 20; ++i) tab.write(next);
    }, [create, insert]);
    assert.equal(await settled(page), 'saved');
    assert.equal(await logLength(page), 2);
    assert.equal((await reload(page)).durable, 21);
    assert.equal(await query(page, count), '20');
  });

  test('a commit issued just before the page goes away is kept', async () => {
    const { page } = await openTab();
    await save(page, create);
    for (let round = 1; round <= 5; ++round) {
      await Promise.all([
        page.waitForEvent('load'),
        page.evaluate((sql) => {
          addEventListener('pagehide', () => tab.write(sql));
          location.reload();
        }, insert),
      ]);
      await load(page);
      assert.equal(await query(page, count), String(round));
    }
  });

  test('a checkpoint empties the log, and the database opens from its segments', async () => {
    const { page } = await openTab();
    await save(page, create);
    await save(page, fill(2500));
    await until(async () => (await logLength(page)) === 0, 'the checkpoint');
    await save(page, insert);
    const segments = await page.evaluate(() => tab.stores((store, ask) => ask(store('segments').count())));
    assert.ok(segments > 2, `${segments} segments`);
    const before = await query(page, 'SELECT sum(length(body)) || hex(max(body)) FROM item');
    assert.equal((await reload(page)).state, 'saved');
    assert.equal(await query(page, count), '2501');
    assert.equal(await query(page, 'SELECT sum(length(body)) || hex(max(body)) FROM item'), before);
    assert.equal(await query(page, 'PRAGMA integrity_check'), 'ok');
  });

  test('a tail that breaks after the snapshot is cut before anything new is written', async () => {
    const { page } = await openTab();
    await save(page, create);
    for (let i = 0; i < 3; ++i) await save(page, insert);
    await page.reload();
    await page.evaluate(() =>
      tab.stores(async (store, ask) => {
        const record = await ask(store('log').get(1));
        record.body[100] ^= 1;
        store('log').put(record, 3);
      }),
    );
    assert.deepEqual(await load(page), { state: 'saved', durable: 2, remembered: 4, cut: 2 });
    assert.equal(await logLength(page), 2);
    assert.equal((await save(page, insert)).seq, 3);
    assert.deepEqual(await reload(page), { state: 'saved', durable: 3, remembered: 3, cut: 0 });
    assert.equal(await query(page, count), '2');
  });

  test('a broken segment is reported as damage and nothing is written', async () => {
    const { page } = await openTab();
    await save(page, create);
    await save(page, fill(2500));
    await until(async () => (await logLength(page)) === 0, 'the checkpoint');
    await page.reload();
    await page.evaluate(() =>
      tab.stores(async (store, ask) => {
        const segment = await ask(store('segments').get(1));
        segment.bytes[5] ^= 1;
        store('segments').put(segment, 1);
      }),
    );
    assert.equal((await load(page)).state, 'damaged');
    assert.equal(await page.evaluate((sql) => tab.write(sql), insert), 'storage_damaged');
    assert.equal(await logLength(page), 0);
  });

  test('a missing record at or before the snapshot is reported as damage', async () => {
    const { page } = await openTab();
    await save(page, create);
    await save(page, insert);
    await page.reload();
    await page.evaluate(() =>
      tab.stores(async (store, ask) => {
        const meta = await ask(store('meta').get('snapshot'));
        store('meta').put(2, 'through');
        store('log').delete(2);
      }),
    );
    assert.equal((await load(page)).state, 'damaged');
  });

  test('a full disk latches the failure; the pages are kept and written by a retry', async () => {
    const page = await openPage();
    const devtools = await context.newCDPSession(page);
    // Before anything is written: the browser keeps the free space in mind for a while.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
    await load(page);
    await save(page, create);
    const failed = await save(page, fill(3000));
    assert.equal(failed.state, 'failed');
    assert.equal(failed.durable, 1);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    assert.equal(await settled(page), 'failed');
    assert.deepEqual(await page.evaluate((sql) => tab.write(sql), insert), 3);
    await page.evaluate(() => tab.run('retry'));
    await until(async () => (await settled(page)) === 'saved', 'saved after the retry');
    assert.equal((await reload(page)).durable, 3);
    assert.equal(await query(page, count), '3001');
  });

  test('an aborted transaction and a closed database latch the failure too', async () => {
    const { page } = await openTab();
    await save(page, create);
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        IDBObjectStore.prototype.put = put;
        this.transaction.abort();
      };
    });
    assert.equal((await save(page, insert)).state, 'failed');
    await page.evaluate(() => tab.run('retry'));
    await until(async () => (await settled(page)) === 'saved', 'saved after the abort');
    await page.evaluate(() => tab.module.storage.close());
    assert.equal((await save(page, insert)).state, 'failed');
    await page.evaluate(() => tab.run('retry'));
    await until(async () => (await settled(page)) === 'saved', 'saved after the close');
    await reload(page);
    assert.equal(await query(page, count), '2');
  });

  test('a database that is thrown away under an open page is written anew', async () => {
    const { page } = await openTab();
    await save(page, create);
    await save(page, fill(300));
    await page.evaluate(
      () => new Promise((done) => (indexedDB.deleteDatabase('casebridge').onsuccess = () => done())),
    );
    assert.equal((await save(page, insert)).state, 'failed');
    await page.evaluate(() => tab.run('retry'));
    await until(async () => (await settled(page)) === 'saved', 'saved anew');
    assert.equal((await save(page, insert)).state, 'saved');
    assert.equal((await reload(page)).state, 'saved');
    assert.equal(await query(page, count), '302');
    assert.equal(await query(page, 'PRAGMA integrity_check'), 'ok');
  });

  test('an empty database that once was written is lost, until the loss is accepted', async () => {
    const { page } = await openTab();
    await save(page, create);
    await page.reload();
    await page.evaluate(
      () => new Promise((done) => (indexedDB.deleteDatabase('casebridge').onsuccess = () => done())),
    );
    assert.deepEqual(await load(page), { state: 'lost', durable: 0, remembered: 1, cut: 0 });
    assert.equal(await page.evaluate((sql) => tab.write(sql), create), 'storage_lost');
    assert.equal((await reload(page)).state, 'lost');
    await page.evaluate(() => tab.run('start_over'));
    assert.equal((await save(page, create)).state, 'saved');
    assert.equal((await reload(page)).state, 'saved');
  });

  test('every promise of storage is kept in IndexedDB, and with a fault here and there', async () => {
    // 1, 3 and 4 of tests/support/faulty_backend.h: fails, unheard, delays.
    const runs = [];
    const { page } = await openTab();
    const cases = await page.evaluate(() => tab.call('contract_cases', 'number', [], []));
    for (let number = 0; number < cases; ++number) {
      // One fault each here; every fault at every operation stands in tests/storage.
      runs.push([number, 0, 0], [number, [1, 3, 4][number % 3], 5 + 2 * number]);
    }
    for (const run of runs) {
      const own = await browser.newContext();
      const tab_of_its_own = await openPage(own);
      await tab_of_its_own.evaluate(async () => {
        tab.module = {};
        await createCaseBridge(tab.module);
        tab.run('begin');
      });
      const result = await tab_of_its_own.evaluate((which) => tab.contract(...which), run);
      assert.equal(result.failure, '', `${result.promise}, case ${run}`);
      await own.close();
    }
  });

  test('blobs are stored, read in slices and swept', async () => {
    const { page } = await openTab();
    const key = 'ab'.repeat(32);
    const other = 'cd'.repeat(32);
    const put = (name) =>
      page.evaluate(async (text) => {
        const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);
        const handle = tab.module.blobs.hold(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
        return tab.blob('blob_put', ['string', 'number'], [text, handle]);
      }, name);
    const read = (name) =>
      page.evaluate(
        (text) => tab.blob('blob_read', ['string', 'number', 'number'], [text, 2_999_998, 10]),
        name,
      );
    assert.equal(await put(key), true);
    assert.equal(await put(key), true);
    assert.equal(await put(other), true);
    await reload(page);
    const hex = (value) => value.toString(16).padStart(2, '0');
    assert.equal(await read(key), hex(2_999_998 % 251) + hex(2_999_999 % 251));
    assert.equal(await page.evaluate((text) => tab.blob('blob_sweep', ['string'], [text]), key), 1);
    assert.equal(await read(other), 'blob_missing');
    assert.equal((await read(key)).length, 4);
  });

  test('bytes arrive also where the memory must grow for them', async () => {
    const { page } = await openTab();
    const read = await page.evaluate(async (name) => {
      const bytes = new Uint8Array(40_000_000).fill(0xa5);
      await tab.blob('blob_put', ['string', 'number'], [name, tab.module.blobs.hold(new Blob([bytes]))]);
      const before = tab.module.HEAPU8.length;
      const hex = await tab.blob('blob_read', ['string', 'number', 'number'], [name, 0, bytes.length]);
      return { grew: tab.module.HEAPU8.length > before, right: hex === 'a5'.repeat(bytes.length) };
    }, 'ef'.repeat(32));
    assert.deepEqual(read, { grew: true, right: true });
  });

  test('staged parts are joined to one file in order', async () => {
    const { page } = await openTab();
    for (const part of ['one ', 'two ', '三']) {
      assert.equal(await page.evaluate((text) => tab.blob('stage', ['string'], [text]), part), true);
    }
    const text = await page.evaluate(async () => {
      const handle = await tab.blob('finish_stage', [], []);
      return tab.module.blobs.get(handle).text();
    });
    assert.equal(text, 'one two 三');
  });

  for (const locks of [true, false]) {
    describe(locks ? 'two tabs with Web Locks' : 'two tabs without Web Locks', () => {
      beforeEach(async () => {
        if (locks) return;
        await context.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
        });
      });

      test('the second reads only, takes over, and the first can write nothing more', async () => {
        const first = (await openTab()).page;
        await save(first, create);
        await save(first, insert);
        const { page: second, report } = await openTab();
        assert.equal(report.state, 'read_only');
        assert.equal(await query(second, count), '1');
        assert.equal(await second.evaluate((sql) => tab.write(sql), insert), 'another_tab');
        assert.equal((await save(first, insert)).state, 'saved');

        await second.evaluate(() => tab.run('take_over'));
        assert.equal((await second.evaluate(() => tab.loaded())).state, 'saved');
        assert.equal(await query(second, count), '2');
        assert.equal((await save(second, insert)).state, 'saved');
        await until(async () => (await settled(first)) === 'read_only', 'the first tab is told');
        assert.equal(await first.evaluate((sql) => tab.write(sql), insert), 'another_tab');
        assert.equal((await reload(second)).durable, 4);
        assert.equal(await query(second, count), '3');
      });

      test('of three tabs one writes; it is taken over from while it is frozen, and says so when it wakes', async () => {
        const first = (await openTab()).page;
        await save(first, create);
        const { page: second } = await openTab();
        // A write is under way when the tab freezes: it counts or it does not, and never twice.
        const frozen = first.evaluate((sql) => {
          tab.write(sql);
          const end = performance.now() + 4000;
          while (performance.now() < end);
        }, "INSERT INTO item(body) VALUES ('frozen')");
        await second.waitForTimeout(200);
        await second.evaluate(() => tab.run('take_over'));
        assert.equal((await second.evaluate(() => tab.loaded())).state, 'saved');
        assert.equal((await save(second, "INSERT INTO item(body) VALUES ('second')")).state, 'saved');
        const { page: third, report } = await openTab();
        assert.equal(report.state, 'read_only');
        assert.equal(await third.evaluate((sql) => tab.write(sql), insert), 'another_tab');
        await frozen;
        await until(async () => (await settled(first)) === 'read_only', 'the frozen tab is told');
        assert.equal(await first.evaluate((sql) => tab.write(sql), insert), 'another_tab');
        await second.close();
        await third.evaluate(() => tab.run('take_over'));
        assert.equal((await third.evaluate(() => tab.loaded())).state, 'saved');
        const bodies = await query(third, 'SELECT group_concat(body) FROM item');
        assert.ok(['second', 'frozen,second'].includes(bodies), bodies);
        assert.equal(await query(third, 'PRAGMA integrity_check'), 'ok');
      });

      test('a tab that closed leaves the database free', async () => {
        const first = (await openTab()).page;
        await save(first, create);
        await first.close();
        assert.equal((await openTab()).report.state, 'saved');
      });
    });
  }

  test('the fence aborts a stale tab that heard nothing', async () => {
    // Neither locks nor messages: what is left is the tombstone.
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
      delete window.BroadcastChannel;
    });
    const first = (await openTab()).page;
    await save(first, create);
    const { page: second, report } = await openTab();
    assert.equal(report.state, 'saved');
    await save(second, "INSERT INTO item(body) VALUES ('second')");
    const stale = await save(first, "INSERT INTO item(body) VALUES ('first')");
    assert.equal(stale.state, 'read_only');
    assert.equal(stale.durable, 1);
    assert.equal(await logLength(second), 2);
    await reload(second);
    assert.equal(await query(second, "SELECT group_concat(body) FROM item"), 'second');
  });
});
