import * as vscode from 'vscode';
import { notes } from './documents';
import type { GlossaryModel } from './glossary';
import type { ServerConnection } from './server/serverConnection';

/** Beside the language of a note: how many terms are known, and a way to look one up. */
export function languageStatus(glossary: GlossaryModel, server: ServerConnection): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('mllmLsp.glossary', notes);
  item.name = vscode.l10n.t('Glossary');
  item.command = { command: 'mllmLsp.lookUpTerm', title: vscode.l10n.t('Look Up Term') };
  const draw = async (): Promise<void> => {
    item.busy = server.state === 'starting';
    const { concepts, topics } = server.state === 'running' ? await glossary.all() : { concepts: [], topics: [] };
    item.text = vscode.l10n.t('{0} terms', concepts.length);
    item.detail = vscode.l10n.t('from {0} glossary files', topics.length);
    item.severity =
      server.state === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  };
  const drawLogged = (): void => {
    draw().catch((error: unknown) => {
      item.detail = String(error);
    });
  };
  drawLogged();
  return vscode.Disposable.from(item, glossary.onDidChange(drawLogged));
}
