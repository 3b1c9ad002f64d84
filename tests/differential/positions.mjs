// Lines and characters against vscode-languageserver-textdocument.
import { deepStrictEqual } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Random } from './random.mjs';

const pieces = ['a', '模', '😀', '\n', '\r\n', '\r', '\n\n', '\u2028', '\u0085', '\v', '\t', '\ud800', '\udc00', '\ufeff', 'e\u0301', ' ', '', 'word '];
const text = (random, most) => random.many(0, most, () => random.pick(pieces)).join('');

export function generated(seed) {
  const random = new Random(seed);
  const number = () => (random.chance(0.1) ? random.below(1000) : random.below(8));
  return {
    text: text(random, 20),
    edits: random.many(0, 5, () => {
      const [startLine, start, lines, end] = [number(), number(), random.chance(0.6) ? 0 : random.below(3), number()];
      return { range: [startLine, start, startLine + lines, lines === 0 ? start + end : end], text: text(random, 5) };
    }),
    offsets: random.many(1, 8, () => (random.chance(0.1) ? 10_000 : random.below(60))),
    positions: random.many(1, 8, () => [number(), number()]),
  };
}

export async function compare(host, { text: before, edits, offsets, positions }) {
  const create = content => TextDocument.create('untitled:a', 'markdown', 1, content);
  let document = create(before);
  for (const { range: [startLine, start, endLine, end], text: inserted } of edits) {
    TextDocument.update(document, [{
      range: { start: { line: startLine, character: start }, end: { line: endLine, character: end } }, text: inserted,
    }], 2);
    // Its lines are wrong after a change behind the last line; a new document finds them anew.
    document = create(document.getText());
  }
  const at = (line, character) => ({ line, character });
  deepStrictEqual(await host.edited(before, edits, offsets, positions), {
    text: document.getText(),
    positions: offsets.map(offset => document.positionAt(offset)).map(({ line, character }) => [line, character]),
    offsets: positions.map(([line, character]) => document.offsetAt(at(line, character))),
  });
}
