import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { AddTermRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { makeEdit } from './serverEdit';

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
  const [glossary] = await makeEdit(client, await client.sendRequest(AddTermRequest, { textDocument, term }));
  if (glossary === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” cannot be added to a glossary of this folder.', term));
    return;
  }
  await showDefinition(glossary, `term: ${JSON.stringify(term.trim())}`);
}

/**
 * Opens a glossary with the cursor between the quotes of a definition that is still to be written.
 * @param entry What the entry begins with; the first empty definition behind it is meant, else the end of the file.
 */
export async function showDefinition(glossary: vscode.Uri, entry: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(glossary);
  const text = document.getText();
  const empty = 'definition: ""';
  const at = text.indexOf(empty, text.lastIndexOf(entry));
  const place = document.positionAt(at < 0 ? text.length : at + empty.length - 1);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}
