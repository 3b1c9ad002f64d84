// Requests beyond LSP. docs/protocol.md describes them; src/MllmLsp.Server/Protocol/OwnRequests.cs is the other side.
import {
  RequestType,
  type Diagnostic,
  type Range,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';

/** A glossary file. */
export interface GlossaryTopic {
  title: string;
  isBuiltIn: boolean;
  uri?: string;
}

export interface ListedConcept {
  id: string;
  /** In the client's language, else in the other one. */
  name: string;
  otherName?: string;
  /** All other names. */
  labels: string[];
  kind: string;
  /** Index into the listing's topics. */
  topic: number;
  /** Ids. */
  broader: string[];
  definition?: string;
  isDeprecated: boolean;
  /** Notes that mention it; missing while they are not indexed. */
  usedIn?: number;
  range: Range;
}

export interface GlossaryListing {
  topics: GlossaryTopic[];
  concepts: ListedConcept[];
}

/** A place that speaks of a note or a concept. */
export interface ListedUse {
  uri: string;
  range: Range;
  /** Of the note in which it stands. */
  title: string;
  /** Plain text around the place. */
  line: string;
  /** Start and end of the place in the line. */
  highlight: [number, number];
}

export interface GraphNode {
  kind: 'note' | 'concept' | 'missing';
  label: string;
  uri?: string;
  range?: Range;
}

export interface GraphEdge {
  source: number;
  target: number;
  kind: 'link' | 'broken' | 'mention' | 'relation';
}

export interface GraphListing {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface LintReport {
  /** How many files were looked at. */
  checked: number;
  files: { uri: string; diagnostics: Diagnostic[] }[];
}

export const GlossaryRequest = new RequestType<{ textDocument?: TextDocumentIdentifier }, GlossaryListing, void>(
  'mllmLsp/glossary',
);
export const BacklinksRequest = new RequestType<{ textDocument: TextDocumentIdentifier }, ListedUse[], void>(
  'mllmLsp/backlinks',
);
export const ConceptUsesRequest = new RequestType<
  { concept: string; textDocument?: TextDocumentIdentifier },
  ListedUse[],
  void
>('mllmLsp/conceptUses');
export const GraphRequest = new RequestType<Record<string, never>, GraphListing, void>('mllmLsp/graph');
export const LintRequest = new RequestType<{ workDoneToken?: string }, LintReport, void>('mllmLsp/lint');
export const AddTermRequest = new RequestType<
  { textDocument: TextDocumentIdentifier; term: string },
  WorkspaceEdit | null,
  void
>('mllmLsp/addTerm');
