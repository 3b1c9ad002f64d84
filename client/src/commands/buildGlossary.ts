import * as vscode from 'vscode';
import { BuildGlossaryRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { longRequest } from './longRequest';
import { makeEdit } from './serverEdit';

/** Looks for terms in all notes of a folder, and opens what was found as a file of candidates, which is not in force. */
export async function buildGlossary(server: ServerConnection): Promise<void> {
  const { client } = server;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (client === undefined || folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: its notes are read for terms.'));
    return;
  }
  const folder =
    folders.length === 1
      ? folders[0]
      : await vscode.window.showWorkspaceFolderPick({
          placeHolder: vscode.l10n.t('The folder whose notes are read for terms'),
        });
  if (folder === undefined) return;
  const built = await longRequest(client, vscode.l10n.t('Looking for terms'), (workDoneToken, cancellation) =>
    client.sendRequest(
      BuildGlossaryRequest,
      { folder: client.code2ProtocolConverter.asUri(folder.uri), workDoneToken },
      cancellation,
    ),
  );
  if (built == null) return;
  const [file] = await makeEdit(client, built.edit, true);
  if (file === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} notes read: the glossary has every term that was found.', built.documents),
    );
    return;
  }
  await vscode.window.showTextDocument(file);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} candidates in {1} notes. Move the entries that you accept into a glossary.',
      built.candidates,
      built.documents,
    ),
  );
}
