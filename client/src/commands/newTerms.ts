import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { rangeOf } from '../glossary';
import { AddTermsRequest, NewTermsRequest, type NewTerm } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { showDefinition } from './addTerm';
import { makeEdit } from './serverEdit';

interface TermItem extends vscode.QuickPickItem {
  readonly term: NewTerm;
}

/** Lists what the note names and no glossary has, shows each in the note, and makes entries of those that are checked. */
export async function newTerms(server: ServerConnection): Promise<void> {
  const note = activeNote();
  const { client } = server;
  if (note === undefined || client === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a note first: new terms are looked for in it.'));
    return;
  }
  const textDocument = { uri: client.code2ProtocolConverter.asUri(note.document.uri) };
  const found = (await client.sendRequest(NewTermsRequest, { textDocument }))?.terms ?? [];
  // A new name of a known concept belongs into its entry, and makes none of its own.
  const items = found.filter(term => term.known.length === 0).map(itemOf);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The glossary has every term that was found in this note.'),
    );
    return;
  }
  const chosen = await choose(items, note);
  if (chosen.length === 0) return;
  const terms = chosen.map(({ term }) => term.names);
  const [glossary] = await makeEdit(client, await client.sendRequest(AddTermsRequest, { textDocument, terms }));
  if (glossary === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('These terms cannot be added to a glossary of this folder.'));
    return;
  }
  await showDefinition(glossary, preferredName(chosen[0]?.term));
}

function itemOf(term: NewTerm): TermItem {
  const short = term.names.filter(name => name.abbreviation === undefined);
  const long = term.names.filter(name => name.abbreviation !== undefined);
  const [first] = term.evidence;
  return {
    term,
    label: (short.length > 0 ? short : long).map(name => name.text).join(' / '),
    description: short.length > 0 ? long.map(name => name.text).join(' · ') : '',
    detail: term.definition ?? first?.sentence ?? '',
  };
}

function preferredName(term: NewTerm | undefined): string {
  return term?.names[0]?.text ?? '';
}

/** A list to check; the note shows the place of the item that the list is at. */
async function choose(items: TermItem[], note: vscode.TextEditor): Promise<readonly TermItem[]> {
  const mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  });
  const list = vscode.window.createQuickPick<TermItem>();
  list.title = vscode.l10n.t('New Terms in This Note');
  list.placeholder = vscode.l10n.t('Check the terms that the glossary is to have');
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = items;
  list.onDidChangeActive(([item]) => {
    const ranges = (item?.term.evidence ?? []).map(({ range }) => rangeOf(range));
    note.setDecorations(mark, ranges);
    if (ranges[0] !== undefined) note.revealRange(ranges[0], vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
  try {
    return await new Promise(resolve => {
      list.onDidAccept(() => {
        resolve(list.selectedItems);
      });
      list.onDidHide(() => {
        resolve([]);
      });
      list.show();
    });
  } finally {
    list.dispose();
    mark.dispose();
  }
}
