import * as vscode from 'vscode';
import type { ServerState } from './server/serverConnection';

/** The item in the status bar: whether the server is ready, how far indexing is, how many findings there are. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('mllmLsp.status', vscode.StatusBarAlignment.Left, -10);
  private state: ServerState = 'stopped';
  private indexed: number | undefined;
  private findings = 0;

  constructor() {
    this.item.name = 'MllmLsp';
    this.draw();
    this.item.show();
  }

  setState(state: ServerState): void {
    this.state = state;
    this.indexed = undefined;
    this.draw();
  }

  /** @param percentage Undefined when indexing is over. */
  setIndexed(percentage: number | undefined): void {
    this.indexed = percentage;
    this.draw();
  }

  setFindings(count: number): void {
    this.findings = count;
    this.draw();
  }

  dispose(): void {
    this.item.dispose();
  }

  private draw(): void {
    const { item } = this;
    item.backgroundColor = undefined;
    item.command = 'workbench.actions.view.problems';
    switch (this.state) {
      case 'failed':
        item.text = '$(error) MllmLsp';
        item.tooltip = vscode.l10n.t('The server of MllmLsp is not running. Click to see its log.');
        item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
        item.command = 'mllmLsp.showLog';
        break;
      case 'starting':
        item.text = '$(loading~spin) MllmLsp';
        item.tooltip = vscode.l10n.t('MllmLsp is starting');
        break;
      case 'stopped':
        item.text = '$(circle-slash) MllmLsp';
        item.tooltip = vscode.l10n.t('MllmLsp has stopped');
        item.command = 'mllmLsp.restartServer';
        break;
      case 'running':
        if (this.indexed === undefined) {
          item.text = this.findings > 0 ? `$(book) MllmLsp: ${this.findings}` : '$(book) MllmLsp';
          item.tooltip =
            this.findings === 0
              ? vscode.l10n.t('MllmLsp is ready: no findings')
              : this.findings === 1
                ? vscode.l10n.t('MllmLsp is ready: one finding. Click to see it.')
                : vscode.l10n.t('MllmLsp is ready: {0} findings. Click to see them.', this.findings);
        } else {
          item.text = `$(loading~spin) MllmLsp ${this.indexed} %`;
          item.tooltip = vscode.l10n.t('MllmLsp is indexing the notes');
        }
    }
    item.accessibilityInformation = { label: `MllmLsp, ${item.tooltip}`, role: 'button' };
  }
}
