// @sqlite.org/sqlite-wasm with its OPFS pool, which works in a worker only.
import sqlite3InitModule from '/sqlite-wasm/dist/index.mjs';

let pool;
let db;
const does = {
  async init() {
    const sqlite3 = await sqlite3InitModule({ print: () => {}, printErr: () => {} });
    pool = await sqlite3.installOpfsSAHPoolVfs({});
  },
  open(sql) {
    db = new pool.OpfsSAHPoolDb('/bench.db');
    db.exec(sql);
  },
  exec(sql) {
    db.exec(sql);
  },
  text(sql) {
    return String(db.selectValue(sql));
  },
};
onmessage = async (event) => {
  try {
    postMessage({ value: await does[event.data.what](event.data.sql) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
