import * as vscode from 'vscode';
import { withRulePage } from '../rulePages';
import { LintRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { longRequest } from './longRequest';

/**
 * Findings of notes that are not open, from a run over all of them. A note that is opened speaks for itself: its findings leave the
 * collection, or they would be there twice.
 */
export class WorkspaceFindings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mllm-lsp workspace');
  private readonly opened: vscode.Disposable;

  constructor(private readonly rules: vscode.Uri) {
    this.opened = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        this.collection.delete(uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const file of files) this.collection.delete(file);
      }),
    );
  }

  dispose(): void {
    vscode.Disposable.from(this.collection, this.opened).dispose();
  }

  clear(): void {
    this.collection.clear();
  }

  /** Checks every note, shows how far it is, and then the Problems panel. */
  async lint(server: ServerConnection): Promise<void> {
    const { client } = server;
    if (client === undefined) return;
    const report = await longRequest(client, vscode.l10n.t('Checking all notes'), (workDoneToken, cancellation) =>
      client.sendRequest(LintRequest, { workDoneToken }, cancellation),
    );
    if (report === undefined) return;
    const open = new Set(vscode.workspace.textDocuments.map(document => document.uri.toString()));
    this.collection.clear();
    let findings = 0;
    for (const file of report.files) {
      findings += file.diagnostics.length;
      const uri = vscode.Uri.parse(file.uri);
      if (open.has(uri.toString())) continue;
      const diagnostics = await client.protocol2CodeConverter.asDiagnostics(file.diagnostics);
      this.collection.set(
        uri,
        diagnostics.map(diagnostic => withRulePage(diagnostic, this.rules)),
      );
    }
    if (findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(
      findings === 0
        ? vscode.l10n.t('{0} files checked: no findings', report.checked)
        : vscode.l10n.t('{0} files checked: {1} findings in {2}', report.checked, findings, report.files.length),
    );
  }
}
