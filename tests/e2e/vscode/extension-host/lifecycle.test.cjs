const assert = require('node:assert/strict');
const { readdirSync, readFileSync } = require('node:fs');
const vscode = require('vscode');
const { codes, hoverText, open, placeOf, replaceText, revert, until } = require('./support.cjs');

/** Process ids of servers that belong to the installed extension. */
const servers = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(id => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return command.includes(vscode.extensions.getExtension('mllm-lsp.mllm-lsp').extensionPath) && command.includes('--stdio');
      } catch {
        return false;
      }
    })
    .map(Number);

const answers = async editor => until('a hover', () => hoverText(editor.document.uri, placeOf(editor.document, 'RoPE')), text => text.includes('旋转位置编码'));

describe('the extension’s life', () => {
  let editor;

  before(async () => {
    editor = await open('first/encoding.md');
  });

  after(revert);

  it('a note activates it, and one server is started', async () => {
    await until('activation', () => vscode.extensions.getExtension('mllm-lsp.mllm-lsp').isActive);
    await answers(editor);
    assert.equal(servers().length, 1);
  });

  it('every command of the manifest exists, and no other', async () => {
    const declared = vscode.extensions
      .getExtension('mllm-lsp.mllm-lsp')
      .packageJSON.contributes.commands.map(({ command }) => command)
      .sort();
    const known = (await vscode.commands.getCommands(true)).filter(name => name.startsWith('mllmLsp.') && !/\.(focus|open|toggleVisibility|removeView|resetViewLocation)$/.test(name));
    for (const command of declared) assert.ok(known.includes(command), `${command} does nothing`);
  });

  it('a server that was killed is started again, with the open notes', async () => {
    const [before] = servers();
    process.kill(before, 'SIGKILL');
    await until('another server', servers, ids => ids.length === 1 && ids[0] !== before);
    await answers(editor);
  });

  it('Restart Server starts another one', async () => {
    const [before] = servers();
    await vscode.commands.executeCommand('mllmLsp.restartServer');
    const after = servers();
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before);
    await answers(editor);
  });

  it('Show Log', async () => {
    await vscode.commands.executeCommand('mllmLsp.showLog');
  });

  it('a changed setting counts at once', async () => {
    const settings = vscode.workspace.getConfiguration('mllmLsp', editor.document.uri);
    await until('findings', () => codes(editor.document.uri), found => found.length === 2);
    await settings.update('diagnostics.severity', { 'broken-wiki-link': 'off' }, vscode.ConfigurationTarget.Workspace);
    await until('one finding less', () => codes(editor.document.uri), found => found.join() === 'broken-link');
    await settings.update('diagnostics.severity', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the finding again', () => codes(editor.document.uri), found => found.length === 2);
  });

  it('typing is quick to be checked, and nothing is said of what is mended', async () => {
    await replaceText(editor, 'See [[gone]].\n');
    await until('a finding', () => codes(editor.document.uri), found => found.join() === 'broken-wiki-link');
    await replaceText(editor, 'See [[clip]].\n');
    await until('none', () => codes(editor.document.uri), found => found.length === 0);
  });

  it('the defaults for Markdown', () => {
    const settings = vscode.workspace.getConfiguration('editor', { uri: editor.document.uri, languageId: 'markdown' });
    assert.deepEqual({ ...settings.get('quickSuggestions') }, { other: 'on', comments: 'off', strings: 'off' });
    assert.equal(settings.get('wordBasedSuggestions'), 'off');
    assert.equal(settings.get('acceptSuggestionOnEnter'), 'smart');
  });

  it('the settings’ schema is at hand in mllm-lsp.json', async () => {
    const file = await open('second/mllm-lsp.json');
    await replaceText(file, '{ "dialect": "marktext" }\n');
    const { uri } = file.document;
    await until('a finding of VS Code’s own', () => vscode.languages.getDiagnostics(uri).map(found => found.source), sources => sources.some(source => source !== 'mllm-lsp'));
    await replaceText(file, '{ "dialect": "github" }\n');
    await until('none', () => vscode.languages.getDiagnostics(uri), found => found.length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
