import * as vscode from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';

/**
 * Makes an edit that the server answered with.
 * @param saved Whether the files are saved, since only then they count: settings and baselines.
 * @returns The files that were changed; none where there was nothing to change, or the editor refused.
 */
export async function makeEdit(
  client: LanguageClient,
  answer: WorkspaceEdit | null | undefined,
  saved = false,
): Promise<vscode.Uri[]> {
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) return [];
  const files = edit.entries().map(([uri]) => uri);
  if (saved) for (const file of files) await saveFile(file);
  return files;
}

export async function saveFile(file: vscode.Uri): Promise<void> {
  await (await vscode.workspace.openTextDocument(file)).save();
}
