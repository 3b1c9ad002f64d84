const assert = require('node:assert/strict');
const { existsSync } = require('node:fs');
const vscode = require('vscode');
const { hoverText, open, placeOf, quiet, revertAll, textOf, until, uriOf } = require('./support.cjs');

const ready = async editor => until('the first hover', () => hoverText(editor.document.uri, placeOf(editor.document, 'RoPE')), text => text.includes('旋转位置编码'));

/** What F2 changes, by file, each change once as it would be made. */
const renamed = async (uri, position, name) => {
  const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, position, name);
  return Object.fromEntries(edit.entries().map(([file, changes]) => [
    file.path.split('/').pop(),
    changes.map(change => `${change.range.start.line}:${change.range.start.character} ${change.newText}`).sort(),
  ]));
};

describe('rename', function () {
  // Files are moved to and fro, and nobody says when VS Code's own support has nothing more to change.
  this.timeout(180_000);

  before(async () => {
    await ready(await open('first/encoding.md'));
  });

  afterEach(revertAll);

  it('of a heading: it is rewritten, and every link to it, once', async () => {
    const { document } = await open('first/clip.md');
    const at = placeOf(document, '结果');
    // The name and the range that F2 begins with are ours: the text of the heading.
    const prepared = await vscode.commands.executeCommand('vscode.prepareRename', document.uri, at);
    assert.equal(prepared.placeholder, '结果');
    const changes = await renamed(document.uri, at, '实验');
    assert.deepEqual(Object.keys(changes).sort(), ['clip.md', 'encoding.md']);
    assert.deepEqual(changes['clip.md'], ['2:3 实验']);
    const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, '实验');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = textOf('first/encoding.md');
    assert.match(text, /\[results\]\(clip\.md#实验\)/);
    assert.match(text, /\[\[clip#实验\]\]/);
    assert.doesNotMatch(text, /#结果/);
    assert.match(textOf('first/clip.md'), /^## 实验$/m);
  });

  it('of a link’s label, of a footnote', async () => {
    const { document } = await open('first/encoding.md');
    assert.deepEqual(await renamed(document.uri, placeOf(document, '[CLIP][pap', true), 'radford'), { 'encoding.md': ['12:1 radford', '8:11 radford'] });
    assert.deepEqual(await renamed(document.uri, placeOf(document, 'note[^', true), '2'), { 'encoding.md': ['10:2 2', '6:75 2'] });
  });

  // VS Code's own Markdown support can follow files, too: both are asked, and each link is to be changed once.
  for (const own of ['never', 'always']) {
    it(`of a file, with markdown.updateLinksOnFileMove.enabled ${own}: links to it and its own are rebased, once`, async () => {
      const settings = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove');
      await settings.update('enabled', own, vscode.ConfigurationTarget.Global);
      const [from, to] = [uriOf('first/clip.md'), uriOf('first/papers/radford.md')];
      await open('first/clip.md');
      const editor = await open('first/encoding.md');
      await ready(editor);
      const { document } = editor;
      const before = document.getText();
      const move = async (source, target) => {
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(source, target);
        assert.ok(await vscode.workspace.applyEdit(edit));
      };
      try {
        await move(from, to);
        await until('the links to it', () => document.getText(), text => text.includes('papers/radford.md') && text.includes('[[radford'));
        await quiet(document);
        assert.equal(document.getText(), before.replaceAll('clip.md', 'papers/radford.md').replaceAll('[[clip', '[[radford'));
        const moved = await vscode.workspace.openTextDocument(to);
        await quiet(moved);
        assert.match(moved.getText(), /\[编码\]\(\.\.\/encoding\.md\)/);
        await move(to, from);
        await until('the links back', () => document.getText(), text => !text.includes('radford'));
        await quiet(document);
        assert.equal(document.getText(), before);
        // VS Code's own support writes `./` before what lies in the same folder.
        assert.match((await vscode.workspace.openTextDocument(from)).getText(), own === 'always' ? /\[编码\]\(\.\/encoding\.md\)/ : /\[编码\]\(encoding\.md\)/);
      } finally {
        if (existsSync(to.fsPath)) await move(to, from);
        await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
        await vscode.workspace.saveAll(false);
      }
    });
  }
});
