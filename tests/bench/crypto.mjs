// The crypto of bundles beside npm sm-crypto-v2, in one page in Chromium, round by round. Prints the table of
// docs/benchmarks.md. Usage: node tests/bench/crypto.mjs [--rounds N]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from '../browser/support/office.mjs';
import { serveProgram } from './support.mjs';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 9 : Number(process.argv[at + 1]);
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
/** [what, words, times a round for us, for the peer, goal as peer/ours] */
const rows = [
  ['sm3', 'SM3, 8 MiB', 1, 1, 2], ['gcm', 'SM4-GCM, 8 MiB in pieces of 768 KiB', 1, 1, 1], ['sign', 'SM2 signature of 1 KiB', 40, 10, 1],
  ['verify', 'SM2 verification of 1 KiB', 40, 10, 1], ['unwrap', 'SM2 key unwrapping', 40, 10, 1],
];

/** The peer's modules as files: @noble/hashes/hkdf is node_modules/@noble/hashes/esm/hkdf.js. */
const npm = createServer((request, response) => {
  let file = path.join(modules, decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (!existsSync(file) && existsSync(`${file}.js`)) file += '.js';
  response.writeHead(existsSync(file) ? 200 : 404, {
    'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  response.end(existsSync(file) ? readFileSync(file) : '');
});
await new Promise((ready) => npm.listen(0, '127.0.0.1', ready));
const from = `http://127.0.0.1:${npm.address().port}`;
const server = await serveProgram('crypto_bench');
const browser = await chromium.launch({ executablePath, args: browserArguments });
let failed = false;
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(server.url);
  const times = await page.evaluate(async ({ from, rows, rounds }) => {
    const map = document.createElement('script');
    map.type = 'importmap';
    const folders = ['hashes', 'curves', 'ciphers'].map((name) => [`@noble/${name}/`, `${from}/@noble/${name}/esm/`]);
    map.textContent = JSON.stringify({ imports: Object.fromEntries(folders) });
    document.head.append(map);
    const { sm2, sm3, sm4 } = await import(`${from}/sm-crypto-v2/dist/index.mjs`);
    const module = {};
    await createCaseBridge(module);
    const data = new Uint8Array(8 << 20).fill(0x5a);
    const payload = new Uint8Array(1024).fill(120);
    const pair = sm2.generateKeyPairHex();
    const options = { hash: true, publicKey: pair.publicKey };
    const signature = sm2.doSignature(payload, pair.privateKey, options);
    const wrapped = sm2.doEncrypt(new Uint8Array(16), pair.publicKey, 1);
    const peer = {
      sm3: () => sm3(data),
      gcm: () => {
        for (let start = 0; start < data.length; start += 786416) {
          sm4.encrypt(data.subarray(start, start + 786416), '00'.repeat(16),
            { mode: 'gcm', iv: '00'.repeat(12), output: 'array', outputTag: true, padding: 'none' });
        }
      },
      sign: () => sm2.doSignature(payload, pair.privateKey, options),
      verify: () => sm2.doVerifySignature(payload, signature, pair.publicKey, { hash: true }) || (() => { throw new Error('verify'); })(),
      unwrap: () => sm2.doDecrypt(wrapped, pair.privateKey, 1, { output: 'array' }),
    };
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    return rows.map(([what, , mine, theirs]) => {
      const ours = [];
      const peers = [];
      peer[what]();
      for (let round = 0; round < rounds; round += 1) {
        const time = module.ccall('bench_crypto', 'number', ['string', 'number'], [what, mine]);
        if (time < 0) throw new Error(what);
        ours.push(time / mine);
        const start = performance.now();
        for (let i = 0; i < theirs; i += 1) peer[what]();
        peers.push((performance.now() - start) / theirs);
      }
      return [median(ours), median(peers)];
    });
  }, { from, rows, rounds });
  console.log('| work | CaseBridge, ms | sm-crypto-v2, ms | times faster | goal |\n|---|---|---|---|---|');
  rows.forEach(([, words, , , goal], i) => {
    const [ours, theirs] = times[i];
    failed ||= theirs / ours < goal;
    console.log(`| ${words} | ${ours.toFixed(2)} | ${theirs.toFixed(2)} | ${(theirs / ours).toFixed(1)} | ${goal === 1 ? 'ahead' : `${goal}`} |`);
  });
} finally {
  await browser.close();
  server.close();
  npm.close();
}
process.exitCode = failed ? 1 : 0;
