// The text of headings against micromark with GFM.
import { deepStrictEqual } from 'node:assert';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import { heading } from './markdown.mjs';
import { Random } from './random.mjs';

export const generated = seed => heading(new Random(seed));

export async function compare(host, text) {
  const expected = [];
  visit(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), 'heading', node => {
    expected.push(`${node.depth} ${toString(node, { includeImageAlt: false, includeHtml: false }).replaceAll('\n', ' ').trim()}`);
  });
  const { headings } = await host.outline(text);
  deepStrictEqual(headings.map(({ level, text: shown }) => `${level} ${shown}`), expected);
}
