import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { diagnosticSource } from './findings';

const known = new Map<string, boolean>();

/** The folder of the pages about rules. */
export function rulePages(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'rules');
}

/**
 * A finding whose code leads to the page about its rule.
 * @param rules See {@link rulePages}.
 */
export function withRulePage(diagnostic: vscode.Diagnostic, rules: vscode.Uri): vscode.Diagnostic {
  const { code, source } = diagnostic;
  if (source !== diagnosticSource || typeof code !== 'string') return diagnostic;
  const page = vscode.Uri.joinPath(rules, `${code}.md`);
  if (!known.has(code)) known.set(code, /^[a-z-]+$/.test(code) && existsSync(page.fsPath));
  if (known.get(code) === true) diagnostic.code = { value: code, target: page };
  return diagnostic;
}
