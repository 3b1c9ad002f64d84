import * as vscode from 'vscode';
import type { CardView } from './card/cardView';
import { CursorConcept } from './cursorConcept';
import { activeNote } from './documents';
import { GlossaryModel } from './glossary';
import { BacklinksRequest, ConceptUsesRequest } from './protocol';
import type { ServerConnection } from './server/serverConnection';
import { GlossaryView, idOf } from './views/glossaryView';
import { onActiveNote, UsesView } from './views/usesView';

/** The extension's side bar: the glossary, a concept's card and uses, the note's backlinks; and the commands that belong to them. */
export function registerViews(
  server: ServerConnection,
  glossary: GlossaryModel,
  card: CardView,
  memory: vscode.Memento,
): vscode.Disposable[] {
  const glossaryView = new GlossaryView(glossary, memory);
  let note: vscode.Uri | undefined;
  const backlinks = new UsesView('mllmLsp.backlinks', async () => {
    note = activeNote()?.document.uri ?? note;
    const { client } = server;
    if (note === undefined || client === undefined) {
      return { uses: [], about: '', empty: vscode.l10n.t('Open a note to see what links to it.') };
    }
    const textDocument = { uri: client.code2ProtocolConverter.asUri(note) };
    return {
      uses: await client.sendRequest(BacklinksRequest, { textDocument }),
      about: note.path.split('/').pop() ?? '',
      empty: vscode.l10n.t('No other note links to this one.'),
    };
  });
  let concept: string | undefined;
  const usedIn = new UsesView('mllmLsp.usedIn', async () => {
    const { client } = server;
    if (concept === undefined || client === undefined) {
      return {
        uses: [],
        about: '',
        empty: vscode.l10n.t('Put the cursor on a term, or choose “Show Uses” of a concept in the glossary.'),
      };
    }
    const { concepts } = await glossary.all();
    return {
      uses: await client.sendRequest(ConceptUsesRequest, { concept }),
      about: concepts.find(({ id }) => id === concept)?.name ?? concept,
      empty: vscode.l10n.t('No note mentions it.'),
    };
  });
  const cursor = new CursorConcept(server, () => card.isVisible || usedIn.isVisible);
  const look = (): void => void cursor.look();
  const command = (name: string, run: (...given: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`mllmLsp.${name}`, run);
  return [
    glossaryView,
    backlinks,
    usedIn,
    cursor,
    cursor.onDidMove(({ id }) => {
      void card.show(id);
      if (id === concept) return;
      concept = id;
      usedIn.refresh();
    }),
    card.onDidAppear(look),
    usedIn.onDidAppear(look),
    onActiveNote(() => {
      backlinks.refresh();
      usedIn.refresh();
    }),
    glossary.onDidChange(() => {
      void card.draw();
      backlinks.refresh();
      usedIn.refresh();
    }),
    command('showConcept', async (target: unknown) => {
      const id = idOf(target);
      // A link in a card gives the id; what else it might give is not looked at.
      if (id === undefined || id.length > 500) return;
      await vscode.commands.executeCommand('mllmLsp.glossary.focus');
      await Promise.all([glossaryView.reveal(id), card.show(id)]);
    }),
    command('openConcept', (target: unknown) => {
      const id = idOf(target);
      return id === undefined ? undefined : glossaryView.open(id);
    }),
    command('showUses', async (target: unknown) => {
      concept = idOf(target);
      await usedIn.show();
    }),
    command('arrangeGlossaryByTopic', () => {
      glossaryView.arrangeBy('topic');
    }),
    command('arrangeGlossaryByBroader', () => {
      glossaryView.arrangeBy('broader');
    }),
    command('filterGlossary', async () => {
      await vscode.commands.executeCommand('mllmLsp.glossary.focus');
      await glossaryView.askFilter();
    }),
    command('clearGlossaryFilter', () => {
      glossaryView.setFilter('');
    }),
  ];
}
