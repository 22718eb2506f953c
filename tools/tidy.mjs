// Runs clang-tidy (.clang-tidy) on every source of src that the native build compiles. A file whose text,
// included headers of ours and settings passed before is not read again; what passed is remembered in the
// user's cache. Usage: node tools/tidy.mjs BUILD_FOLDER
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFile, execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
const build = process.argv[2];
const cacheRoot = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
const cache = path.join(cacheRoot, 'casebridge', 'tidy');
mkdirSync(cache, { recursive: true });

const settings =
  readFileSync(path.join(root, '.clang-tidy'), 'utf8') +
  execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' }) +
  readFileSync(path.join(root, '.deps/key'), 'utf8');

function includedFiles(file, seen) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, header] of readFileSync(file, 'utf8').matchAll(/^\s*#\s*include\s*"([^"]+)"/gm))
    for (const folder of [path.join(root, 'src'), path.join(build, 'generated')])
      if (existsSync(path.join(folder, header))) includedFiles(path.join(folder, header), seen);
  return seen;
}

const commands = JSON.parse(readFileSync(path.join(build, 'compile_commands.json'), 'utf8'));
const files = commands.map((one) => one.file).filter((file) => file.startsWith(`${root}/src/`));
const waiting = [];
for (const file of [...new Set(files)].sort()) {
  const hash = createHash('sha256').update(settings);
  for (const part of [...includedFiles(file, new Set())].sort()) hash.update(readFileSync(part));
  const stamp = path.join(cache, hash.digest('hex').slice(0, 32));
  if (!existsSync(stamp)) waiting.push({ file, stamp });
}
console.log(`clang-tidy: ${files.length} files, ${waiting.length} to read`);

let failed = 0;
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { file, stamp } = next;
    const { code, output } = await new Promise((resolve) =>
      execFile('clang-tidy', ['--quiet', '-p', build, '--extra-arg=-Wno-everything',
        '--extra-arg=-Wno-error', file], { maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, output: stdout + (error ? stderr : '') })));
    if (code === 0) {
      writeFileSync(stamp, '');
    } else {
      failed += 1;
      console.log(output.trim());
    }
  }
}
await Promise.all(Array.from({ length: os.cpus().length }, worker));
console.log(`clang-tidy: ${failed} files with findings`);
process.exit(failed ? 1 : 0);
