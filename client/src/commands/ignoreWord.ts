import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { diagnosticSource } from '../findings';
import { IgnoreWordRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { makeEdit } from './serverEdit';

/** Adds a word to `ignoreWords` of the note's settings: the selection, else what the finding under the cursor marks, else one that is asked for. */
export async function ignoreWord(server: ServerConnection): Promise<void> {
  const note = activeNote();
  const { client } = server;
  if (note === undefined || client === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a note first: the word is added to the settings of its folder.'),
    );
    return;
  }
  const word = (wordAtCursor(note) ?? (await askFor(note)))?.trim();
  if (word === undefined || word === '') return;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(note.document.uri) };
  const [settings] = await makeEdit(client, await client.sendRequest(IgnoreWordRequest, { textDocument, word }), true);
  if (settings === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('“{0}” was not added to ignoreWords: it is there already, or cannot be.', word),
    );
    return;
  }
  void say(word, settings);
}

async function say(word: string, settings: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open Settings File');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” is no term here any more.', word),
    open,
  );
  if (chosen === open) await vscode.window.showTextDocument(settings);
}

function wordAtCursor({ document, selection }: vscode.TextEditor): string | undefined {
  if (!selection.isEmpty) return document.getText(selection);
  const finding = vscode.languages
    .getDiagnostics(document.uri)
    .find(({ source, range }) => source === diagnosticSource && range.isSingleLine && range.contains(selection.active));
  return finding === undefined ? undefined : document.getText(finding.range);
}

function askFor({ document, selection }: vscode.TextEditor): Thenable<string | undefined> {
  const range = document.getWordRangeAtPosition(selection.active);
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore Word'),
    prompt: vscode.l10n.t('As the notes write it; case counts.'),
    value: range === undefined ? '' : document.getText(range),
  });
}
