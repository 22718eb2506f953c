// Fails on any #include that the layer table of ARCHITECTURE.md does not allow.
// Usage: node tools/check_layers.mjs; prints one line a finding, exit 1 where there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

// What each folder names itself; the edges are transitive.
const table = {
  base: [],
  domain: ['base'],
  crypto: ['base'],
  wire: ['base', 'domain'],
  storage: ['wire', 'crypto'],
  bundle: ['wire', 'crypto', 'storage'],
  documents: ['domain'],
  app: ['base', 'domain', 'crypto', 'wire', 'storage', 'bundle', 'documents'],
  ui: ['app'],
  cli: ['app'],
  platform_web: ['ui', 'app'],
};
// Of storage, the platform may know only the ports.
const portsForPlatform = /^storage\/(\w+_port(_\w+)?|log_backend)\.h$/;

// Libraries that one folder alone may include.
const libraries = [
  { name: 'nlohmann/json', header: /^nlohmann\//, files: /^(src|tests)\/wire\// },
  { name: 'Botan', header: /^botan/, files: /^(src|tests)\/crypto\// },
  { name: 'Argon2', header: /^(argon2|core\.h)/, files: /^src\/crypto\/argon2id\.cpp/ },
  { name: 'ImGui', header: /^(imgui|imstb)/, files: /^(src|tests)\/(ui|ui_gallery|platform_web)\// },
  { name: 'SQLite', header: /^sqlite3/, files: /^(src|tests)\/storage\// },
  {
    name: 'Emscripten',
    header: /^(emscripten|GLES|EGL)/,
    files: /^(src\/platform_web\/|src\/storage\/\w+_web\.|tests\/(storage|search|papers|crypto)_web\/)/,
  },
  { name: 'doctest', header: /^doctest\//, files: /^tests\// },
];
// Programs of the tests that stand in a folder of their own obey the rules of the folder they try.
const testPrograms = { ui_gallery: 'ui', storage_web: 'storage', search_web: 'app', papers_web: 'documents', crypto_web: 'bundle', corpus_files: 'app' };
const generated = new Set([
  'base/assets.h', 'base/pinyin_table.h', 'storage/schema_sql.h', 'ui/icons_generated.h', 'ui/versions_generated.h',
  'platform_web/shaders_generated.h',
]);

function closure(folder, seen = new Set([folder])) {
  for (const next of table[folder])
    if (!seen.has(next)) closure(next, seen.add(next));
  return seen;
}

function sourceFiles(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(name);
    return /\.(cpp|h|inc)$/.test(entry.name) ? [name] : [];
  });
}

const findings = [];
const files = [...sourceFiles('src'), ...sourceFiles('tests')].sort();
for (const file of files) {
  const [top, named] = file.split('/');
  const isTest = top === 'tests';
  const folder = isTest ? (testPrograms[named] ?? named) : named;
  if (!isTest && !table[folder]) findings.push(`${file}: src/${folder} is not in the layer table`);
  const allowed = table[folder] ? closure(folder) : new Set();
  readFileSync(path.join(root, file), 'utf8').split('\n').forEach((line, index) => {
    const match = /^\s*#\s*include\s*["<]([^">]+)[">]/.exec(line);
    if (!match) return;
    const header = match[1];
    const report = (text) => findings.push(`${file}:${index + 1}: ${text}`);
    const library = libraries.find((one) => one.header.test(header));
    if (library) {
      if (!library.files.test(file)) report(`may not include ${library.name} (${header})`);
      return;
    }
    if (!header.includes('/')) return; // the standard library
    if (isTest && existsSync(path.join(root, 'tests', header))) return; // shared parts of tests
    const target = header.split('/')[0];
    if (!table[target]) {
      if (!isTest && line.includes('"')) report(`includes "${header}", which is in no layer`);
      return;
    }
    if (!generated.has(header) && !existsSync(path.join(root, 'src', header)))
      report(`includes "${header}", which does not exist`);
    if (!table[folder]) return; // shared parts of tests
    if (!allowed.has(target)) report(`${folder} may not include ${target} ("${header}")`);
    if (folder === 'platform_web' && target === 'storage' && !portsForPlatform.test(header))
      report(`platform_web may include only the ports of storage, not "${header}"`);
  });
}
for (const finding of findings) console.log(finding);
console.log(`layers: ${files.length} files, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0);
