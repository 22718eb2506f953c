// Writes platform_web/shaders_generated.h: one `k_<name>_<ending>` for each file of shaders/.
// Usage: node tools/embed_shaders.mjs HEADER FILE…
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [header, ...files] = process.argv.slice(2);
const constants = files.sort().map((file) => {
  const text = readFileSync(file, 'utf8');
  if (text.includes(')glsl"')) throw new Error(`${file} holds )glsl" and cannot be embedded`);
  const name = path.basename(file).replace(/[^a-z0-9]+/g, '_');
  return `inline constexpr const char* k_${name} = R"glsl(${text})glsl";\n`;
});
mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(
  header,
  `// Made from shaders/* by tools/embed_shaders.mjs.\n#pragma once\n\n` +
    `namespace casebridge::platform_web {\n\n${constants.join('\n')}\n}  // namespace casebridge::platform_web\n`,
);
