import * as vscode from 'vscode';
import { formulasDrawn } from '../hover';
import { CardRequest } from '../protocol';
import type { ServerConnection } from '../server/serverConnection';
import { webviewPage } from '../webviewPage';
import type { FromCard, ToCard } from './messages';

/** The view 'Definition': the card of one concept, its formula drawn. */
export class CardView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly sighted = new vscode.EventEmitter<void>();
  private view: vscode.WebviewView | undefined;
  private concept: string | undefined;

  /** Raised when the view comes into sight. */
  readonly onDidAppear = this.sighted.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: ServerConnection,
  ) {
    this.subscriptions = [
      this.sighted,
      vscode.window.registerWebviewViewProvider('mllmLsp.card', this),
      // The formula has the theme's colour.
      vscode.window.onDidChangeActiveColorTheme(() => void this.draw()),
    ];
  }

  get isVisible(): boolean {
    return this.view?.visible === true;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const dist = vscode.Uri.joinPath(this.extension, 'dist');
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    view.webview.html = webviewPage(view.webview, dist, 'card', '<main id="card"></main>', 'img-src data:');
    view.webview.onDidReceiveMessage((message: FromCard) =>
      message.type === 'ready' ? this.draw() : openLink(message.href),
    );
    view.onDidChangeVisibility(() => {
      if (view.visible) this.sighted.fire();
    });
    view.onDidDispose(() => {
      this.view = undefined;
    });
    this.sighted.fire();
  }

  /** Shows a concept, as soon as the view is in sight. */
  async show(concept: string): Promise<void> {
    if (concept === this.concept) return;
    this.concept = concept;
    await this.draw();
  }

  /** Asks for the card again: notes or glossaries have changed. */
  async draw(): Promise<void> {
    const { view, concept } = this;
    if (view?.visible !== true) return;
    const answer = concept === undefined ? undefined : await this.server.client?.sendRequest(CardRequest, { concept });
    const message: ToCard =
      answer == null
        ? { type: 'text', text: vscode.l10n.t('Put the cursor on a term to read what it means.') }
        : { type: 'card', markdown: await formulasDrawn(answer.markdown) };
    // A card that was overtaken by the next one is not shown.
    if (concept === this.concept) await view.webview.postMessage(message);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

/** Opens what a card's link leads to: a line of a file, or a page of the web in the browser. Nothing else can be opened. */
async function openLink(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href, true);
  if (uri.scheme === 'https' || uri.scheme === 'http') {
    await vscode.env.openExternal(uri);
  } else if (uri.scheme === 'file') {
    const line = Number(/^L(\d+)$/.exec(uri.fragment)?.[1] ?? 1) - 1;
    await vscode.window.showTextDocument(uri.with({ fragment: '' }), { selection: new vscode.Range(line, 0, line, 0) });
  }
}
