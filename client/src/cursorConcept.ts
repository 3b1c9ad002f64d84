import * as vscode from 'vscode';
import { serverEditors } from './documents';
import { ConceptAtRequest, type ConceptName } from './protocol';
import type { ServerConnection } from './server/serverConnection';

/** How long the cursor rests before anybody asks what it is on, in milliseconds. */
const rest = 200;

/** Follows the concept under the cursor, in notes and glossary files. Where the cursor is on none, the last one stays. */
export class CursorConcept implements vscode.Disposable {
  private readonly moved = new vscode.EventEmitter<ConceptName>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;

  readonly onDidMove = this.moved.event;

  /** @param isWanted Whether somebody shows it. */
  constructor(
    private readonly server: ServerConnection,
    private readonly isWanted: () => boolean,
  ) {
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), rest);
    };
    this.subscriptions = [
      this.moved,
      vscode.window.onDidChangeTextEditorSelection(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
    ];
  }

  /** Looks at once, for a view that has just come into sight. */
  async look(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const { client } = this.server;
    if (editor === undefined || client === undefined || !this.isWanted() || !serverEditors(editor)) return;
    const asked = ++this.asked;
    try {
      const concept = await client.sendRequest(ConceptAtRequest, {
        textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
        position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      });
      // An answer that was overtaken by the cursor is no answer.
      if (concept !== null && asked === this.asked) this.moved.fire(concept);
    } catch {
      // The text has changed meanwhile, or the server is gone: the next movement asks again.
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
