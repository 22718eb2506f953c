// 演练: the address says whether this page is a drill's and whose ("#drill=bureau", "#drill=brigade"; behind the #
// so that it works from a file, too), and this alone chooses the database that storage.js opens. A drill's two
// databases are made from one seed and day, kept under the key "casebridge-drill"; that word becomes "ended" until
// everything of the drill is gone. Must stand before storage.js. Sets window.CaseBridge.drill and .storageOptions.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  const KEY = 'casebridge-drill';
  const ENDED = 'ended';
  const SIDES = ['bureau', 'brigade'];
  const nameOf = (side) => KEY + '-' + side;

  function sideOf(hash) {
    const found = /^#drill=(\w+)$/.exec(hash);
    return found ? SIDES.indexOf(found[1]) : -1;
  }
  const side = sideOf(location.hash);
  let leaving = false;

  function dayNumber(date) {
    return date.getFullYear() * 10000 + (date.getMonth() + 1) * 100 + date.getDate();
  }
  /** {seed, day} of the drill that was begun, or null; always null where nothing can be remembered. */
  function begun() {
    try {
      const kept = JSON.parse(CaseBridge.recall(KEY));
      return kept && kept.seed >= 0 && kept.day > 0 ? kept : null;
    } catch (error) {
      return null;
    }
  }
  function begin() {
    // Where nothing can be remembered every drill has one seed, and both sides must be begun on one day.
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    CaseBridge.note(KEY, JSON.stringify({ seed: seed, day: dayNumber(new Date()) }));
    return begun() || { seed: 1, day: dayNumber(new Date()) };
  }

  /** Gone, however it went: what could not be removed is tried again at the next start. */
  function remove(name) {
    CaseBridge.note(name + '.durable', null);
    CaseBridge.note(name + '.owner', null);
    return new Promise((done) => {
      try {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => done(true);
        request.onerror = () => done(false);
      } catch (error) {
        done(false);
      }
    });
  }
  function erase() {
    return Promise.all(SIDES.map((one) => remove(nameOf(one)))).then((removed) => {
      if (CaseBridge.recall(KEY) === ENDED && removed.every(Boolean)) CaseBridge.note(KEY, null);
    });
  }

  /** Loads the page anew under this address; an empty one is the real store's. Whoever calls has asked. */
  function go(hash) {
    leaving = true;
    try {
      history.replaceState(null, '', location.pathname + location.search + hash);
    } catch (error) {
      location.replace(hash || '#');
    }
    location.reload();
  }
  function leave() {
    CaseBridge.note(KEY, ENDED);
    go('');
  }

  // A page of the real store never waits for what a former drill left behind. A drill's page does: it must not
  // find the half of another world.
  let world = side < 0 ? null : begun();
  const erased = (side < 0 ? CaseBridge.recall(KEY) === ENDED : world === null) ? erase() : Promise.resolve();
  const ready = side < 0 ? Promise.resolve() : erased.then(() => void (world = world || begin()));

  if (side >= 0) CaseBridge.storageOptions = { name: nameOf(SIDES[side]) };
  window.addEventListener('hashchange', () => {
    if (sideOf(location.hash) !== side && !leaving) location.reload();
  });
  // The drill was ended in another tab: an open page would write its database anew.
  window.addEventListener('storage', (event) => {
    if (side < 0 || event.key !== KEY || (event.newValue !== null && event.newValue !== ENDED)) return;
    go('');
  });

  CaseBridge.drill = {
    /** What storage.js and the program must wait for. */
    ready: ready,
    /** The browser need not ask whether typed words may be lost. */
    isLeaving: () => leaving,
    side: () => side + 1,
    seed: () => (world === null ? 0 : world.seed),
    day: () => (world === null ? 0 : world.day),
    enter: (wanted) => void erased.then(() => go('#drill=' + SIDES[wanted - 1])),
    leave: leave,
  };
})();
