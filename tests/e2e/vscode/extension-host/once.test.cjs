const assert = require('node:assert/strict');
const vscode = require('vscode');
const { hoverText, open, placeOf, replaceText, revert, until } = require('./support.cjs');

const at = (uri, range) => `${uri.path.split('/').pop()} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
const shown = place => at(place.targetUri ?? place.uri, place.targetSelectionRange ?? place.targetRange ?? place.range);
/** What VS Code lists: of places with one range it shows one. */
const listed = places => [...new Set(places.map(shown))];

/** Fails where two of the listed places lie in each other. */
const assertApart = places => {
  const ranges = [...new Map(places.map(place => [shown(place), place])).values()].map(place => ({
    uri: (place.targetUri ?? place.uri).toString(),
    range: place.targetSelectionRange ?? place.targetRange ?? place.range,
  }));
  ranges.forEach((one, index) => {
    for (const other of ranges.slice(index + 1)) {
      const common = one.uri === other.uri ? one.range.intersection(other.range) : undefined;
      assert.ok(common === undefined || common.isEmpty, `twice: ${places.map(shown).join(', ')}`);
    }
  });
};

describe('nothing appears twice beside VS Code’s own Markdown support', () => {
  let document;

  before(async () => {
    ({ document } = await open('first/encoding.md'));
    await until('the first hover', () => hoverText(document.uri, placeOf(document, 'RoPE')), text => text.includes('旋转位置编码'));
  });

  after(revert);

  const links = [
    ['a heading of another note', 'clip.md#结'],
    ['another note', 'clip.md#'],
    ['a label', '[CLIP][pap'],
    ['a footnote', 'note[^'],
    ['a wiki link', '[[clip'],
  ];
  for (const [name, text] of links) {
    it(`definition of ${name}`, async () => {
      const places = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, placeOf(document, text, true));
      assert.equal(listed(places).length, 1, places.map(shown).join(', '));
    });

    it(`references of ${name}`, async () => {
      const places = await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, placeOf(document, text, true));
      assert.ok(places.length > 0);
      assertApart(places);
    });
  }

  it('references of a heading, those of wiki links among them', async () => {
    const places = await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, new vscode.Position(0, 3));
    assertApart(places);
    assert.ok(places.some(place => place.uri.path.endsWith('/clip.md')), places.map(shown).join(', '));
  });

  it('the outline', async () => {
    const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    const names = symbols.map(symbol => symbol.name.replace(/^#+ /, ''));
    assert.deepEqual(names, [...new Set(names)]);
  });

  it('symbols of the workspace', async () => {
    const symbols = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'CLIP');
    const headings = symbols.filter(symbol => symbol.location.uri.path.endsWith('/clip.md'));
    assert.equal(headings.length, 1, symbols.map(symbol => `${symbol.name} ${at(symbol.location.uri, symbol.location.range)}`).join(', '));
  });

  it('links to click', async () => {
    const found = await vscode.commands.executeCommand('vscode.executeLinkProvider', document.uri);
    assertApart(found.map(link => ({ uri: document.uri, range: link.range })));
  });

  it('folding', async () => {
    const found = await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', document.uri);
    const starts = found.map(range => range.start);
    assert.deepEqual(starts, [...new Set(starts)]);
  });

  it('paths in a link', async () => {
    const editor = vscode.window.activeTextEditor;
    await replaceText(editor, '# One\n\n[a](\n');
    const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(2, 4));
    const labels = list.items.map(item => (typeof item.label === 'string' ? item.label : item.label.label)).filter(label => /clip/.test(label));
    assert.equal(labels.length, 1, labels.join(', '));
  });
});
