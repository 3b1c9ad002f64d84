import type { LanguageClientOptions, Middleware } from 'vscode-languageclient/node';
import { serverDocuments } from './documents';
import { withFormulas } from './hover';
import { serverSettings } from './settings';
import type { StatusBar } from './statusBar';

/** The one command that a card may run: it only shows what the glossary view has anyway. */
export const showConceptCommand = 'mllmLsp.showConcept';

export function clientOptions(statusBar: StatusBar): LanguageClientOptions {
  return {
    documentSelector: serverDocuments,
    markdown: { isTrusted: { enabledCommands: [showConceptCommand] }, supportHtml: false },
    middleware: middleware(statusBar),
    connectionOptions: { maxRestartCount: 0 },
  };
}

function middleware(statusBar: StatusBar): Middleware {
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
    // Indexing has its place in the extension's own status bar item.
    handleWorkDoneProgress(token, params, next) {
      if (!String(token).startsWith('mllm-lsp/index/')) {
        next(token, params);
      } else {
        statusBar.setIndexed(params.kind === 'end' ? undefined : (params.percentage ?? 0));
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
