import * as vscode from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';

let runs = 0;

/**
 * Shows how far a request is that takes a while, and lets it be cancelled.
 * @param send Sends the request with a token that its progress is told under.
 * @returns Undefined where the reader cancelled it.
 */
export function longRequest<T>(
  client: LanguageClient,
  title: string,
  send: (workDoneToken: string, cancellation: vscode.CancellationToken) => Promise<T>,
): Thenable<T | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancellation) => {
      const token = `mllm-lsp/request/${++runs}`;
      let done = 0;
      const listening = client.onProgress(WorkDoneProgress.type, token, value => {
        if (value.kind !== 'report' || value.percentage === undefined) return;
        progress.report({ increment: value.percentage - done, message: `${value.percentage} %` });
        done = value.percentage;
      });
      try {
        return await send(token, cancellation);
      } catch (error) {
        if (cancellation.isCancellationRequested) return undefined;
        throw error;
      } finally {
        listening.dispose();
      }
    },
  );
}
