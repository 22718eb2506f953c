// The IndexedDB side of src/storage/page_port_web.cpp: one database with a redo log, snapshot
// segments and evidence blobs. It moves bytes and keeps the fence; it decides nothing about merging,
// replay or checksums, which are C++. Every function answers through its last argument, later, with
// a code first: "ok", "failed", "full", "another_tab", "newer", "lost". Sets window.CaseBridge.openStorage.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  const VERSION = 1; // for ever: the format stands in a record, see log_backend.h
  const STORES = ['meta', 'segments', 'log', 'blobs', 'staging'];
  const SEGMENTS_AT_ONCE = 4;
  const LOG_BYTES_AT_ONCE = 4 * 1024 * 1024;
  const ASK_MS = 300;
  const IDLE_MS = 200;
  const REMEMBER_MS = 500;
  const TOMBSTONES_KEPT = 64;
  const SPACE_MS = 60_000;

  function codeOf(error) {
    const name = error ? error.name : '';
    if (name === 'ConstraintError') return 'another_tab';
    if (name === 'QuotaExceededError') return 'full';
    if (name === 'VersionError') return 'newer';
    return 'failed';
  }

  function randomId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  // localStorage may be forbidden; then there is no second memory, and nothing else changes. (host.js has the same; this
  // file must stand alone in pages that measure and test the storage.)
  function recall(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }
  function note(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (error) {
      // See recall.
    }
  }

  /** options.name: the database's name; drills (drill.js) and tests need another one than "casebridge". */
  CaseBridge.openStorage = function (options) {
    const name = (options && options.name) || 'casebridge';
    const durableKey = name + '.durable';
    const ownerKey = name + '.owner';

    let db = null;
    let me = '';
    let owner = false;
    let persistent = false;
    let persistAsked = false;
    let releaseLock = null;
    let channel = null;
    let heard = null;
    let dispossessed = function () {};
    let wasLost = false;
    let rememberedSeq = 0;
    let rememberTimer = 0;
    let space = { used: 0, quota: 0 };
    let spaceAskedAt = -SPACE_MS;
    let wroteAt = 0;

    // The database ----------------------------------------------------------------------------

    function openDatabase(done) {
      let request;
      try {
        request = indexedDB.open(name, VERSION);
      } catch (error) {
        setTimeout(() => done(codeOf(error)));
        return;
      }
      request.onupgradeneeded = (event) => {
        // Chromium says so where it found the former database broken and put an empty one there.
        if (event.dataLoss === 'total') wasLost = true;
        STORES.forEach((store) => request.result.createObjectStore(store));
      };
      request.onerror = () => done(codeOf(request.error));
      request.onsuccess = () => {
        db = request.result;
        const opened = db;
        opened.onversionchange = () => opened.close();
        lookAtSpace();
        done('ok');
      };
    }

    function closeDatabase() {
      if (db !== null) db.close();
      db = null;
    }

    /** thrown() gives what stopped the transaction before the database did, if anything. */
    function finish(transaction, done, thrown) {
      transaction.oncomplete = () => done('ok');
      transaction.onabort = () => done(codeOf(transaction.error || (thrown && thrown())));
    }

    /**
     * One durable readwrite transaction behind the fence. `body(transaction)` issues its requests at
     * once; if it returns true it goes on issuing them from their events.
     */
    function transact(stores, body, done) {
      if (db === null || !owner) {
        setTimeout(() => done(db === null ? 'failed' : 'another_tab'));
        return;
      }
      let transaction;
      let thrown = null;
      try {
        transaction = db.transaction(stores.concat('meta'), 'readwrite', { durability: 'strict' });
        finish(transaction, (code) => {
          if (code === 'another_tab') loseOwnership();
          lookAtSpace();
          done(code);
        }, () => thrown);
        const meta = transaction.objectStore('meta');
        // A takeover has put a record of this name there: then add() aborts the whole transaction.
        meta.add(1, 'fence:' + me);
        meta.delete('fence:' + me);
        if (body(transaction) !== true && transaction.commit) transaction.commit();
      } catch (error) {
        if (transaction === undefined) {
          setTimeout(() => done(codeOf(error)));
          return;
        }
        thrown = error;
        try {
          transaction.abort();
        } catch (already) {
          // It has aborted by itself; onabort reports.
        }
      }
    }

    /** Asks for the room that is left, not more than once a minute: {used, quota}, or zeros. */
    function lookAtSpace() {
      if (performance.now() - spaceAskedAt < SPACE_MS) return;
      spaceAskedAt = performance.now();
      const take = (used, quota) => (space = { used: used || 0, quota: quota || 0 });
      if (navigator.storage && navigator.storage.estimate) {
        navigator.storage.estimate().then(
          (estimate) => take(estimate.usage, estimate.quota),
          () => {},
        );
      } else if (navigator.webkitTemporaryStorage) {
        // Where the page is not secure, Chromium still answers the older question.
        try {
          navigator.webkitTemporaryStorage.queryUsageAndQuota(take, () => {});
        } catch (error) {
          // Not answered here; nothing depends on it.
        }
      }
    }

    // Ownership -------------------------------------------------------------------------------

    function loseOwnership() {
      if (!owner) return;
      owner = false;
      if (releaseLock !== null) releaseLock();
      releaseLock = null;
      dispossessed();
    }

    /** Writes our name as the owner's and a tombstone for the one before. */
    function claim(done) {
      let transaction;
      me = randomId();
      try {
        transaction = db.transaction('meta', 'readwrite', { durability: 'strict' });
      } catch (error) {
        setTimeout(() => done(codeOf(error)));
        return;
      }
      finish(transaction, (code) => {
        if (code === 'ok') {
          owner = true;
          note(ownerKey, me);
        }
        done(code);
      });
      const meta = transaction.objectStore('meta');
      const before = meta.get('owner');
      before.onsuccess = () => {
        const tombstones = (before.result && before.result.tombstones) || [];
        if (before.result) {
          meta.put(1, 'fence:' + before.result.id);
          tombstones.push(before.result.id);
        }
        while (tombstones.length > TOMBSTONES_KEPT) meta.delete('fence:' + tombstones.shift());
        meta.put({ id: me, tombstones: tombstones }, 'owner');
      };
    }

    /** answer(true) if no other tab is the owner, or force is set. */
    function askForLock(force, answer) {
      if (releaseLock !== null) {
        answer(true);
        return;
      }
      const wish = force ? { steal: true } : { ifAvailable: true };
      let answered = false;
      navigator.locks
        .request(name, wish, (lock) => {
          answered = true;
          if (lock === null) {
            answer(false);
            return undefined;
          }
          return new Promise((release) => {
            releaseLock = release;
            answer(true);
          });
        })
        .catch(() => {
          // Stolen by another tab, or not allowed here.
          if (answered) {
            releaseLock = null;
            loseOwnership();
          } else {
            askOnChannel(force, answer);
          }
        });
    }

    function listen() {
      if (channel !== null || typeof BroadcastChannel === 'undefined') return;
      try {
        channel = new BroadcastChannel(name);
      } catch (error) {
        return;
      }
      channel.onmessage = (event) => {
        const message = event.data;
        if (message.ask && owner) channel.postMessage({ here: message.ask });
        if (message.here && heard !== null) heard(message.here);
        if (message.taken && message.taken !== me) loseOwnership();
      };
    }

    function askOnChannel(force, answer) {
      listen();
      // A tab that closed in order has removed its name. A wrong guess is harmless: the fence
      // decides.
      if (force || channel === null || owner || recall(ownerKey) === null) {
        setTimeout(() => answer(true));
        return;
      }
      const question = randomId();
      const timer = setTimeout(() => {
        heard = null;
        answer(true);
      }, ASK_MS);
      heard = (reply) => {
        if (reply !== question) return;
        clearTimeout(timer);
        heard = null;
        answer(false);
      };
      channel.postMessage({ ask: question });
    }

    /** done(code, {owner, persistent, remembered}) */
    function open(force, done) {
      const report = () => ({
        owner: owner,
        persistent: persistent,
        remembered: Math.max(Number(recall(durableKey)) || 0, wasLost ? 1 : 0),
      });
      const withDatabase = (code) => {
        if (code !== 'ok') {
          done(code, report());
          return;
        }
        const answer = (free) => {
          if (!free) {
            owner = false;
            done('ok', report());
            return;
          }
          claim((claimed) => {
            if (claimed === 'ok' && channel !== null) channel.postMessage({ taken: me });
            done(claimed, report());
          });
        };
        if (navigator.locks) askForLock(force, answer);
        else askOnChannel(force, answer);
      };
      if (navigator.storage && navigator.storage.persisted) {
        navigator.storage.persisted().then(
          (yes) => (persistent = yes),
          () => {},
        );
      }
      if (db === null) openDatabase(withDatabase);
      else withDatabase('ok');
    }

    /**
     * After a failure: a new connection, and the fence tells whether we are still the owner. "lost":
     * the browser has thrown the database away, and this is a new, empty one.
     */
    function reopen(done) {
      closeDatabase();
      openDatabase((code) => {
        if (code !== 'ok') {
          done(code);
          return;
        }
        let found = 'lost';
        transact(
          [],
          (transaction) => {
            const request = transaction.objectStore('meta').get('owner');
            request.onsuccess = () => {
              if (request.result) found = request.result.id === me ? 'ok' : 'another_tab';
            };
          },
          (fenced) => {
            if (fenced === 'ok' && found === 'another_tab') loseOwnership();
            done(fenced === 'ok' ? found : fenced);
          },
        );
      });
    }

    // Reading ---------------------------------------------------------------------------------

    function readSegments(store, onSegment, next) {
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        const ranges = [];
        for (let i = 0; i < keys.result.length; i += SEGMENTS_AT_ONCE) {
          const last = Math.min(i + SEGMENTS_AT_ONCE, keys.result.length) - 1;
          ranges.push(IDBKeyRange.bound(keys.result[i], keys.result[last]));
        }
        let asked = 0;
        let answered = 0;
        const ask = () => {
          if (asked === ranges.length) return;
          const request = store.getAll(ranges[asked++]);
          request.onsuccess = () => {
            ask(); // the next one is read while this one is copied
            request.result.forEach(onSegment);
            if (++answered === ranges.length) next();
          };
        };
        if (ranges.length === 0) {
          next();
          return;
        }
        ask();
        ask();
      };
    }

    function readLog(store, onRecord) {
      let count = 16;
      const ask = (range) => {
        const asked = count;
        const request = store.getAll(range, asked);
        request.onsuccess = () => {
          const records = request.result;
          if (records.length === 0) return;
          const bytes = records.reduce((sum, record) => sum + record.body.length, 0);
          if (bytes < LOG_BYTES_AT_ONCE / 4) count = Math.min(count * 4, 1024);
          if (bytes > LOG_BYTES_AT_ONCE) count = Math.max(count >> 2, 1);
          records.forEach(onRecord);
          if (records.length === asked) ask(IDBKeyRange.lowerBound(records[asked - 1].seq, true));
        };
      };
      ask(IDBKeyRange.lowerBound(0));
    }

    /** Everything as of one moment: onMeta(meta) if there is one, then every segment and record. */
    function read(onMeta, onSegment, onRecord, done) {
      let transaction;
      try {
        transaction = db.transaction(['meta', 'segments', 'log'], 'readonly');
      } catch (error) {
        setTimeout(() => done(codeOf(error)));
        return;
      }
      finish(transaction, done);
      const meta = transaction.objectStore('meta');
      const through = meta.get('through');
      const snapshot = meta.get('snapshot');
      snapshot.onsuccess = () => {
        if (snapshot.result) onMeta(snapshot.result, through.result || 0);
        readSegments(transaction.objectStore('segments'), onSegment, () =>
          readLog(transaction.objectStore('log'), onRecord),
        );
      };
    }

    // Writing ---------------------------------------------------------------------------------

    /** record: {seq, previous, size, count, body, sumLow, sumHigh}; body: page numbers, pages. */
    function writeRecord(record, firstMeta, done) {
      wroteAt = performance.now();
      transact(
        ['log'],
        (transaction) => {
          transaction.objectStore('log').put(record, record.seq);
          if (firstMeta) transaction.objectStore('meta').put(firstMeta, 'snapshot');
        },
        done,
      );
      if (!persistAsked && navigator.storage && navigator.storage.persist) {
        persistAsked = true;
        navigator.storage.persist().then(
          (yes) => (persistent = yes),
          () => {},
        );
      }
    }

    /** segments: [{index, bytes, sumLow, sumHigh}]; end: what the last slice leaves, or null */
    function writeSlice(segments, through, end, done) {
      transact(
        ['segments', 'log'],
        (transaction) => {
          const store = transaction.objectStore('segments');
          const meta = transaction.objectStore('meta');
          segments.forEach((segment) => store.put(segment, segment.index));
          if (through > 0) meta.put(through, 'through');
          if (end === null) return;
          meta.put(end, 'snapshot');
          store.delete(IDBKeyRange.lowerBound(end.segments));
          transaction.objectStore('log').delete(IDBKeyRange.upperBound(end.logAfter));
        },
        done,
      );
    }

    /** done(code, bytes): the lock of an encrypted store, or null. */
    function readLock(done) {
      try {
        const request = db.transaction('meta', 'readonly').objectStore('meta').get('lock');
        request.onsuccess = () => done('ok', request.result || null);
        request.onerror = () => done('failed', null);
      } catch (error) {
        setTimeout(() => done(codeOf(error), null));
      }
    }

    /** An empty lock is taken away. */
    function writeLock(bytes, done) {
      transact(
        [],
        (transaction) => {
          const meta = transaction.objectStore('meta');
          if (bytes.length > 0) meta.put(bytes, 'lock');
          else meta.delete('lock');
        },
        done,
      );
    }

    /** Snapshot and log go; lock and owner stay. */
    function clear(done) {
      transact(
        ['segments', 'log'],
        (transaction) => {
          transaction.objectStore('segments').clear();
          transaction.objectStore('log').clear();
          transaction.objectStore('meta').delete('snapshot');
          transaction.objectStore('meta').delete('through');
        },
        done,
      );
    }

    function cut(seq, done) {
      const after = IDBKeyRange.lowerBound(seq, true);
      transact(['log'], (transaction) => void transaction.objectStore('log').delete(after), done);
    }

    /** After a while in which nothing was written: a checkpoint must not stand in a commit's way. */
    function whenIdle(call) {
      const rest = wroteAt + IDLE_MS - performance.now();
      if (rest <= 0) setTimeout(call);
      else setTimeout(() => whenIdle(call), rest);
    }

    function flushRemembered() {
      clearTimeout(rememberTimer);
      rememberTimer = 0;
      if (owner && rememberedSeq > 0) note(durableKey, String(rememberedSeq));
    }

    function remember(seq) {
      const first = rememberedSeq === 0;
      rememberedSeq = seq;
      if (seq === 0) {
        wasLost = false;
        note(durableKey, null);
      } else if (first) flushRemembered();
      else if (rememberTimer === 0) rememberTimer = setTimeout(flushRemembered, REMEMBER_MS);
    }

    window.addEventListener('pagehide', () => {
      flushRemembered();
      if (owner && recall(ownerKey) === me) note(ownerKey, null);
    });
    window.addEventListener('pageshow', (event) => {
      // Back from the page cache: another tab may have become the owner meanwhile.
      if (!event.persisted || !owner) return;
      note(ownerKey, me);
      transact([], () => {}, () => {});
    });

    return {
      open: open,
      reopen: reopen,
      read: read,
      writeRecord: writeRecord,
      writeSlice: writeSlice,
      clear: clear,
      cut: cut,
      readLock: readLock,
      writeLock: writeLock,
      remember: remember,
      space: () => space,
      onDispossessed: (call) => (dispossessed = call),
      whenIdle: whenIdle,
      /** For blobs.js. */
      transact: transact,
      database: () => db,
      isOwner: () => owner,
      close: closeDatabase,
    };
  };
})();
