import * as vscode from 'vscode';
import { vsdiag, type LanguageClientOptions, type Middleware } from 'vscode-languageclient/node';
import { serverDocuments } from './documents';
import { withFormulas } from './hover';
import { withRulePage } from './rulePages';
import { showConceptCommand } from './server/ownCapabilities';
import { serverSettings } from './settings';
import type { StatusBar } from './statusBar';

/** @param onIndexed Called each time the server has read all notes and glossaries. */
export function clientOptions(statusBar: StatusBar, rules: vscode.Uri, onIndexed: () => void): LanguageClientOptions {
  return {
    documentSelector: serverDocuments,
    markdown: { isTrusted: { enabledCommands: [showConceptCommand] }, supportHtml: false },
    middleware: middleware(statusBar, rules, onIndexed),
    connectionOptions: { maxRestartCount: 0 },
  };
}

function middleware(statusBar: StatusBar, rules: vscode.Uri, onIndexed: () => void): Middleware {
  return {
    async provideHover(document, position, token, next) {
      const hover = await next(document, position, token);
      if (hover) hover.contents = await Promise.all(hover.contents.map(withFormulas));
      return hover;
    },
    async resolveCompletionItem(item, token, next) {
      const resolved = await next(item, token);
      if (resolved?.documentation !== undefined) resolved.documentation = await withFormulas(resolved.documentation);
      return resolved;
    },
    async provideCodeActions(document, range, context, token, next) {
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) if (action instanceof vscode.CodeAction) savingSettings(action);
      return actions;
    },
    async resolveCodeAction(item, token, next) {
      const resolved = await next(item, token);
      return resolved == null ? resolved : savingSettings(resolved);
    },
    async provideDiagnostics(document, previousResultId, token, next) {
      const report = await next(document, previousResultId, token);
      if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full)
        for (const item of report.items) withRulePage(item, rules);
      return report;
    },
    provideWorkspaceDiagnostics(resultIds, token, resultReporter, next) {
      return next(resultIds, token, chunk => {
        for (const report of chunk?.items ?? []) {
          if (report.kind === vsdiag.DocumentDiagnosticReportKind.full)
            for (const item of report.items) withRulePage(item, rules);
        }
        resultReporter(chunk);
      });
    },
    // VS Code's own Markdown support lists headings, in the outline and among all symbols; ours would stand beside them.
    async provideDocumentSymbols(document, token, next) {
      return document.languageId === 'markdown' ? undefined : next(document, token);
    },
    async provideWorkspaceSymbols(query, token, next) {
      const symbols = await next(query, token);
      return symbols?.filter(symbol => !/\.(md|markdown)$/i.test(symbol.location.uri.path));
    },
    // Indexing has its place in the extension's own status bar item.
    handleWorkDoneProgress(token, params, next) {
      if (!String(token).startsWith('mllm-lsp/index/')) {
        next(token, params);
      } else {
        statusBar.setIndexed(params.kind === 'end' ? undefined : (params.percentage ?? 0));
        if (params.kind === 'end') onIndexed();
      }
    },
    workspace: {
      async configuration(params, token, next) {
        const sections = await next(params, token);
        return Array.isArray(sections) ? sections.map(serverSettings) : sections;
      },
    },
  };
}

/** An action that changes settings ends with saving them: they count from then on. */
function savingSettings(action: vscode.CodeAction): vscode.CodeAction {
  const settings = action.edit?.entries().find(([uri]) => uri.path.endsWith('/mllm-lsp.json'))?.[0];
  if (settings !== undefined)
    action.command ??= { command: 'mllmLsp.saveSettings', title: action.title, arguments: [settings] };
  return action;
}
