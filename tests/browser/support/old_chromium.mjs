// A Chromium of 2020 (88.0.4298), as the npm package chrome-aws-lambda carries it: packed, for a machine without
// graphics. Unpacked once into the cache of this machine.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const version = '5.5.0';

/** { executablePath, args } for Office. */
export function oldChromium() {
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'casebridge', `chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--use-gl=swiftshader', '--no-first-run'],
  };
}

function unpack(folder) {
  const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda/package.json')), 'bin');
  const made = `${folder}.${process.pid}`;
  mkdirSync(path.join(made, 'swiftshader'), { recursive: true });
  const read = (name) => brotliDecompressSync(readFileSync(path.join(packed, name)));
  writeFileSync(path.join(made, 'chromium'), read('chromium.br'));
  chmodSync(path.join(made, 'chromium'), 0o755);
  const unpacked = spawnSync('tar', ['-x', '-C', path.join(made, 'swiftshader')], { input: read('swiftshader.tar.br') });
  if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr}`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}
