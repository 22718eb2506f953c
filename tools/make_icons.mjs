// Writes the icon constants and the font that holds only these icons.
// Usage: node tools/make_icons.mjs HEADER FONT.woff2 FONT.ttf
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font');
const fontFolder = path.dirname(require.resolve('lucide-static/font/codepoints.json'));
const [header, woff2, ttf] = process.argv.slice(2);

const codePoints = JSON.parse(readFileSync(path.join(fontFolder, 'codepoints.json'), 'utf8'));
const icons = [];
for (const line of readFileSync(new URL('icons.txt', import.meta.url), 'utf8').split('\n')) {
  const text = line.replace(/#.*/, '').trim();
  if (!text) continue;
  const [ours, lucide = ours] = text.split('=').map((part) => part.trim());
  const codePoint = codePoints[lucide];
  if (codePoint === undefined) throw new Error(`tools/icons.txt: lucide has no icon "${lucide}"`);
  icons.push({ ours, codePoint: Number(codePoint) });
}

const characters = icons.map((icon) => String.fromCodePoint(icon.codePoint)).join('');
const font = readFileSync(path.join(fontFolder, 'lucide.ttf'));
mkdirSync(path.dirname(header), { recursive: true });
for (const [file, targetFormat] of [[woff2, 'woff2'], [ttf, 'truetype']])
  writeFileSync(file, await subsetFont(font, characters, { targetFormat }));

const escape = (codePoint) =>
  Array.from(Buffer.from(String.fromCodePoint(codePoint)), (byte) => `\\x${byte.toString(16)}`).join('');
const hex = (codePoint) => codePoint.toString(16).toUpperCase();
const constants = icons
  .map(({ ours, codePoint }) =>
    `inline constexpr const char* k_icon_${ours.replaceAll('-', '_')} = "${escape(codePoint)}";  // U+${hex(codePoint)}\n`)
  .join('');
writeFileSync(
  header,
  `// The icons of tools/icons.txt as UTF-8 text in the family of icons.woff2. Made by tools/make_icons.mjs.
#pragma once

namespace casebridge::ui {

// All icons lie in this range of the private use area; no text glyph does.
inline constexpr char32_t k_icon_first = 0x${hex(Math.min(...icons.map((i) => i.codePoint)))};
inline constexpr char32_t k_icon_last = 0x${hex(Math.max(...icons.map((i) => i.codePoint)))};

${constants}
}  // namespace casebridge::ui
`,
);
