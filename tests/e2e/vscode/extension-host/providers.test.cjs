const assert = require('node:assert/strict');
const vscode = require('vscode');
const { codes, findings, hoverText, open, placeOf, replaceText, revert, until, uriOf } = require('./support.cjs');

describe('what VS Code is answered', () => {
  let editor;

  before(async () => {
    editor = await open('first/encoding.md');
    await until('the first hover', () => hoverText(editor.document.uri, placeOf(editor.document, 'RoPE')), text => text.includes('旋转位置编码'));
  });

  after(revert);

  it('a hover draws the formula, and trusts one command only', async () => {
    const [hover] = await vscode.commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, placeOf(editor.document, 'RoPE'));
    const [card] = hover.contents;
    assert.match(card.value, /!\[[^\]]*\]\(data:image\/svg\+xml;base64,/);
    assert.doesNotMatch(card.value, /```latex/);
    assert.deepEqual(card.isTrusted, { enabledCommands: ['mllmLsp.showConcept'] });
    assert.equal(card.supportHtml ?? false, false);
    const svg = Buffer.from(/base64,([^)]*)\)/.exec(card.value)[1], 'base64').toString();
    assert.match(svg, /^<svg/);
    assert.doesNotMatch(svg, /currentColor|href="http|<script/);
  });

  it('a hover knows the folder’s own glossary', async () => {
    await replaceText(editor, '灯笼损失很小。\n');
    await until('its card', () => hoverText(editor.document.uri, new vscode.Position(0, 1)), text => text.includes('lantern loss'));
    await vscode.commands.executeCommand('undo');
  });

  it('completion by a Chinese character, by pinyin and after brackets', async () => {
    const labels = async position => {
      const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', editor.document.uri, position);
      return list.items.map(item => (typeof item.label === 'string' ? item.label : item.label.label));
    };
    const typed = async (text, wanted) => {
      await replaceText(editor, `${text}\n`);
      const found = await until(`${wanted} for ${text}`, () => labels(new vscode.Position(0, text.length)), found => found.includes(wanted));
      assert.equal(found.filter(label => label === wanted).length, 1, `${wanted} is offered once`);
    };
    await typed('旋', '旋转位置编码');
    await typed('xzwz', '旋转位置编码');
    await typed('[[cl', 'clip');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
  });

  it('a definition leads into the built-in glossary', async () => {
    const [place] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', editor.document.uri, placeOf(editor.document, 'RoPE'));
    const target = await vscode.workspace.openTextDocument(place.targetUri ?? place.uri);
    assert.match(target.getText(place.targetRange ?? place.range), /RoPE/);
  });

  it('a definition leads to a note, and comes once', async () => {
    const places = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', editor.document.uri, placeOf(editor.document, '[[clip', true));
    assert.equal(places.length, 1);
    assert.equal((places[0].targetUri ?? places[0].uri).toString(), uriOf('first/clip.md').toString());
  });

  it('references of a concept', async () => {
    const places = await vscode.commands.executeCommand('vscode.executeReferenceProvider', editor.document.uri, placeOf(editor.document, 'RoPE'));
    assert.ok(places.some(place => place.uri.toString() === editor.document.uri.toString()));
  });

  it('findings, with a quick fix', async () => {
    const { uri } = editor.document;
    await until('findings', () => codes(uri), found => found.length > 0);
    assert.deepEqual(codes(uri), ['broken-link', 'broken-wiki-link']);
    const [link] = findings(uri);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, link.range);
    assert.ok(actions.some(action => action.kind?.value.startsWith('quickfix')), JSON.stringify(actions.map(action => action.title)));
  });

  it('each folder has its own settings', async () => {
    const other = await open('second/other.md');
    await until('findings', () => codes(other.document.uri), found => found.length > 0);
    assert.deepEqual(codes(other.document.uri), ['broken-link']);
  });

  it('a glossary file is checked by the server, without any other extension', async () => {
    const glossary = await open('first/team.glossary.yml');
    await replaceText(glossary, 'concepts:\n  - id: lantern-loss\n    prefLabel: { en: lantern loss }\n    colour: red\n');
    await until('a finding', () => findings(glossary.document.uri), found => found.some(({ message }) => message.includes('colour')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('none', () => findings(glossary.document.uri), found => found.length === 0);
  });

  it('highlights, selections, and who links to whom', async () => {
    const { document } = await open('first/encoding.md');
    const { uri } = document;
    const highlights = await vscode.commands.executeCommand('vscode.executeDocumentHighlights', uri, placeOf(document, 'RoPE'));
    assert.ok(highlights.length > 0);
    const [selection] = await vscode.commands.executeCommand('vscode.executeSelectionRangeProvider', uri, [placeOf(document, 'RoPE')]);
    assert.ok(selection.parent !== undefined);
    const [note] = await vscode.commands.executeCommand('vscode.prepareCallHierarchy', uri, new vscode.Position(0, 3));
    const linking = await vscode.commands.executeCommand('vscode.provideIncomingCalls', note);
    assert.ok(linking.some(({ from }) => from.uri.path.endsWith('/clip.md')), JSON.stringify(linking.map(({ from }) => from.name)));
    const [concept] = await vscode.commands.executeCommand('vscode.prepareTypeHierarchy', uri, placeOf(document, 'RoPE'));
    assert.ok((await vscode.commands.executeCommand('vscode.provideSupertypes', concept)).length > 0);
  });

  it('colours, lenses and hints only where they are asked for', async () => {
    const { document } = await open('first/encoding.md');
    const ask = async () => ({
      lenses: (await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri)).length,
      tokens: (await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri))?.data.length ?? 0,
    });
    assert.deepEqual(await ask(), { lenses: 0, tokens: 0 });
    const settings = vscode.workspace.getConfiguration('mllmLsp.editor');
    const set = async value => {
      await settings.update('codeLens', value, vscode.ConfigurationTarget.Workspace);
      await settings.update('semanticTokens', value, vscode.ConfigurationTarget.Workspace);
    };
    try {
      await set(true);
      await until('lenses and colours', ask, ({ lenses, tokens }) => lenses > 0 && tokens > 0);
    } finally {
      await set(undefined);
    }
    await until('none', ask, ({ lenses, tokens }) => lenses === 0 && tokens === 0);
  });

  it('a code action is carried out: the fix of a broken link', async () => {
    const note = await open('first/encoding.md');
    await until('findings', () => codes(note.document.uri), found => found.includes('broken-wiki-link'));
    await replaceText(note, 'See [[clp]].\n');
    const [finding] = await until('the finding', () => findings(note.document.uri), found => found.length === 1);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', note.document.uri, finding.range, vscode.CodeActionKind.QuickFix.value, 10);
    const fix = actions.find(action => action.isPreferred) ?? actions.find(action => /clip/.test(action.title));
    assert.ok(fix?.edit, JSON.stringify(actions.map(action => action.title)));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(note.document.getText(), 'See [[clip]].\n');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
