import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { rangeOf } from '../glossary';
import { GraphRequest, type GraphListing } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { webviewPage } from '../webviewPage';
import type { FromPage, GraphTexts, ToPage } from './messages';

/** Until the server has read all notes there is nothing to draw. */
function body(): string {
  const reading = vscode.l10n.t('The notes are being read');
  return `<form id="bar"></form>
<main id="graph" role="img"></main>
<p id="message" role="status">${reading}</p>`;
}

/** The panel with the graph of notes and concepts. There is one; asking again shows it, with what is known by then. */
export class GraphPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private graph: GraphListing = { nodes: [], edges: [] };

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: ServerConnection,
  ) {}

  async show(): Promise<void> {
    if (this.panel === undefined) {
      this.panel = this.create();
    } else {
      this.panel.reveal();
      await this.send();
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private create(): vscode.WebviewPanel {
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    const panel = vscode.window.createWebviewPanel(
      'mllmLsp.graph',
      vscode.l10n.t('Graph of Notes and Concepts'),
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
    );
    panel.iconPath = vscode.Uri.joinPath(this.extension, 'media', 'icon.svg');
    panel.webview.html = webviewPage(panel.webview, dist, 'graph', body(), 'worker-src blob:');
    panel.webview.onDidReceiveMessage((message: FromPage) =>
      message.type === 'ready' ? this.send() : this.open(message.node),
    );
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    return panel;
  }

  private async send(): Promise<void> {
    const note = activeNote()?.document.uri.toString();
    this.graph = (await this.server.client?.sendRequest(GraphRequest, {})) ?? { nodes: [], edges: [] };
    const current = this.graph.nodes.findIndex(
      node => node.uri !== undefined && vscode.Uri.parse(node.uri).toString() === note,
    );
    const message: ToPage = {
      type: 'show',
      graph: this.graph,
      texts: texts(),
      ...(current >= 0 ? { current } : {}),
    };
    await this.panel?.webview.postMessage(message);
  }

  private async open(index: number): Promise<void> {
    const node = this.graph.nodes[index];
    if (node?.uri === undefined) return;
    await vscode.window.showTextDocument(vscode.Uri.parse(node.uri), {
      viewColumn: vscode.ViewColumn.Beside,
      ...(node.range === undefined ? {} : { selection: rangeOf(node.range) }),
    });
  }
}

function texts(): GraphTexts {
  return {
    search: vscode.l10n.t('Search'),
    notes: vscode.l10n.t('Notes'),
    concepts: vscode.l10n.t('Concepts'),
    missing: vscode.l10n.t('Broken links'),
    mentions: vscode.l10n.t('Mentions'),
    relations: vscode.l10n.t('Relations'),
    empty: vscode.l10n.t('There are no notes in this window yet.'),
    nothingFound: vscode.l10n.t('Nothing found'),
  };
}
