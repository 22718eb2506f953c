// The stores that tests/bench/storage.mjs compares, behind one face on the page's own thread:
// open(), exec(sql) that is done when the store says that the transaction is on the disk, text(sql),
// sizes(). A classic script, so that it also runs from file://.
(function () {
  'use strict';

  const pragmas = 'PRAGMA page_size=4096; PRAGMA cache_size=-8192;';

  /** The bytes of a program: from a script beside the page (file://), or from the server. */
  async function wasm(name) {
    const text = (window.wasmTexts || {})[name];
    if (text === undefined) return new Uint8Array(await (await fetch(name)).arrayBuffer());
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  }

  const casebridge = {
    durability: 'strict',
    async init() {
      const module = { wasmBinary: await wasm('storage_web_test.wasm') };
      await createCaseBridge(module);
      this.module = module;
      this.call = (name, result, types, args) => module.ccall('test_' + name, result, types, args);
    },
    open() {
      return new Promise((done, refuse) => {
        let loaded = false;
        const look = () => {
          const answer = loaded ? '' : this.call('load_answer', 'string', [], []);
          if (answer === '') return;
          loaded = true;
          this.module.onWake = null;
          if (JSON.parse(answer).state === 'saved') done();
          else refuse(new Error(answer));
        };
        this.module.onWake = () => setTimeout(look);
        this.call('load', null, [], []);
        look();
      });
    },
    exec(sql) {
      return new Promise((done, refuse) => {
        const seq = Number(this.call('write', 'string', ['string'], [sql]));
        if (!(seq > 0)) {
          refuse(new Error('not written'));
          return;
        }
        const look = () => {
          if (this.call('durable', 'number', [], []) < seq) return;
          this.module.onWake = null;
          done();
        };
        this.module.onWake = look;
        look();
      });
    },
    async text(sql) {
      return this.call('query', 'string', ['string'], [sql]);
    },
    sizes() {
      return {
        file: this.call('image_bytes', 'number', [], []),
        memory: this.call('memory_bytes', 'number', [], []),
      };
    },
  };

  function idb(change) {
    return new Promise((done, refuse) => {
      const request = indexedDB.open('sqljs-file', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('file');
      request.onerror = () => refuse(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const transaction = db.transaction('file', 'readwrite', { durability: 'strict' });
        const asked = change(transaction.objectStore('file'));
        transaction.oncomplete = () => {
          db.close();
          done(asked.result);
        };
        transaction.onabort = () => refuse(transaction.error);
      };
    });
  }

  // What a page does that uses sql.js and IndexedDB: the whole file after each change.
  const sqljs = {
    durability: 'strict',
    async init() {
      this.SQL = await initSqlJs({ wasmBinary: await wasm('sql-wasm.wasm') });
    },
    async open() {
      const bytes = await idb((store) => store.get('db'));
      this.db = new this.SQL.Database(bytes);
      this.db.exec(pragmas);
    },
    async exec(sql) {
      this.db.exec('BEGIN;' + sql + ';COMMIT');
      const bytes = this.db.export();
      this.db.exec(pragmas); // export() closes and opens the database
      this.file = bytes.length;
      await idb((store) => store.put(bytes, 'db'));
    },
    async text(sql) {
      return String(this.db.exec(sql)[0].values[0][0]);
    },
    sizes() {
      return { file: this.file || 0, memory: 0 };
    },
  };

  const wa = (vfsName, synchronous) => ({
    durability: synchronous === 'normal' ? 'relaxed' : 'strict',
    async init() {
      const [{ default: factory }, SQLite, vfsModule] = await Promise.all([
        import('/wa-sqlite/dist/wa-sqlite-async.mjs'),
        import('/wa-sqlite/src/sqlite-api.js'),
        import(`/wa-sqlite/src/examples/${vfsName}.js`),
      ]);
      this.wasm = await factory();
      this.sqlite = SQLite.Factory(this.wasm);
      this.vfs = vfsModule[vfsName];
    },
    async open() {
      const vfs = await this.vfs.create('bench-' + vfsName, this.wasm, {});
      this.sqlite.vfs_register(vfs, true);
      this.db = await this.sqlite.open_v2('bench.db');
      for (const pragma of [...pragmas.split(';'), ` PRAGMA synchronous=${synchronous}`]) {
        if (pragma.trim() === '') continue;
        // IDBBatchAtomic takes a page size for a new file only.
        await this.sqlite.exec(this.db, pragma).catch((error) => {
          if (!pragma.includes('page_size')) throw error;
        });
      }
    },
    async exec(sql) {
      await this.sqlite.exec(this.db, 'BEGIN IMMEDIATE;' + sql + ';COMMIT');
    },
    async text(sql) {
      let text = '';
      await this.sqlite.exec(this.db, sql, (row) => (text = String(row[0])));
      return text;
    },
    sizes() {
      return { file: 0, memory: this.wasm.HEAPU8.length };
    },
    close() {
      return this.sqlite.close(this.db);
    },
  });

  const sahpool = {
    durability: 'strict',
    async init() {
      this.worker = new Worker('/sahpool_worker.mjs', { type: 'module' });
      this.ask = (what, sql) =>
        new Promise((done, refuse) => {
          this.worker.onmessage = (event) =>
            event.data.error ? refuse(new Error(event.data.error)) : done(event.data.value);
          this.worker.onerror = (event) => refuse(new Error(event.message));
          this.worker.postMessage({ what, sql });
        });
      await this.ask('init');
    },
    open() {
      return this.ask('open', pragmas);
    },
    exec(sql) {
      return this.ask('exec', 'BEGIN IMMEDIATE;' + sql + ';COMMIT');
    },
    text(sql) {
      return this.ask('text', sql);
    },
    sizes() {
      return { file: 0, memory: 0 };
    },
  };

  window.engines = {
    casebridge,
    sqljs,
    mirror: wa('IDBMirrorVFS', 'normal'),
    batch: wa('IDBBatchAtomicVFS', 'full'),
    sahpool,
  };

  const fill = (rows) =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
     INSERT INTO item(name, body) SELECT hex(randomblob(4)), randomblob(430) FROM n`;

  // The longest time that the page could not answer: long tasks, which start at 50 ms.
  let longest = 0;
  if (window.PerformanceObserver) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
    }).observe({ type: 'longtask', buffered: false });
  }
  const settled = () => new Promise((done) => setTimeout(done, 30));

  window.bench = {
    async seed(name, rows) {
      const engine = window.engines[name];
      await engine.init();
      await engine.open();
      await engine.exec(
        'CREATE TABLE item(id INTEGER PRIMARY KEY, name TEXT, body BLOB); CREATE INDEX item_name ON item(name)',
      );
      // sql.js writes the whole file each time.
      const step = name === 'sqljs' ? rows : 2000;
      for (let done = 0; done < rows; done += step) await engine.exec(fill(Math.min(step, rows - done)));
      await new Promise((done) => setTimeout(done, 3000));
      const count = await engine.text('SELECT count(*) FROM item');
      if (engine.close) await engine.close();
      return count;
    },
    async run(name, expected, singles, thousands) {
      const engine = window.engines[name];
      await engine.init();
      await settled();
      longest = 0;
      let begin = performance.now();
      await engine.open();
      const found = await engine.text('SELECT count(*) FROM item WHERE id = 12345');
      const open = performance.now() - begin;
      await settled();
      const openBlock = longest;
      if (found !== '1') throw new Error('the row is not there');
      const count = await engine.text('SELECT count(*) FROM item');
      if (Number(count) !== expected) throw new Error(`${count} rows, not ${expected}`);
      await settled();
      longest = 0;
      const one = [];
      for (let i = 0; i < singles; ++i) {
        begin = performance.now();
        await engine.exec("INSERT INTO item(name, body) VALUES (hex(randomblob(4)), randomblob(430))");
        one.push(performance.now() - begin);
      }
      const thousand = [];
      for (let i = 0; i < thousands; ++i) {
        begin = performance.now();
        await engine.exec(fill(1000));
        thousand.push(performance.now() - begin);
      }
      // A checkpoint comes while the page is idle.
      await new Promise((done) => setTimeout(done, 1500));
      await settled();
      const sizes = engine.sizes();
      if (engine.close) await engine.close();
      return {
        open, openBlock, one, thousand, block: longest,
        rows: expected + singles + 1000 * thousands, ...sizes,
      };
    },
  };
})();
