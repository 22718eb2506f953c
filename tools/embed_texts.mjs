// Writes a header with one text for each file: `k_<name>_<ending>`. Usage: node tools/embed_texts.mjs HEADER NAMESPACE FILE…
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [header, namespace, ...files] = process.argv.slice(2);
const constants = files.sort().map((file) => {
  const text = readFileSync(file, 'utf8');
  if (text.includes(')text"')) throw new Error(`${file} holds )text" and cannot be embedded`);
  const name = path.basename(file).replace(/[^a-z0-9]+/g, '_');
  return `inline constexpr std::string_view k_${name} = R"text(${text})text";\n`;
});
const from = path.relative('.', path.dirname(files[0]));
mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(
  header,
  `// Made from ${from}/* by tools/embed_texts.mjs.\n#pragma once\n\n#include <string_view>\n\n` +
    `namespace ${namespace} {\n\n${constants.join('\n')}\n}  // namespace ${namespace}\n`,
);
