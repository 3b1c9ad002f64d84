import * as vscode from 'vscode';
import type { CardView } from '../card/cardView';
import { openConcept, type GlossaryModel } from '../glossary';
import type { ListedConcept } from '../protocol';

interface TermItem extends vscode.QuickPickItem {
  readonly concept: ListedConcept;
}

/** A list of all terms to type into, the card of the one that it is at beside it; taking one opens its entry. */
export async function lookUpTerm(glossary: GlossaryModel, card: CardView): Promise<void> {
  const asked = selectedText();
  // The view comes first, since the list would lose the focus to it.
  await vscode.commands.executeCommand('mllmLsp.card.focus', { preserveFocus: true });
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
  pick.value = asked;
  pick.onDidChangeActive(([item]) => {
    if (item !== undefined) void card.show(item.concept.id);
  });
  pick.onDidTriggerItemButton(async ({ item }) => {
    pick.hide();
    await vscode.commands.executeCommand('mllmLsp.showConcept', item.concept.id);
  });
  pick.onDidHide(() => {
    pick.dispose();
  });
  pick.show();
  const listing = await glossary.all();
  pick.onDidAccept(async () => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item !== undefined) await openConcept(listing, item.concept);
  });
  pick.items = listing.concepts.map(concept => ({
    concept,
    label: concept.name,
    description: [concept.otherName, ...concept.labels].filter(name => name !== undefined).join(' · '),
    detail: concept.definition ?? '',
    buttons: [inView],
  }));
  pick.busy = false;
}

/** A selection on one line, which is what the reader asks about. */
function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor?.selection.isSingleLine === true ? editor.document.getText(editor.selection).trim() : '';
}
