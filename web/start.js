// Opens the program: compiles the WebAssembly, then closes the door to any further code by a content policy
// without eval, and only then runs it. Shows a sentence when something is missing.
(function () {
  'use strict';

  const CaseBridge = window.CaseBridge;
  // By then all code is there; only the service worker is fetched again, and a single file has none.
  const CODE = CaseBridge.host.isSingleFile() ? "script-src 'none'; worker-src 'none'; " : "script-src 'self'; worker-src 'self'; ";
  const POLICY =
    "default-src 'none'; " + CODE + "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; " +
    "font-src 'self' data:; media-src blob:; connect-src 'self' data:; frame-src 'self' blob:; " +
    "base-uri 'none'; form-action 'none'";

  let running = false;

  function fail(error) {
    const opening = document.getElementById('opening');
    opening.hidden = false;
    document.getElementById('app').hidden = true;
    document.getElementById('opening_words').textContent = running
      ? '程序出错，已经停下。已保存的内容没有丢失。'
      : '没有能够打开。已保存的内容没有丢失。';
    const own = error && /[\u4e00-\u9fff]/.test(error.message) ? error.message : '';
    document.getElementById('opening_advice').textContent =
      own || (running ? '请刷新页面，输入口令后继续。' : '请刷新页面再试；仍不行时，请用新版的 Chrome、Edge 或 Firefox 浏览器打开。');
    console.error(error);
  }

  // What goes wrong in an answer of the database or in a promise is seen by no call of the bridge: the program
  // would wait for it for ever. A DOMException is a browser's refusal, which whoever asked has dealt with, and what an
  // extension of the browser does wrong is not ours.
  function failUnseen(error) {
    if (!running || !(error instanceof Error) || error instanceof DOMException) return;
    if (!/-extension:\/\//.test(error.stack)) fail(error);
  }
  window.addEventListener('error', (event) => failUnseen(event.error));
  window.addEventListener('unhandledrejection', (event) => failUnseen(event.reason));

  const compile = () => CaseBridge.part('program', 'casebridge.wasm').then((bytes) => WebAssembly.compile(bytes));

  function closeTheDoor() {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = POLICY;
    document.head.appendChild(policy);
  }

  function run(compiled) {
    const bridge = CaseBridge.openBridge(fail);
    const settings = {
      bridge: bridge.calls,
      noExitRuntime: true,
      onAbort: (reason) => fail(new Error(String(reason))),
      instantiateWasm: (imports, done) => {
        WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), fail);
        return {};
      },
      preRun: [(module) => bridge.attach(module)],
    };
    return createCaseBridge(settings).then((module) => {
      bridge.attach(module);
      document.getElementById('opening').hidden = true;
      running = true;
      bridge.begin();
      // Not before: fetching everything once more must not slow down the first page.
      setTimeout(CaseBridge.host.workOffline, 2000);
    });
  }

  if (typeof WebAssembly !== 'object' || typeof createCaseBridge !== 'function') {
    fail(new Error('WebAssembly'));
    return;
  }
  Promise.all([compile(), CaseBridge.fontsReady(), CaseBridge.drill.ready])
    .then(([compiled]) => {
      closeTheDoor();
      return run(compiled);
    })
    .catch(fail);
})();
