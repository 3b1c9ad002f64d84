import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/** What the server is told about: notes in any window, glossaries, the project's settings. */
export const serverDocuments: DocumentSelector = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'untitled', language: 'markdown' },
  // The old side of a diff: cards, and nothing that speaks of the present.
  { scheme: 'git', language: 'markdown' },
  { scheme: 'file', pattern: '**/*.glossary.{yml,yaml}' },
  { scheme: 'file', pattern: '**/glossary/**/*.{yml,yaml}' },
  { scheme: 'file', pattern: '**/mllm-lsp.json' },
];

/** Documents that the extension's own surfaces belong to. */
export const notes: vscode.DocumentSelector = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'untitled', language: 'markdown' },
];

/** Whether an editor has a document that the server is told about. */
export function serverEditors({ document }: vscode.TextEditor): boolean {
  return vscode.languages.match(serverDocuments as vscode.DocumentSelector, document) > 0;
}

/** The note in the active editor; undefined where another kind of document is. */
export function activeNote(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && vscode.languages.match(notes, editor.document) > 0 ? editor : undefined;
}
