const assert = require('node:assert/strict');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const vscode = require('vscode');
const { findings, hoverText, open, placeOf, replaceText, revert, until, uriOf } = require('./support.cjs');

const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs.map(tab => tab.label));
const closeInput = () => vscode.commands.executeCommand('workbench.action.closeQuickOpen');

describe('commands', () => {
  let editor;

  before(async () => {
    editor = await open('first/encoding.md');
    await until('the first hover', () => hoverText(editor.document.uri, placeOf(editor.document, 'RoPE')), text => text.includes('旋转位置编码'));
  });

  after(revert);

  it('Lint Workspace finds what is wrong in notes that are not open, once', async () => {
    await vscode.commands.executeCommand('mllmLsp.lintWorkspace');
    const closed = uriOf('second/other.md');
    await until('findings of a closed note', () => findings(closed), found => found.length === 1);
    assert.equal(findings(editor.document.uri).length, 2);
    await open('second/other.md');
    // What is open speaks for itself, in every further run, too.
    await vscode.commands.executeCommand('mllmLsp.lintWorkspace');
    await until('findings of an open note', () => findings(closed), found => found.length === 1);
  });

  it('Open Definition opens the entry of a concept', async () => {
    await vscode.commands.executeCommand('mllmLsp.openConcept', 'lantern-loss');
    assert.match(vscode.window.activeTextEditor.document.fileName, /team\.glossary\.yml$/);
  });

  it('Show in the Glossary View takes an id, and nothing else', async () => {
    await vscode.commands.executeCommand('mllmLsp.showConcept', 'lantern-loss');
    for (const wrong of [undefined, 3, {}, { concept: null }, 'x'.repeat(1000)]) await vscode.commands.executeCommand('mllmLsp.showConcept', wrong);
  });

  it('Show Uses, and the arrangements of the glossary', async () => {
    await vscode.commands.executeCommand('mllmLsp.showUses', 'rope');
    await vscode.commands.executeCommand('mllmLsp.arrangeGlossaryByBroader');
    await vscode.commands.executeCommand('mllmLsp.showConcept', 'rope');
    await vscode.commands.executeCommand('mllmLsp.arrangeGlossaryByTopic');
    await vscode.commands.executeCommand('mllmLsp.clearGlossaryFilter');
  });

  it('Show Graph opens one panel', async () => {
    await vscode.commands.executeCommand('mllmLsp.showGraph');
    await vscode.commands.executeCommand('mllmLsp.showGraph');
    assert.equal((await until('the panel', labels, found => found.includes('Graph of Notes and Concepts'))).filter(label => label.startsWith('Graph')).length, 1);
  });

  it('Look Up Term, Filter the Glossary and Term Sheet ask, and can be left', async () => {
    await open('first/encoding.md');
    await vscode.commands.executeCommand('mllmLsp.lookUpTerm');
    await closeInput();
    for (const command of ['mllmLsp.filterGlossary', 'mllmLsp.termSheet']) {
      let answered = false;
      const asked = vscode.commands.executeCommand(command).then(() => (answered = true));
      await until(`${command} to be left`, async () => {
        await closeInput();
        return answered;
      });
      await asked;
    }
  });

  it('Add Term to Glossary makes an entry of the selection', async () => {
    const note = await open('first/encoding.md');
    const start = placeOf(note.document, 'RoPE').translate(0, -1);
    note.selection = new vscode.Selection(start, start.translate(0, 6));
    await vscode.commands.executeCommand('mllmLsp.addTerm');
    const { document, selection } = vscode.window.activeTextEditor;
    assert.match(document.fileName, /team\.glossary\.yml$/);
    assert.match(document.getText(), /- term: "RoPE编码"\n\s+definition: ""/);
    assert.equal(document.lineAt(selection.active).text.trim(), 'definition: ""');
    await revert();
    await open('first/encoding.md');
  });

  it('the server makes a term sheet', async () => {
    const sheet = await vscode.commands.executeCommand('mllm-lsp.sheet', { uri: editor.document.uri.toString(), format: 'markdown' });
    assert.match(sheet.text, /RoPE/);
  });

  it('Ignore Word writes into the settings of the folder, and saves them', async () => {
    const settings = uriOf('first/mllm-lsp.json');
    const note = await open('first/encoding.md');
    const start = placeOf(note.document, 'RoPE').translate(0, -1);
    note.selection = new vscode.Selection(start, start.translate(0, 4));
    try {
      await vscode.commands.executeCommand('mllmLsp.ignoreWord');
      assert.match(readFileSync(settings.fsPath, 'utf8'), /"ignoreWords": \["RoPE"\]/);
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
  });

  it('New Terms in This Note asks, and can be left', async () => {
    const note = await open('first/clip.md');
    await replaceText(note, '引入水壶混合（Mixture of Kettles, MoK）。\n');
    let answered = false;
    const asked = vscode.commands.executeCommand('mllmLsp.newTerms').then(() => (answered = true));
    await until('the list to be left', async () => {
      await closeInput();
      return answered;
    });
    await asked;
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('Build Glossary from Documents asks for the folder, and opens candidates', async () => {
    const file = uriOf('first/candidates.glossary.yml');
    const asked = vscode.commands.executeCommand('mllmLsp.buildGlossary');
    try {
      await until('the candidates', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor?.document.uri.toString() === file.toString() && vscode.window.activeTextEditor.document.getText();
      }, text => text && text.includes('candidates: true'));
      await asked;
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      if (existsSync(file.fsPath)) await vscode.workspace.fs.delete(file);
    }
  });

  it('Write Baseline makes what is found known, in every folder', async () => {
    const written = ['first/mllm-lsp.json', 'first/mllm-lsp.baseline.json', 'second/mllm-lsp.baseline.json'].map(uriOf);
    const before = readFileSync(uriOf('second/mllm-lsp.json').fsPath, 'utf8');
    const { document } = await open('first/encoding.md');
    try {
      await until('findings', () => findings(document.uri), found => found.length === 2);
      await vscode.commands.executeCommand('mllmLsp.writeBaseline');
      await until('none', () => findings(document.uri), found => found.length === 0);
      assert.match(readFileSync(uriOf('second/mllm-lsp.json').fsPath, 'utf8'), /"baseline": "mllm-lsp\.baseline\.json", "diagnostics"/);
      for (const file of written) assert.ok(existsSync(file.fsPath), file.path);
    } finally {
      writeFileSync(uriOf('second/mllm-lsp.json').fsPath, before);
      for (const file of written) if (existsSync(file.fsPath)) await vscode.workspace.fs.delete(file);
    }
    await until('the findings again', () => findings(document.uri), found => found.length === 2);
  });
});
