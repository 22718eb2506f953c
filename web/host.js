// The page as a whole: the looks that this browser remembers, which version this is, and newer versions that a
// service worker has fetched. Loaded first, so that the page never flashes in another theme. Sets
// window.CaseBridge.host.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  const APPEARANCE = 'casebridge.appearance';
  const ASK_AGAIN_MS = 3600000;

  // localStorage may be forbidden; then nothing is remembered, and what asks must do without.
  CaseBridge.recall = function (key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  };
  CaseBridge.note = function (key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (error) {
      // See above.
    }
  };

  let kept = CaseBridge.recall(APPEARANCE) || '';

  function show() {
    const theme = /^(dark|sunlight) /.test(kept) ? kept.split(' ')[0] : 'light';
    document.documentElement.dataset.theme = theme;
    document.querySelector('meta[name="color-scheme"]').content = theme === 'dark' ? 'dark' : 'light';
  }

  function keepAppearance(text) {
    kept = text;
    show();
    CaseBridge.note(APPEARANCE, text);
  }

  // A worker lives only on secure pages; on plain http and from a stick there is none, and the page is what it
  // was loaded as.
  const mayWork = window.isSecureContext === true && 'serviceWorker' in navigator && /^https?:$/.test(location.protocol);
  let waiting = null;
  let changed = function () {};

  function watch(worker) {
    const look = () => {
      // Without a controller this is the first visit: there is nothing to replace.
      if (worker.state !== 'installed' || navigator.serviceWorker.controller === null) return;
      waiting = worker;
      changed();
    };
    worker.addEventListener('statechange', look);
    look();
  }

  function workOffline() {
    if (!mayWork) return;
    navigator.serviceWorker.register('service_worker.js').then(
      (registration) => {
        if (registration.waiting) watch(registration.waiting);
        registration.addEventListener('updatefound', () => watch(registration.installing));
        setInterval(() => {
          if (!document.hidden) registration.update().catch(() => {});
        }, ASK_AGAIN_MS);
      },
      () => {}, // no offline copy: the page works as long as it can be loaded
    );
  }

  /** The officer agreed: the waiting version takes over, then the page is opened with it. */
  function update() {
    if (waiting === null) return;
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') location.reload();
    });
    waiting.postMessage('take over');
  }

  /** The text of a part that stands inside the single file, or null where the parts are files of their own. */
  function inlined(id) {
    const holder = document.getElementById(id);
    return holder === null ? null : holder.textContent.trim();
  }

  /** Bytes of a part of the single file: gzip in base64. Decoded by the browser, off the page's thread. */
  function unpack(text) {
    return fetch('data:application/octet-stream;base64,' + text)
      .then((response) => response.body.pipeThrough(new DecompressionStream('gzip')))
      .then((stream) => new Response(stream).arrayBuffer());
  }

  /** The bytes of a part of the program, wherever they stand. */
  CaseBridge.part = function (id, address) {
    const text = inlined(id);
    if (text !== null) return unpack(text);
    return fetch(address).then((response) => {
      if (!response.ok) throw new Error(address + ': ' + response.status);
      return response.arrayBuffer();
    });
  };

  function openManual() {
    const text = inlined('manual');
    if (text === null) {
      window.open('manual.html', '_blank', 'noopener');
      return;
    }
    // The tab is opened within the click, or the browser refuses it.
    const tab = window.open('', '_blank');
    unpack(text).then((bytes) => {
      const address = URL.createObjectURL(new Blob([bytes], { type: 'text/html' }));
      if (tab !== null) tab.location = address;
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    }, () => tab !== null && tab.close());
  }

  CaseBridge.host = {
    appearance: () => kept,
    keepAppearance: keepAppearance,
    build: () => document.querySelector('meta[name="casebridge-build"]').content,
    isSingleFile: () => inlined('program') !== null,
    workOffline: workOffline,
    updateWaits: () => waiting !== null,
    update: update,
    onUpdate: (call) => void (changed = call),
    openManual: openManual,
  };

  show();
})();
