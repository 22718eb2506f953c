// Writes base/assets.h and its source: the text files under assets/embedded, found by their path there.
// Usage: node tools/embed_assets.mjs HEADER SOURCE FOLDER FILE…
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [header, source, folder, ...files] = process.argv.slice(2);
const pieceLength = 8000;
const delimiter = 'casebridge~';

const entries = files.sort().map((file) => {
  const text = readFileSync(file, 'utf8');
  if (text.includes(`)${delimiter}"`)) throw new Error(`${file} cannot be embedded`);
  const characters = Array.from(text);
  const pieces = [];
  for (let at = 0; at < characters.length; at += pieceLength)
    pieces.push(`R"${delimiter}(${characters.slice(at, at + pieceLength).join('')})${delimiter}"`);
  const name = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
  return `    {"${name}", {${pieces.join('\n') || '""'}, ${Buffer.byteLength(text)}}},\n`;
});

mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(
  header,
  `// The text files of assets/embedded, held in the program. Made by tools/embed_assets.mjs.
#pragma once

#include <string_view>

namespace casebridge {

/// The UTF-8 text of assets/embedded/<path>, or an empty view where there is no such file.
[[nodiscard]] std::string_view asset(std::string_view path);

}  // namespace casebridge
`,
);
writeFileSync(
  source,
  `// Made from assets/embedded by tools/embed_assets.mjs.
#include "base/assets.h"

#include <array>

#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace casebridge {
namespace {

struct Asset {
  std::string_view path;
  std::string_view text;
};

constexpr std::array<Asset, ${Math.max(entries.length, 1)}> k_assets = {{
${entries.join('') || '    {"", ""},\n'}}};

}  // namespace

std::string_view asset(std::string_view path) {
  for (const Asset& candidate : k_assets) {
    if (candidate.path == path) return candidate.text;
  }
  return {};
}

}  // namespace casebridge
`,
);
