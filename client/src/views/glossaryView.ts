import * as vscode from 'vscode';
import { cardOf, matches, openConcept, type GlossaryModel } from '../glossary';
import type { GlossaryListing, ListedConcept } from '../protocol';

type Arrangement = 'topic' | 'broader';

interface TopicNode {
  readonly kind: 'topic';
  readonly title: string;
  readonly isBuiltIn: boolean;
  readonly concepts: readonly ListedConcept[];
}

interface ConceptNode {
  readonly kind: 'concept';
  readonly concept: ListedConcept;
  /** The node that it hangs below; a circle of broader concepts is cut where it closes. */
  readonly parent: GlossaryNode | undefined;
}

type GlossaryNode = TopicNode | ConceptNode;

/** The view 'Glossary': concepts by topic or below their broader concepts, all or those that a filter leaves. */
export class GlossaryView implements vscode.TreeDataProvider<GlossaryNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<GlossaryNode>;
  private readonly subscription: vscode.Disposable;
  private arrangement: Arrangement;
  private filter = '';
  private listing: GlossaryListing = { topics: [], concepts: [] };
  private narrower = new Map<string, ListedConcept[]>();

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly glossary: GlossaryModel,
    private readonly memory: vscode.Memento,
  ) {
    this.arrangement = memory.get<Arrangement>('glossary.arrangement', 'topic');
    this.view = vscode.window.createTreeView('mllmLsp.glossary', { treeDataProvider: this, showCollapseAll: true });
    this.subscription = glossary.onDidChange(() => {
      this.changed.fire();
    });
    this.tellContext();
  }

  dispose(): void {
    vscode.Disposable.from(this.view, this.changed, this.subscription).dispose();
  }

  arrangeBy(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    void this.memory.update('glossary.arrangement', arrangement);
    this.tellContext();
    this.changed.fire();
  }

  /** Asks for a filter, and follows it while it is typed. */
  async askFilter(): Promise<void> {
    const before = this.filter;
    const box = vscode.window.createInputBox();
    box.title = vscode.l10n.t('Filter the Glossary');
    box.placeholder = vscode.l10n.t('A part of a name in Chinese or English');
    box.value = before;
    box.onDidChangeValue(value => {
      this.setFilter(value);
    });
    const accepted = await new Promise<boolean>(resolve => {
      box.onDidAccept(() => {
        resolve(true);
        box.hide();
      });
      box.onDidHide(() => {
        resolve(false);
      });
      box.show();
    });
    box.dispose();
    if (!accepted) this.setFilter(before);
  }

  setFilter(filter: string): void {
    this.filter = filter.trim();
    this.view.message = this.filter === '' ? '' : vscode.l10n.t('Filter: {0}', this.filter);
    this.tellContext();
    this.changed.fire();
  }

  /** Shows a concept, whatever the filter was. */
  async reveal(id: string): Promise<void> {
    if (this.filter !== '') this.setFilter('');
    const node = this.find(id, await this.roots());
    if (node === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The glossary has no concept “{0}”.', id));
      return;
    }
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  async getChildren(node?: GlossaryNode): Promise<GlossaryNode[]> {
    return node === undefined ? this.roots() : this.childrenOf(node);
  }

  getParent(node: GlossaryNode): GlossaryNode | undefined {
    return node.kind === 'concept' ? node.parent : undefined;
  }

  getTreeItem(node: GlossaryNode): vscode.TreeItem {
    if (node.kind === 'topic') {
      const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.Collapsed);
      item.description = String(node.concepts.length);
      item.iconPath = new vscode.ThemeIcon(node.isBuiltIn ? 'library' : 'folder-library');
      // A node keeps whether it is open by its id: a filtered topic is another one, and open.
      item.id = `topic ${node.title} ${node.isBuiltIn} ${this.filter === ''}`;
      if (this.filter !== '') item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
      return item;
    }
    const { concept } = node;
    const hasChildren = this.arrangement === 'broader' && (this.narrower.get(concept.id)?.length ?? 0) > 0;
    const item = new vscode.TreeItem(
      concept.name,
      hasChildren ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    item.id = ['concept', concept.topic, ...idsAbove(node)].join(' ');
    item.description = [concept.otherName, concept.usedIn ? `${concept.usedIn}` : undefined]
      .filter(Boolean)
      .join('  ·  ');
    item.tooltip = cardOf(concept);
    item.iconPath = new vscode.ThemeIcon(concept.isDeprecated ? 'circle-slash' : iconOf(concept.kind));
    item.contextValue = 'concept';
    item.command = {
      command: 'mllmLsp.openConcept',
      title: vscode.l10n.t('Open Definition'),
      arguments: [concept.id],
    };
    return item;
  }

  /** Opens the entry of a concept, given its id or a node of the view. */
  async open(target: string | GlossaryNode): Promise<void> {
    const listing = await this.glossary.all();
    const id = idOf(target);
    const concept = listing.concepts.find(candidate => candidate.id === id);
    if (concept !== undefined) await openConcept(listing, concept);
  }

  private childrenOf(node: GlossaryNode): ConceptNode[] {
    if (node.kind === 'topic') return node.concepts.map(concept => ({ kind: 'concept', concept, parent: node }));
    const below = this.arrangement === 'broader' ? (this.narrower.get(node.concept.id) ?? []) : [];
    const above = idsAbove(node);
    return below
      .filter(concept => !above.includes(concept.id))
      .map(concept => ({ kind: 'concept', concept, parent: node }));
  }

  /** The first node of a concept, depth first. */
  private find(id: string, nodes: readonly GlossaryNode[]): ConceptNode | undefined {
    for (const node of nodes) {
      if (node.kind === 'concept' && node.concept.id === id) return node;
      const found = this.find(id, this.childrenOf(node));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private async roots(): Promise<GlossaryNode[]> {
    this.listing = await this.glossary.all();
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const concepts = this.listing.concepts.filter(concept => matches(concept, words));
    if (this.arrangement === 'broader' && words.length === 0) return this.broadest(concepts);
    return this.listing.topics
      .map((topic, index): TopicNode => {
        const inTopic = concepts.filter(concept => concept.topic === index).sort(byName);
        return { kind: 'topic', title: topic.title, isBuiltIn: topic.isBuiltIn, concepts: inTopic };
      })
      .filter(topic => topic.concepts.length > 0)
      .sort((a, b) => Number(a.isBuiltIn) - Number(b.isBuiltIn));
  }

  /** Concepts without a broader one; also those whose broader concepts all hang in a circle below themselves. */
  private broadest(concepts: readonly ListedConcept[]): GlossaryNode[] {
    const ids = new Set(concepts.map(concept => concept.id));
    this.narrower = new Map();
    for (const concept of concepts) {
      for (const broader of concept.broader) {
        if (ids.has(broader)) this.narrower.set(broader, [...(this.narrower.get(broader) ?? []), concept]);
      }
    }
    for (const below of this.narrower.values()) below.sort(byName);
    const roots = concepts.filter(concept => !concept.broader.some(broader => ids.has(broader)));
    const reached = new Set<string>();
    const reach = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      for (const concept of this.narrower.get(id) ?? []) reach(concept.id);
    };
    for (const root of roots) reach(root.id);
    for (const concept of concepts) {
      if (!reached.has(concept.id)) {
        roots.push(concept);
        reach(concept.id);
      }
    }
    return roots.sort(byName).map(concept => ({ kind: 'concept', concept, parent: undefined }));
  }

  private tellContext(): void {
    void vscode.commands.executeCommand('setContext', 'mllmLsp.glossaryArrangement', this.arrangement);
    void vscode.commands.executeCommand('setContext', 'mllmLsp.glossaryFiltered', this.filter !== '');
  }
}

/** The concept's id of a node of the view, or the id itself. */
export function idOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null || !('concept' in target)) return undefined;
  const { concept } = target;
  const id = typeof concept === 'object' && concept !== null && 'id' in concept ? concept.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The ids of a concept and of those that it hangs below, the broadest first. */
function idsAbove(node: GlossaryNode | undefined): string[] {
  return node?.kind === 'concept' ? [...idsAbove(node.parent), node.concept.id] : [];
}

function byName(a: ListedConcept, b: ListedConcept): number {
  return a.name.localeCompare(b.name, vscode.env.language);
}

function iconOf(kind: string): string {
  const icons: Record<string, string> = {
    model: 'hubot',
    dataset: 'database',
    benchmark: 'beaker',
    method: 'symbol-method',
    component: 'symbol-class',
    metric: 'graph-line',
    task: 'checklist',
  };
  return icons[kind] ?? 'symbol-keyword';
}
