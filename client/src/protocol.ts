// Requests beyond LSP. docs/protocol.md describes them; src/MllmLsp.Server/Protocol/OwnRequests.cs is the other side.
import {
  RequestType,
  type Diagnostic,
  type Position,
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

export interface ConceptName {
  id: string;
  /** In the client's language, else in the other one. */
  name: string;
}

export interface TermName {
  text: string;
  language: 'en' | 'zh';
  /** The short form of which this is the long one. */
  abbreviation?: string;
}

/** A term that no glossary has, or a new name of a known one. */
export interface NewTerm {
  /** The first of each language is the one proposed as preferred. */
  names: TermName[];
  /** 0 to 1. */
  confidence: number;
  /** Ids of the concepts that have some of the names; empty for a term that is new altogether. */
  known: string[];
  evidence: { kind: string; range: Range; sentence: string }[];
  /** A sentence of the note that says what it is. */
  definition?: string;
}

export interface BuiltGlossary {
  /** Notes that were read. */
  documents: number;
  candidates: number;
  /** The file of candidates that the edit makes or replaces; missing where nothing was found. */
  uri?: string;
  edit?: WorkspaceEdit;
}

export interface WrittenBaseline {
  /** Known once the edit is made. */
  findings: number;
  files: number;
  edit?: WorkspaceEdit;
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
export const AddTermsRequest = new RequestType<
  { textDocument: TextDocumentIdentifier; terms: TermName[][] },
  WorkspaceEdit | null,
  void
>('mllmLsp/addTerms');
export const NewTermsRequest = new RequestType<
  { textDocument: TextDocumentIdentifier },
  { terms: NewTerm[] } | null,
  void
>('mllmLsp/newTerms');
export const IgnoreWordRequest = new RequestType<
  { textDocument: TextDocumentIdentifier; word: string },
  WorkspaceEdit | null,
  void
>('mllmLsp/ignoreWord');
export const ConceptAtRequest = new RequestType<
  { textDocument: TextDocumentIdentifier; position: Position },
  ConceptName | null,
  void
>('mllmLsp/conceptAt');
export const CardRequest = new RequestType<
  { concept: string; textDocument?: TextDocumentIdentifier },
  { markdown: string } | null,
  void
>('mllmLsp/card');
export const BuildGlossaryRequest = new RequestType<
  { folder: string; workDoneToken?: string },
  BuiltGlossary | null,
  void
>('mllmLsp/buildGlossary');
export const HasBaselineRequest = new RequestType<Record<string, never>, boolean, void>('mllmLsp/hasBaseline');
export const WriteBaselineRequest = new RequestType<{ workDoneToken?: string }, WrittenBaseline, void>(
  'mllmLsp/writeBaseline',
);
