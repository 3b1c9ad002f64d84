// Writes src/MllmLsp.Core/Text/UnicodeTables.cs and tests/MllmLsp.Tests/Text/nfc-vectors.txt from the Unicode data inside node.
// Run `node eng/generate-unicode-tables.mjs` in the repository's root when node's Unicode version (process.versions.unicode) moves on.
//
// The engine is compiled without ICU, where .NET's own Normalize does nothing, so composition needs data of its own. JavaScript
// exposes scripts as property escapes, and canonical mappings through String.prototype.normalize. It does not expose combining
// classes, but it applies them: two marks change places under NFD exactly where the first has the higher class. Only the order
// of the classes matters to normalisation, so the table holds ranks.
import { writeFileSync } from 'node:fs';

const LAST = 0x10ffff;
const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const isSurrogate = (c) => c >= 0xd800 && c <= 0xdfff;
const isHangulSyllable = (c) => c >= HANGUL_FIRST && c <= HANGUL_LAST;
const codePoints = (text) => [...text].map((character) => character.codePointAt(0));
const hex = (c) => c.toString(16).toUpperCase().padStart(4, '0');

/** Sorted, closed ranges of the code points for which `has` holds: first, last, first, last, ... */
function ranges(has) {
  const found = [];
  for (let c = 0; c <= LAST; c++) {
    if (isSurrogate(c) || !has(String.fromCodePoint(c), c)) continue;
    if (found.length > 0 && found[found.length - 1] === c - 1) found[found.length - 1] = c;
    else found.push(c, c);
  }
  return found;
}

const scripts = {
  Han: ranges((s) => /\p{sc=Han}/u.test(s)),
  // The prolonged sound mark belongs to both kana and therefore, in Unicode's own table, to neither.
  Kana: ranges((s, c) => /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(s) || c === 0x30fc || c === 0xff70),
  Hangul: ranges((s) => /\p{sc=Hangul}/u.test(s)),
  Latin: ranges((s) => /\p{sc=Latin}/u.test(s)),
};

/** Ranks of combining classes: 0 for none, then 1, 2, ... in the order of the classes. */
function combiningRanks() {
  const swaps = (a, b) => a !== b && (a + b).normalize('NFD') === b + a;
  const lowest = '\u0338';
  const highest = '\u0345';
  const marks = [];
  for (let c = 0x300; c <= LAST; c++) {
    if (isSurrogate(c)) continue;
    const s = String.fromCodePoint(c);
    if (s.normalize('NFD') !== s) continue;
    if (s === lowest || s === highest || swaps(highest, s) || swaps(s, lowest)) marks.push(s);
  }
  const classes = [];
  for (const mark of marks) {
    const same = classes.find((members) => !swaps(members[0], mark) && !swaps(mark, members[0]));
    if (same) same.push(mark);
    else classes.push([mark]);
  }
  classes.sort((a, b) => (swaps(a[0], b[0]) ? 1 : -1));
  const ranks = new Map();
  classes.forEach((members, index) => members.forEach((mark) => ranks.set(mark.codePointAt(0), index + 1)));
  return ranks;
}

const ranks = combiningRanks();
const decompositions = [];
const compositions = [];
for (let c = 0; c <= LAST; c++) {
  if (isSurrogate(c) || isHangulSyllable(c)) continue;
  const s = String.fromCodePoint(c);
  const full = s.normalize('NFD');
  if (full === s) continue;
  decompositions.push([c, codePoints(full)]);
  if (s.normalize('NFC') !== s) continue;
  const parts = codePoints(full);
  const first = codePoints(String.fromCodePoint(...parts.slice(0, -1)).normalize('NFC'));
  if (first.length !== 1) throw new Error(`U+${hex(c)} is not a pair`);
  compositions.push([first[0], parts[parts.length - 1], c]);
}

// Whatever neither reorders, decomposes for good, nor joins with the character before it cannot make a text fall out of NFC.
const seconds = new Set(compositions.map((pair) => pair[1]));
const relevant = ranges((s, c) =>
  ranks.has(c) || s.normalize('NFC') !== s || seconds.has(c) || (c >= 0x1161 && c <= 0x1175) || (c >= 0x11a8 && c <= 0x11c2));

const rankRanges = [];
for (const [c, rank] of [...ranks].sort((a, b) => a[0] - b[0])) {
  const last = rankRanges[rankRanges.length - 1];
  if (last && last[1] === c - 1 && last[2] === rank) last[1] = c;
  else rankRanges.push([c, c, rank]);
}

const pool = [];
const decompositionRows = decompositions.map(([c, parts]) => {
  const start = pool.length;
  pool.push(...parts);
  return [c, start * 4 + parts.length - 1];
});
compositions.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

// Case foldings that are longer than one character, as upper case shows them; U+0130 folds otherwise and is left out.
const foldings = [];
for (let c = 0x80; c <= LAST; c++) {
  if (isSurrogate(c) || c === 0x130) continue;
  const folded = codePoints(String.fromCodePoint(c).toUpperCase().toLowerCase());
  if (folded.length > 1) foldings.push(c, ...folded, ...Array(3 - folded.length).fill(0));
}

function table(name, summary, numbers) {
  const words = numbers.map((n) => `0x${hex(n)}`);
  const lines = [];
  for (let at = 0; at < words.length; at += 14) lines.push(`        ${words.slice(at, at + 14).join(', ')},`);
  return `    /// <summary>${summary}</summary>\n    internal static ReadOnlySpan<int> ${name} =>\n    [\n${lines.join('\n')}\n    ];\n`;
}

const tables = [
  ...Object.entries(scripts).map(([name, found]) =>
    table(name, `Closed ranges of the code points of ${name}: first, last, ...`, found)),
  table('NfcRelevant', 'Closed ranges of the code points that can make a text differ from its NFC: first, last, ...', relevant),
  table('CombiningRanks', 'Closed ranges of combining marks and the rank of their class: first, last, rank, ...', rankRanges.flat()),
  table('DecompositionKeys', 'Code points with a canonical decomposition, sorted; Hangul syllables are computed.', decompositionRows.map((row) => row[0])),
  table('DecompositionPlaces', 'For each key: four times its start in DecompositionPool, plus its length less one.', decompositionRows.map((row) => row[1])),
  table('DecompositionPool', 'Full canonical decompositions, one behind the other.', pool),
  table('LongFoldings', 'Characters whose full case folding is longer than they are, sorted, and the folding: character, three units, 0 for none, ...', foldings),
  table('Compositions', 'Primary composites, sorted: first, second, composite, ...', compositions.flat()),
];
writeFileSync('src/MllmLsp.Core/Text/UnicodeTables.cs', `// <auto-generated/>
// Written by eng/generate-unicode-tables.mjs from Unicode ${process.versions.unicode}. Data: see THIRD-PARTY-NOTICES.md.
namespace MllmLsp.Core.Text;

internal static class UnicodeTables
{
${tables.join('\n')}}
`);

// Test vectors: every character that NFC changes, every composite taken apart, and sequences of marks in random order.
const vectors = [];
const add = (s) => vectors.push([s, s.normalize('NFC')].map((text) => codePoints(text).map(hex).join(' ')).join(';'));
for (const [c, parts] of decompositions) {
  const s = String.fromCodePoint(c);
  if (s.normalize('NFC') !== s) add(s);
  else add(String.fromCodePoint(...parts));
}
let seed = 12345;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const marks = [...ranks.keys()];
const bases = [0x41, 0x61, 0x6f, 0x1100, 0x1161, 0x11a8, 0xac00, 0xac01, 0x304b, 0x3099, 0x0b47, 0x0b3e, 0x1025, 0x102e, 0x1ea5, 0x0344, 0x4e2d, 0x1d15e, 0x2f800];
for (let i = 0; i < 800; i++) {
  let s = '';
  for (let n = 1 + random(7); n > 0; n--) {
    const kind = random(4);
    s += String.fromCodePoint(kind === 0 ? bases[random(bases.length)]
      : kind === 1 ? compositions[random(compositions.length)][random(3)]
      : kind === 2 ? 0x300 + random(0x50) : marks[random(marks.length)]);
  }
  add(s);
}
writeFileSync('tests/MllmLsp.Tests/Text/nfc-vectors.txt',
  `# Input;NFC as code points, from Unicode ${process.versions.unicode}. Written by eng/generate-unicode-tables.mjs.\n${vectors.join('\n')}\n`);
