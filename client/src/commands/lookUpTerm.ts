import * as vscode from 'vscode';
import { openConcept, type GlossaryModel } from '../glossary';
import type { ListedConcept } from '../protocol';

interface TermItem extends vscode.QuickPickItem {
  readonly concept: ListedConcept;
}

/** A list of all terms to type into, each with its definition; taking one opens its entry. */
export async function lookUpTerm(glossary: GlossaryModel): Promise<void> {
  const pick = vscode.window.createQuickPick<TermItem>();
  const inView: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('list-tree'),
    tooltip: vscode.l10n.t('Show in the Glossary View'),
  };
  pick.title = vscode.l10n.t('Look Up Term');
  pick.placeholder = vscode.l10n.t('A name in Chinese or English');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  pick.value = selectedText();
  pick.show();
  const listing = await glossary.all();
  pick.items = listing.concepts.map(concept => ({
    concept,
    label: concept.name,
    description: [concept.otherName, ...concept.labels].filter(name => name !== undefined).join(' · '),
    detail: concept.definition ?? '',
    buttons: [inView],
  }));
  pick.busy = false;
  pick.onDidTriggerItemButton(async ({ item }) => {
    pick.hide();
    await vscode.commands.executeCommand('mllmLsp.showConcept', item.concept.id);
  });
  pick.onDidAccept(async () => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item !== undefined) await openConcept(listing, item.concept);
  });
  pick.onDidHide(() => {
    pick.dispose();
  });
}

/** A selection on one line, which is what the reader asks about. */
function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor?.selection.isSingleLine === true ? editor.document.getText(editor.selection).trim() : '';
}
