import * as vscode from 'vscode';
import { activeNote } from '../documents';
import { rangeOf } from '../glossary';
import type { ListedUse } from '../protocol';

interface NoteNode {
  readonly uri: vscode.Uri;
  readonly title: string;
  readonly uses: readonly ListedUse[];
}

type UseNode = NoteNode | ListedUse;

const isNote = (node: UseNode): node is NoteNode => 'uses' in node;

/** A list of places by note: the views 'Backlinks' and 'Used In'. */
export class UsesView implements vscode.TreeDataProvider<UseNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<UseNode>;

  private readonly sighted = new vscode.EventEmitter<void>();

  readonly onDidChangeTreeData = this.changed.event;

  /** Raised when the view comes into sight. */
  readonly onDidAppear = this.sighted.event;

  /** @param find The places, and what the view says where there are none; undefined places for nothing to speak of. */
  constructor(
    id: string,
    private readonly find: () => Promise<{ uses: ListedUse[]; about: string; empty: string }>,
  ) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.view.onDidChangeVisibility(() => {
      this.refresh();
      if (this.isVisible) this.sighted.fire();
    });
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  refresh(): void {
    if (this.isVisible) this.changed.fire();
  }

  async show(): Promise<void> {
    this.changed.fire();
    const [first] = await this.getChildren();
    if (first !== undefined) await this.view.reveal(first, { select: false, focus: true, expand: true });
  }

  async getChildren(node?: UseNode): Promise<UseNode[]> {
    if (node !== undefined) return isNote(node) ? [...node.uses] : [];
    const { uses, about, empty } = await this.find();
    this.view.description = about;
    this.view.message = uses.length === 0 ? empty : '';
    const notes = new Map<string, ListedUse[]>();
    for (const use of uses) notes.set(use.uri, [...(notes.get(use.uri) ?? []), use]);
    return [...notes].map(([uri, inNote]) => ({
      uri: vscode.Uri.parse(uri),
      title: inNote[0]?.title ?? uri,
      uses: inNote,
    }));
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: UseNode): vscode.TreeItem {
    if (isNote(node)) {
      const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.Expanded);
      item.resourceUri = node.uri;
      item.iconPath = vscode.ThemeIcon.File;
      item.description = `${vscode.workspace.asRelativePath(node.uri)}  ·  ${node.uses.length}`;
      return item;
    }
    const item = new vscode.TreeItem({ label: node.line, highlights: [node.highlight] });
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [
        vscode.Uri.parse(node.uri),
        { selection: rangeOf(node.range) } satisfies vscode.TextDocumentShowOptions,
      ],
    };
    return item;
  }

  dispose(): void {
    vscode.Disposable.from(this.view, this.changed, this.sighted).dispose();
  }
}

/** Calls back a little after the active note is another one, or has been saved. */
export function onActiveNote(change: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(change, 200);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => {
      if (activeNote() !== undefined) soon();
    }),
    vscode.workspace.onDidSaveTextDocument(soon),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
