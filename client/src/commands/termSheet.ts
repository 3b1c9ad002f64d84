import * as vscode from 'vscode';
import { activeNote } from '../documents';
import type { ServerConnection } from '../server/serverConnection';

interface SheetResult {
  format: string;
  fileName: string;
  text: string;
}

/** Asks for a format and opens the terms of the active note as a document to keep. */
export async function termSheet(server: ServerConnection): Promise<void> {
  const note = activeNote();
  if (note === undefined || server.client === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a note first: its terms make the sheet.'));
    return;
  }
  const format = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Markdown'),
        description: vscode.l10n.t('a table'),
        name: 'markdown',
        language: 'markdown',
      },
      { label: 'HTML', description: vscode.l10n.t('a page to print'), name: 'html', language: 'html' },
      { label: 'Anki', description: vscode.l10n.t('cards to import'), name: 'anki', language: 'plaintext' },
    ],
    { title: vscode.l10n.t('Term Sheet of This Note') },
  );
  if (format === undefined) return;
  const uri = server.client.code2ProtocolConverter.asUri(note.document.uri);
  const sheet = await vscode.commands.executeCommand<SheetResult>('mllm-lsp.sheet', { uri, format: format.name });
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: sheet.text, language: format.language }),
    { viewColumn: vscode.ViewColumn.Beside },
  );
}
