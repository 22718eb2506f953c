// Writes ui/versions_generated.h: the program's version and the software it is made of, for 关于.
// Usage: node tools/make_versions.mjs HEADER VERSIONS    (VERSIONS: .deps/versions.txt)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [header, versions] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const built = readFileSync(versions, 'utf8');
const find = (pattern) => {
  const found = pattern.exec(built);
  if (found === null) throw new Error(`${versions} says nothing about ${pattern}`);
  return found[1];
};
const inHeader = (name, pattern) => {
  const found = pattern.exec(readFileSync(fileURLToPath(new URL(`../.deps/include/${name}`, import.meta.url)), 'utf8'));
  if (found === null) throw new Error(`${name} says nothing about ${pattern}`);
  return found[1];
};
const json = ['MAJOR', 'MINOR', 'PATCH']
  .map((part) => inHeader('nlohmann/detail/abi_macros.hpp', new RegExp(`#define NLOHMANN_JSON_VERSION_${part} +(\\d+)`)));

// name, version, what it does here, licence; the texts of the licences stand in assets/licences.txt
const software = [
  ['Dear ImGui', find(/^imgui ([^+ ]+)/m), '界面绘制', 'MIT'],
  ['SQLite', find(/^sqlite (\S+)/m), '数据库', '公有领域'],
  ['Botan', find(/^botan3 ([^+ ]+)/m), '国密算法', 'BSD-2-Clause'],
  ['Argon2', find(/^argon2 (?:0~)?([^+ ]+)/m), '口令保护', 'CC0-1.0'],
  ['JSON for Modern C++', json.join('.'), '数据包格式', 'MIT'],
  ['QR Code generator', find(/^qr-code-generator (\S+)/m), '二维码生成', 'MIT'],
  ['quirc', find(/^quirc (\S+)/m), '二维码识别', 'ISC'],
  ['stb_image', inHeader('stb/stb_image.h', /stb_image - v(\S+)/), '图片读取', '公有领域或 MIT'],
  ['Emscripten', find(/linker emulating GNU ld\) (\S+)/), '网页程序编译和运行库', 'MIT'],
  ['Noto Sans SC', require('@fontsource/noto-sans-sc/package.json').version, '没有中文字体的电脑用', 'OFL-1.1'],
  ['Lucide', require('lucide-static/package.json').version, '图标', 'ISC'],
];

mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(header, `// The program's version and what it is made of. Made by tools/make_versions.mjs.
#pragma once

#include <array>
#include <string_view>

namespace casebridge::ui {

inline constexpr std::string_view k_program_version = "${own.version}";

struct UsedSoftware {
    std::string_view name;
    std::string_view version;
    std::string_view purpose;
    std::string_view licence;
};
inline constexpr std::array<UsedSoftware, ${software.length}> k_used_software = {{
${software.map((row) => `    {${row.map((one) => JSON.stringify(one)).join(', ')}},`).join('\n')}
}};

}  // namespace casebridge::ui
`);
