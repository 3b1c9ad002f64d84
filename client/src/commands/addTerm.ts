import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { AddTermRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';

/** Makes a glossary entry of the selection, or of a term that is asked for, and leaves the cursor where its definition goes. */
export async function addTerm(server: ServerConnection): Promise<void> {
  const note = activeNote();
  const { client } = server;
  if (note === undefined || client === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a note first: the term is added to the glossary of its folder.'),
    );
    return;
  }
  const selected = note.document.getText(note.selection).trim();
  const term =
    selected !== ''
      ? selected
      : await vscode.window.showInputBox({
          title: vscode.l10n.t('Add Term to Glossary'),
          placeHolder: 'Grouped-Query Attention (GQA) / 分组查询注意力',
        });
  if (term === undefined || term.trim() === '') return;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(note.document.uri) };
  const answer = await client.sendRequest(AddTermRequest, { textDocument, term });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  const [entry] = edit?.entries() ?? [];
  if (edit === undefined || entry === undefined || !(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” cannot be added to a glossary of this folder.', term));
    return;
  }
  await placeCursor(entry[0], term.trim());
}

/** Between the quotes of the new entry's definition. */
async function placeCursor(uri: vscode.Uri, term: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const empty = 'definition: ""';
  const at = text.indexOf(empty, text.lastIndexOf(`term: ${JSON.stringify(term)}`));
  const place = document.positionAt(at < 0 ? text.length : at + empty.length - 1);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}
