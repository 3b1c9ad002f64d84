import * as vscode from 'vscode';
import { HasBaselineRequest, WriteBaselineRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { longRequest } from './longRequest';
import { makeEdit } from './serverEdit';

/** So many findings and more are those of notes that nobody has checked before. */
const many = 100;

const offered = 'baseline.offered';

/** Known findings: written on command, and offered once for a window with very many findings. */
export class Baselines {
  private isBusy = false;

  /** @param onWritten Called when what was found is known. */
  constructor(
    private readonly server: ServerConnection,
    private readonly memory: vscode.Memento,
    private readonly onWritten: () => void,
  ) {}

  /** Offers to write a baseline, unless there is one, or it was offered in this workspace before. */
  async consider(findings: number): Promise<void> {
    const { client } = this.server;
    if (findings <= many || this.isBusy || client === undefined || this.memory.get<boolean>(offered) === true) return;
    this.isBusy = true;
    try {
      if (await client.sendRequest(HasBaselineRequest, {})) return;
      await this.memory.update(offered, true);
      const write = vscode.l10n.t('Write Baseline');
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'MllmLsp has {0} findings in these notes. A baseline records them as known: from then on only new ones are shown.',
          findings,
        ),
        write,
        vscode.l10n.t('No'),
      );
      if (chosen === write) await this.write();
    } finally {
      this.isBusy = false;
    }
  }

  /** Makes what is found in all notes the known findings. */
  async write(): Promise<void> {
    const { client } = this.server;
    if (client === undefined) return;
    const written = await longRequest(client, vscode.l10n.t('Checking all notes'), (workDoneToken, cancellation) =>
      client.sendRequest(WriteBaselineRequest, { workDoneToken }, cancellation),
    );
    if (written === undefined) return;
    const files = await makeEdit(client, written.edit, true);
    if (files.length > 0) this.onWritten();
    void vscode.window.showInformationMessage(
      files.length > 0
        ? vscode.l10n.t('{0} findings in {1} files are known now.', written.findings, written.files)
        : vscode.l10n.t('There are no findings to record.'),
    );
  }
}
