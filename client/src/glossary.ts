import * as vscode from 'vscode';
import { GlossaryRequest, type GlossaryListing, type ListedConcept } from './protocol';
import type { ServerConnection } from './server/serverConnection';

const nothing: GlossaryListing = { topics: [], concepts: [] };

/** The concepts in force, as the server last listed them; asked for again when notes or glossaries may have changed them. */
export class GlossaryModel implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private asked: Promise<GlossaryListing> | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: ServerConnection) {
    const glossaries = vscode.workspace.createFileSystemWatcher('**/*.{yml,yaml}');
    this.subscriptions = [
      this.changed,
      glossaries,
      glossaries.onDidChange(() => {
        this.invalidate();
      }),
      glossaries.onDidCreate(() => {
        this.invalidate();
      }),
      glossaries.onDidDelete(() => {
        this.invalidate();
      }),
      vscode.workspace.onDidSaveTextDocument(() => {
        this.invalidate();
      }),
      server.onDidChangeState(() => {
        this.invalidate();
      }),
    ];
  }

  /** All concepts; none while there is no server. */
  all(): Promise<GlossaryListing> {
    this.asked ??= this.ask();
    return this.asked;
  }

  invalidate(): void {
    this.asked = undefined;
    this.changed.fire();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async ask(): Promise<GlossaryListing> {
    return (await this.server.client?.sendRequest(GlossaryRequest, {})) ?? nothing;
  }
}

/** Where a concept is defined; undefined where its file has no address. */
export function locationOf(listing: GlossaryListing, concept: ListedConcept): vscode.Location | undefined {
  const uri = listing.topics[concept.topic]?.uri;
  return uri === undefined ? undefined : new vscode.Location(vscode.Uri.parse(uri), rangeOf(concept.range));
}

export function rangeOf(range: ListedConcept['range']): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

export async function openConcept(listing: GlossaryListing, concept: ListedConcept): Promise<void> {
  const place = locationOf(listing, concept);
  if (place !== undefined) await vscode.window.showTextDocument(place.uri, { selection: place.range });
}

/** A card for a tooltip: no link, no command, all text as it is. */
export function cardOf(concept: ListedConcept): vscode.MarkdownString {
  const card = new vscode.MarkdownString();
  card.appendMarkdown('**').appendText(concept.name).appendMarkdown('**');
  if (concept.otherName !== undefined) card.appendMarkdown(' · ').appendText(concept.otherName);
  if (concept.definition !== undefined) card.appendMarkdown('\n\n').appendText(concept.definition);
  if (concept.labels.length > 0) card.appendMarkdown('\n\n').appendText(concept.labels.join(' · '));
  return card;
}

/** The concepts that a reader may mean: those that hold all words of a text in a name, a label or an id. */
export function matches(concept: ListedConcept, words: readonly string[]): boolean {
  const text = [concept.name, concept.otherName ?? '', concept.id, ...concept.labels].join('\n').toLowerCase();
  return words.every(word => text.includes(word));
}
