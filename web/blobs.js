// Evidence files and long exports as Blobs (src/storage/blob_port_web.cpp). A handle is a number that
// stands for a Blob or File held here, so that its bytes need not enter the program's memory. Answers
// come later through the last argument, with a code first, as in storage.js, or "missing" or
// "unreadable". Sets window.CaseBridge.openBlobs.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});

  CaseBridge.openBlobs = function (storage) {
    const held = new Map();
    const stages = new Map();
    let lastHandle = 0;

    function hold(blob) {
      held.set(++lastHandle, blob);
      return lastHandle;
    }

    /** A readonly transaction on one store; ask(store) gives the request whose result is wanted. */
    function look(storeName, ask, done) {
      try {
        const transaction = storage.database().transaction(storeName, 'readonly');
        const request = ask(transaction.objectStore(storeName));
        request.onsuccess = () => done('ok', request.result);
        request.onerror = () => done('failed');
      } catch (error) {
        setTimeout(() => done('failed'));
      }
    }

    function read(handle, offset, length, done) {
      const blob = held.get(handle);
      if (blob === undefined) {
        setTimeout(() => done('unreadable'));
        return;
      }
      blob.slice(offset, offset + length).arrayBuffer().then(
        (buffer) => done('ok', new Uint8Array(buffer)),
        () => done('unreadable'),
      );
    }

    function put(key, handle, done) {
      const blob = held.get(handle);
      if (blob === undefined) {
        setTimeout(() => done('unreadable'));
        return;
      }
      // A slice is a plain Blob: the store keeps the bytes, not the file's name and date.
      const plain = blob.slice(0, blob.size, blob.type);
      storage.transact(
        ['blobs'],
        (transaction) => void transaction.objectStore('blobs').put(plain, key),
        done,
      );
    }

    function sweep(keep, done) {
      const wanted = new Set(keep);
      let removed = 0;
      storage.transact(
        ['blobs', 'staging'],
        (transaction) => {
          transaction.objectStore('staging').clear();
          const store = transaction.objectStore('blobs');
          const keys = store.getAllKeys();
          keys.onsuccess = () => {
            const orphans = keys.result.filter((key) => !wanted.has(key));
            orphans.forEach((key) => store.delete(key));
            removed = orphans.length;
          };
          return true;
        },
        (code) => done(code, removed),
      );
    }

    // Staging: parts go to the store at once, so that a long file is not held in memory. What goes
    // out must leave even where nothing can be written, in a tab that is not the owner or on a full
    // disk: then its Blobs are kept by the browser alone.
    function stageOf(name) {
      if (!stages.has(name)) stages.set(name, { count: 0, parts: [] });
      return stages.get(name);
    }
    function partsOf(name) {
      return IDBKeyRange.bound([name, 0], [name, Infinity]);
    }

    function stage(name, bytes, goingOut, done) {
      const staged = stageOf(name);
      const index = staged.count++;
      const part = new Blob([bytes]);
      const keep = () => {
        staged.parts.push(part);
        done('ok');
      };
      // Behind a part that is kept here all others are, so that their order is plain.
      if (!storage.isOwner() || staged.parts.length > 0) {
        setTimeout(keep);
        return;
      }
      storage.transact(
        ['staging'],
        (transaction) => void transaction.objectStore('staging').put(part, [name, index]),
        (code) => (code !== 'ok' && goingOut ? keep() : done(code)),
      );
    }

    function finishStage(name, mediaType, done) {
      const staged = stageOf(name);
      const join = (stored) => {
        const parts = stored.concat(staged.parts);
        if (parts.length !== staged.count) done('failed');
        else done('ok', hold(new Blob(parts, { type: mediaType })));
      };
      if (staged.parts.length === staged.count) {
        setTimeout(() => join([]));
        return;
      }
      look(
        'staging',
        (store) => store.getAll(partsOf(name)),
        (code, stored) => (code === 'ok' ? join(stored) : done(code)),
      );
    }

    function clearStage(name, done) {
      stages.delete(name);
      if (!storage.isOwner()) {
        setTimeout(() => done('ok'));
        return;
      }
      storage.transact(
        ['staging'],
        (transaction) => void transaction.objectStore('staging').delete(partsOf(name)),
        done,
      );
    }

    return {
      /** A handle for a Blob or File: what file pickers and drops give to the program. */
      hold: hold,
      /** One handle for the bytes of several, in their order. */
      join: (handles, type) => hold(new Blob(handles.map((one) => held.get(one)), { type: type })),
      /** The Blob of a handle, for saving or drawing it. */
      get: (handle) => held.get(handle),
      size: (handle) => (held.has(handle) ? held.get(handle).size : 0),
      release: (handle) => void held.delete(handle),
      read: read,
      put: put,
      has: (key, done) =>
        look(
          'blobs',
          (store) => store.count(key),
          (code, count) => done(code, count > 0 ? 1 : 0),
        ),
      open: (key, done) =>
        look(
          'blobs',
          (store) => store.get(key),
          (code, blob) => {
            if (code === 'ok' && blob === undefined) done('missing');
            else done(code, code === 'ok' ? hold(blob) : 0);
          },
        ),
      remove: (key, done) =>
        storage.transact(
          ['blobs'],
          (transaction) => void transaction.objectStore('blobs').delete(key),
          done,
        ),
      sweep: sweep,
      stage: stage,
      finishStage: finishStage,
      clearStage: clearStage,
    };
  };
})();
