// Markdown by chance: pieces that are well formed, pieces that nearly are, and marks anywhere.

const words = ['模型', 'RoPE', 'a', 'b c', '注意力', 'the', '，', '。', 'x1', '（注）', 'é', '🗺️'];
/** Markdig tells by single units what stands beside a mark of emphasis, and sees no symbol in half an emoji. */
const plainWords = words.filter(word => !/\p{S}/u.test(word));
const labels = ['a', 'B', '标签', 'two words', 'ẞ', 'ss', 'L-1', 'a*b', 'x\\]y', 'a\\_b', 'a\\ b', 'Σ', 'ς'];
const destinations = [
  'a.md', '/b/c.md', '../d.md#e', '#f', 'https://a.org/b?c=d', '<a b.md>', '<>', '', 'a(b)c', 'a\\)b', 'a&amp;b', 'a%20b', '图.png', 'a_b*c', 'x\\#y', '<a\\>b>', 'a(b(c))', "a'b",
];
const titles = ['', '', '', ' "t"', " 't'", ' (t)', ' "a\\"b"', ' "两\n行"', '  "t" ', '\n"t"', ' t', ' "t" x', '\t"t"'];
const marks = ['[', ']', '(', ')', '![', '](', '][', '[]', '<', '>', '`', '``', '*', '**', '_', '\\', '"', "'", '!', ':', '&amp;', '&', '\n', ' ', '  \n', '\\\n', '[a]', '[b]:', '|'];

/** Text inside a paragraph, with links among it. */
export function inline(random, depth = 0) {
  return random.many(1, depth === 0 ? 6 : 3, () => piece(random, depth)).join(random.pick(['', ' ']));
}

function piece(random, depth) {
  const text = () => (depth < 2 ? inline(random, depth + 1) : random.pick(words));
  switch (random.below(14)) {
    case 0: return `[${text()}](${random.pick(destinations)}${random.pick(titles)})`;
    case 1: return `![${text()}](${random.pick(destinations)}${random.pick(titles)})`;
    case 2: return `[${text()}][${random.pick(labels)}]`;
    case 3: return `[${random.pick(labels)}][]`;
    case 4: return `[${random.pick(labels)}]`;
    case 5: return `![${random.pick(labels)}]`;
    case 6: return random.pick(['`code`', '`` a`b ``', '`[x](y)`', '<b>', '<a href="u">', '<!-- [x](y) -->', '<https://a.org/b>', '<a@b.org>', '\\[', '\\]', '&#91;']);
    case 7: return `${random.pick(['*', '**', '_', '~~'])}${text()}${random.pick(['*', '**', '_', '~~'])}`;
    case 8: return random.many(1, 4, () => random.pick(marks)).join('');
    case 9: return `[^${random.pick(['1', 'n', '注'])}]`;
    default: return random.pick(words);
  }
}

function block(random) {
  switch (random.below(16)) {
    case 0: return `${'#'.repeat(1 + random.below(6))} ${line(random)}${random.pick(['', ' #', ' ##  ', '#'])}`;
    case 1: return `${line(random)}\n${random.pick(['===', '---', '=', '-'])}`;
    case 2: return `> ${inline(random).replaceAll('\n', random.pick(['\n> ', '\n']))}`;
    case 3: return `${random.pick(['-', '*', '1.', '2)'])} ${inline(random)}`;
    case 4: return `- ${line(random)}\n  ${line(random)}\n\n  ${line(random)}`;
    case 5: {
      const fence = random.pick(['```', '~~~', '````']);
      return `${fence}\n${line(random)}\n${fence}`;
    }
    case 6: return `    ${line(random)}`;
    case 7: return `<div>\n${line(random)}\n</div>`;
    case 8: return `| ${cell(random)} | ${cell(random)} |\n| --- | :-: |\n| ${cell(random)} | ${cell(random)} |\n`;
    case 9:
    case 10: return definition(random);
    case 11: return `[^${random.pick(['1', 'n', '注'])}]: ${line(random)}\n`;
    default: return inline(random);
  }
}

function definition(random) {
  const label = random.chance(0.8) ? random.pick(labels) : line(random).slice(0, 12);
  return `${random.pick(['', '', ' ', '   '])}[${label}]:${random.pick([' ', '', '\n', '  '])}${random.pick(destinations)}${random.pick(titles)}`;
}

const line = random => inline(random).replace(/\s*\n\s*/g, ' ');

/** GFM cuts a row into cells before it reads links, Markdig afterwards: only what ends in its cell is the same to both. */
function cell(random) {
  return random.many(1, 4, () => random.pick([
    () => random.pick(words), () => `[${random.pick(words)}](a.md "t")`, () => `[${random.pick(labels)}]`, () => `[${random.pick(words)}][${random.pick(labels)}]`,
    () => `![${random.pick(words)}](b.png)`, () => '[^n]', () => '**b**', () => '\\[a]', () => '[', () => ']',
  ])()).join(' ');
}

/** A heading's content with marks that pair, as people write it. */
export function heading(random) {
  const word = () => random.pick(plainWords);
  const marked = () => random.pick([
    () => `*${word()}*`, () => `**${word()}**`, () => `_${word()}_`, () => `__${word()}__`, () => `\`${word()}\``, () => `[${word()}](a.md)`, () => `![${word()}](b.png)`,
    () => `**${word()} \`${word()}\`**`, () => `[**${word()}**](a.md "t")`, () => '&amp; ', () => '\\*', () => '\\_', () => '<b>', () => '</b>', () => '<!-- c -->',
    () => 'snake_case', () => '__init__', () => '2*3*4', () => '**', () => '*', () => '_', () => '`', () => '!', () => '\\', () => '(x)', () => ':', () => '<https://a.org>', () => '**“引”**注',
  ])();
  const written = random.many(1, 6, () => (random.chance(0.5) ? word() : marked())).join(random.pick(['', ' ', '']));
  const content = written.replace(/\*{4,}/g, '**')
    .replace(/\\(?=[`\\]|$)/g, '');
  return random.pick([`# ${content}`, `## ${content} ##`, `${content}\n===`, `${content}\n${word()}\n---`, `> # ${content}`, `- ## ${content}`, `###### ${content}\\#`]);
}

/** A note of a few blocks. */
export function note(random) {
  const blocks = random.many(1, 6, () => block(random));
  const defined = random.chance(0.7) ? random.many(1, 3, () => `[${random.pick(labels)}]: ${random.pick(['a.md', '/b', 'c "t"'])}`) : [];
  const text = [...blocks, ...defined].join(random.pick(['\n\n', '\n\n', '\n']));
  const footnotes = ['1', 'n', '注'].filter(label => text.includes(`[^${label}]`)).map(label => `[^${label}]: x`);
  // A wiki link is ours alone; micromark takes `[a][` for no shortcut, even where what follows is no label; Markdig sees no code span
  // behind an escaped backtick; mdast-util-to-string knows no hard break; a line that begins with a colon defines a term.
  return [text, ...footnotes].join('\n\n').replace(/\[(?=\[)/g, '[ ').replace(/\](?=!?\[([^\]]*\[|\\))/g, '] ').replace(/\\(?=[`\n])/g, '').replace(/\n(?= *:)/g, '\n; ');
}
