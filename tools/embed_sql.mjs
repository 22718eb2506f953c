// Writes storage/schema_sql.h: one `k_<file name>_sql` for each src/storage/schema/*.sql.
// Usage: node tools/embed_sql.mjs HEADER FILE.sql…
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [header, ...files] = process.argv.slice(2);
const constants = files.sort().map((file) => {
  const text = readFileSync(file, 'utf8');
  if (text.includes(')sql"')) throw new Error(`${file} holds )sql" and cannot be embedded`);
  const name = path.basename(file, '.sql').replace(/[^a-z0-9]+/g, '_');
  return `inline constexpr std::string_view k_${name}_sql = R"sql(${text})sql";\n`;
});
mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(
  header,
  `// Made from src/storage/schema/*.sql by tools/embed_sql.mjs.\n#pragma once\n\n#include <string_view>\n\n` +
    `namespace casebridge::storage {\n\n${constants.join('\n')}\n}  // namespace casebridge::storage\n`,
);
