const vscode = require('vscode');
const path = require('node:path');

const folder = name => vscode.workspace.workspaceFolders.find(candidate => candidate.name === name).uri;

/** The address of a note in one of the two folders: `first/clip.md`. */
exports.uriOf = name => vscode.Uri.joinPath(folder(name.split('/')[0]), ...name.split('/').slice(1));

exports.open = async name => vscode.window.showTextDocument(await vscode.workspace.openTextDocument(exports.uriOf(name)));

/** Asks until the answer is as wanted: VS Code tells nobody when a server's answer would be another. */
exports.until = async (what, ask, isWanted = Boolean, milliseconds = 50_000) => {
  let last;
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    last = await ask();
    if (isWanted(last)) return last;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: ${JSON.stringify(last)}`);
};

/** Where a text stands in an editor's document; behind it with `end`. */
exports.placeOf = (document, text, end = false) => {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`no ${text} in ${path.basename(document.fileName)}`);
  return document.positionAt(end ? at + text.length : at + 1);
};

exports.findings = uri => vscode.languages.getDiagnostics(uri).filter(found => found.source === 'mllm-lsp');

exports.codes = uri =>
  exports
    .findings(uri)
    .map(found => (typeof found.code === 'object' ? found.code.value : found.code))
    .sort();

exports.hoverText = async (uri, position) => {
  const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(hover => hover.contents.map(content => content.value ?? content)).join('\n');
};

/** Replaces a document's text and saves nothing. */
exports.replaceText = async (editor, text) => {
  const { document } = editor;
  await editor.edit(edit => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text));
};

exports.revert = async () => {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
};

/** The text of a note as the editor has it. */
exports.textOf = name => vscode.workspace.textDocuments.find(document => document.uri.toString() === exports.uriOf(name).toString()).getText();

/** Every document as it is on disk, and no editor open. */
exports.revertAll = async () => {
  for (const document of vscode.workspace.textDocuments.filter(document => document.isDirty && document.uri.scheme === 'file')) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
};

/** Waits until nobody has changed a document for a while: for what must not happen there is nothing else to wait for. */
exports.quiet = async (document, milliseconds = 1500) => {
  for (let version = -1; version !== document.version; ) {
    version = document.version;
    await new Promise(resolve => setTimeout(resolve, milliseconds));
  }
};
