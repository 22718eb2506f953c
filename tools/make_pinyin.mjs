// Writes base/pinyin_table.h: the first letter of the pinyin of each hanzi from U+4E00 to U+9FFF, for finding by
// initials. The order comes from Node's own collation (Unicode CLDR, pinyin); where one letter ends and the next
// begins is found with the first level of GB 2312, which is sorted by pinyin. Usage: node tools/make_pinyin.mjs HEADER
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [header] = process.argv.slice(2);
const first = 0x4e00;
const last = 0x9fff;
// The first code of each letter in the first level of GB 2312-80.
const starts = {
  a: 0xb0a1, b: 0xb0c5, c: 0xb2c1, d: 0xb4ee, e: 0xb6ea, f: 0xb7a2, g: 0xb8c1, h: 0xb9fe, j: 0xbbf7, k: 0xbfa6, l: 0xc0ac,
  m: 0xc2e8, n: 0xc4c3, o: 0xc5b6, p: 0xc5be, q: 0xc6da, r: 0xc8bb, s: 0xc8f6, t: 0xcbfa, w: 0xcdda, x: 0xcef4, y: 0xd1b9, z: 0xd4d1,
};
const lastCode = 0xd7f9;
const letters = Object.keys(starts);

const decoder = new TextDecoder('gbk');
const known = new Map();
for (let row = 0xb0; row <= 0xd7; row += 1) {
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    const code = (row << 8) | cell;
    if (code > lastCode) break;
    known.set(decoder.decode(new Uint8Array([row, cell])), letters.filter((letter) => code >= starts[letter]).length - 1);
  }
}

const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
const sorted = Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).sort(collator.compare);

/** Where letter number `letter` begins in the order: the place at which the fewest known hanzi are on the wrong side. */
function beginning(letter) {
  let cost = sorted.filter((one) => known.has(one) && known.get(one) < letter).length;
  let best = { cost: Infinity, at: 0 };
  sorted.forEach((one, at) => {
    if (cost < best.cost) best = { cost, at };
    if (known.has(one)) cost += known.get(one) < letter ? -1 : 1;
  });
  return best.at;
}

const table = new Array(last - first + 1);
const begins = letters.map((_, letter) => (letter === 0 ? 0 : beginning(letter)));
sorted.forEach((one, at) => {
  table[one.codePointAt(0) - first] = letters[begins.filter((begin) => begin <= at).length - 1];
});
let wrong = 0;
for (const [one, letter] of known) wrong += table[one.codePointAt(0) - first] === letters[letter] ? 0 : 1;
if (wrong > 40) throw new Error(`${wrong} of ${known.size} common hanzi have another initial than GB 2312 gives them`);

const lines = table.join('').match(/.{1,100}/g).map((line) => `    "${line}"`).join('\n');
mkdirSync(path.dirname(header), { recursive: true });
writeFileSync(header, `// The initials of U+4E00 to U+9FFF. Made by tools/make_pinyin.mjs.
#pragma once

#include <string_view>

namespace casebridge {

inline constexpr char32_t k_pinyin_first = 0x4E00;
inline constexpr std::string_view k_pinyin_initials =
${lines};

}  // namespace casebridge
`);
