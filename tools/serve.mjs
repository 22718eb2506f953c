// Serves one folder over HTTP, for people and for the browser tests. Nothing outside the folder is reachable.
// Usage: node tools/serve.mjs [--port N] [--host ADDRESS] [--root FOLDER]
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.html', '.css', '.js', '.mjs', '.json', '.webmanifest', '.wasm', '.svg', '.ttf']);

/** The file that a request path names inside root, or undefined. */
function fileOf(root, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  if (name.endsWith('/')) name += 'index.html';
  const file = path.join(root, name);
  if (!existsSync(file)) return undefined;
  const real = realpathSync(file);
  if (!real.startsWith(root + path.sep) || real.startsWith(path.join(root, 'bin') + path.sep)) return undefined;
  return statSync(real).isFile() ? real : undefined;
}

/** Starts a server and resolves to { url, port, close() }. Port 0 takes a free one. */
export function startServer({ root, port = 0, host = '127.0.0.1' }) {
  const realRoot = realpathSync(root);
  const packed = new Map(); // file → { modified, body }
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = fileOf(realRoot, request.url);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    const extension = path.extname(file);
    const { mtimeMs: modified, size } = statSync(file);
    const headers = {
      'content-type': types[extension] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'last-modified': new Date(modified).toUTCString(),
      vary: 'accept-encoding',
    };
    if (request.headers['if-modified-since'] === headers['last-modified']) {
      response.writeHead(304, headers).end();
      return;
    }
    const gzip = compressible.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (gzip) {
      let entry = packed.get(file);
      if (entry?.modified !== modified) {
        entry = { modified, body: gzipSync(readFileSync(file), { level: 9 }) };
        packed.set(file, entry);
      }
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip', 'content-length': entry.body.length });
      response.end(request.method === 'HEAD' ? undefined : entry.body);
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const actual = server.address().port;
      const close = () =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections?.();
        });
      resolve({ port: actual, url: `http://localhost:${actual}/`, close });
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const option = (name, fallback) => {
    const at = process.argv.indexOf(`--${name}`);
    return at > 0 ? process.argv[at + 1] : fallback;
  };
  const port = Number(option('port', '8080'));
  const root = option('root', fileURLToPath(new URL('../dist', import.meta.url)));
  try {
    const { url } = await startServer({ root, port, host: option('host', 'localhost') });
    console.log(`CaseBridge is at ${url} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE'
      ? `error: port ${port} is taken; choose another with --port`
      : `error: ${error.message}`);
    process.exit(1);
  }
}
