import * as vscode from 'vscode';

/** As the server signs its diagnostics. */
export const diagnosticSource = 'mllm-lsp';

/** Counts the server's findings that the Problems panel has. */
export function countFindings(): number {
  let count = 0;
  for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
    for (const diagnostic of diagnostics) if (diagnostic.source === diagnosticSource) count++;
  }
  return count;
}
