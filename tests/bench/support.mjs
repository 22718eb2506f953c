// Serves a measured program of build/web as a page of its own.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/web/', import.meta.url));
const web = fileURLToPath(new URL('../../web/', import.meta.url));
// Isolated, so that the browser's clock counts in microseconds.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cache-Control': 'no-store',
};
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** The page with scripts of web/ and NAME.js on it: { url, close }. */
export async function serveProgram(name, scripts = []) {
  const tags = [...scripts, `${name}.js`].map((file) => `<script src="/${file}"></script>`).join('');
  const server = createServer((request, response) => {
    const file = path.basename(request.url);
    if (file !== `${name}.js` && file !== `${name}.wasm` && !scripts.includes(file)) {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
      response.end(`<!doctype html><meta charset="utf-8">${tags}`);
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Type': types[path.extname(file)] });
    response.end(readFileSync(path.join(scripts.includes(file) ? web : program, file)));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
