// The page on which storage is tested without the program: tests/storage_web in a real browser, with
// the functions that a test calls by name. CASEBRIDGE_STORAGE_WEB_TEST names the folder of
// storage_web_test.js.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.CASEBRIDGE_STORAGE_WEB_TEST ?? path.join(root, 'build/web');
export const executablePath = process.env.CASEBRIDGE_CHROMIUM ?? '/usr/bin/chromium';
export const arguments_ = ['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-dev-shm-usage'];

const files = {
  '/storage.js': path.join(root, 'web/storage.js'),
  '/blobs.js': path.join(root, 'web/blobs.js'),
  '/storage_web_test.js': path.join(program, 'storage_web_test.js'),
  '/storage_web_test.wasm': path.join(program, 'storage_web_test.wasm'),
};
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const page_html = `<!doctype html><meta charset="utf-8"><title>storage</title>
<script src="/storage.js"></script><script src="/blobs.js"></script>
<script src="/storage_web_test.js"></script>
<script>
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const tab = {
  async load() {
    const module = {};
    await createCaseBridge(module);
    tab.module = module;
    tab.run('load');
    return tab.loaded();
  },
  call: (name, result, types, args) => tab.module.ccall('test_' + name, result, types, args),
  run: (name) => tab.call(name, null, [], []),
  text: (name, ...args) => tab.call(name, 'string', args.map(() => 'string'), args),
  /** Carries one case of the storage contract out; answers what came of it. */
  async contract(number, fault, at) {
    tab.call('contract_begin', null, ['number', 'number', 'number'], [number, fault, at]);
    for (let turns = 0; turns < 10_000; ++turns) {
      const answer = tab.text('contract_turn');
      if (answer !== '') return JSON.parse(answer);
      await pause(2);
    }
    return { failure: 'never came to its end' };
  },
  async loaded() {
    for (;;) {
      const answer = tab.text('load_answer');
      if (answer !== '') return JSON.parse(answer);
      await pause(2);
    }
  },
  write: (sql) => JSON.parse(tab.text('write', sql)),
  query: (sql) => tab.text('query', sql),
  durable: () => tab.call('durable', 'number', [], []),
  async settled() {
    for (;;) {
      const state = tab.text('state');
      if (state !== 'saving') return state;
      await pause(2);
    }
  },
  async save(sql) {
    const seq = tab.write(sql);
    const state = await tab.settled();
    return { seq, state, durable: tab.durable() };
  },
  async blob(name, types, args) {
    tab.call(name, null, types, args);
    for (;;) {
      const answer = tab.text('blob_answer');
      if (answer !== '') return JSON.parse(answer);
      await pause(2);
    }
  },
  async stores(change) {
    const db = await new Promise((done) => {
      const request = indexedDB.open('casebridge', 1);
      request.onsuccess = () => done(request.result);
    });
    const transaction = db.transaction(['meta', 'segments', 'log', 'blobs', 'staging'], 'readwrite');
    const finished = new Promise((done) => (transaction.oncomplete = done));
    const ask = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const result = await change((name) => transaction.objectStore(name), ask);
    await finished;
    db.close();
    return result;
  },
};
</script>`;

/** Serves the page; answers {origin, close}. */
export async function servePage() {
  // A missing program would show as thirty seconds of waiting for a page, test after test.
  await Promise.all(Object.values(files).map((file) => access(file)));
  const server = createServer(async (request, response) => {
    const file = files[request.url];
    if (file) {
      response.writeHead(200, { 'content-type': types[path.extname(file)] });
      response.end(await readFile(file));
    } else {
      response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
      response.end(request.url === '/' ? page_html : '');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close(),
  };
}

/** A browser of its own on this profile, which can be killed: {child, connected}. */
export async function startBrowser(profile) {
  const child = spawn(
    executablePath,
    [...arguments_, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise((done, refuse) => {
    let text = '';
    child.stderr.on('data', (data) => {
      text += data;
      const found = /DevTools listening on (\S+)/.exec(text);
      if (found) done(found[1]);
    });
    child.on('exit', () => refuse(new Error(text)));
  });
  return { child, connected: await chromium.connectOverCDP(address) };
}

export async function killBrowser({ child, connected }) {
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
  // Who dies slowly still holds the profile's files: the next browser starts on a machine that was off.
  for (;;) {
    try {
      process.kill(-child.pid, 0);
    } catch {
      break;
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  await connected.close().catch(() => {});
}
