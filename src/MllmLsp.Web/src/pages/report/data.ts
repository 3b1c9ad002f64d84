/** What `mllm-lsp report` writes into the page. Paths are relative to the root of the notes, with `/`. */
export interface ReportData {
  readonly title: string;
  readonly summary: {
    readonly notes: number;
    readonly glossaries: number;
    readonly bytes: number;
    readonly links: number;
    readonly concepts: number;
    readonly known: number;
  };
  readonly rules: readonly Rule[];
  /** Every finding, by path and place; at most so many as the page can show well. */
  readonly findings: readonly Finding[];
  /** How many there are. */
  readonly findingCount: number;
  readonly folders: readonly Folder[];
  readonly used: readonly Concept[];
  readonly unused: readonly Concept[];
  readonly unusedCount: number;
  readonly notes: readonly Note[];
  readonly orphans: readonly string[];
  readonly orphanCount: number;
  readonly noteGraph: Graph;
  readonly folderGraph: Graph;
  readonly candidates: readonly Candidate[];
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  /** What it is about, in one sentence. */
  readonly summary: string;
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface Folder {
  /** Empty for the root itself. */
  readonly path: string;
  readonly notes: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface Concept {
  readonly name: string;
  /** Its name in the other language; empty where it has none. */
  readonly other: string;
  /** In how many notes it is mentioned. */
  readonly notes: number;
  /** Whether the notes' own glossary defines it. */
  readonly own: boolean;
}

export interface Note {
  readonly path: string;
  readonly title: string;
  readonly linksIn: number;
  readonly linksOut: number;
}

export interface Graph {
  /** `size` is notes for a folder, links in for a note. */
  readonly nodes: readonly { readonly name: string; readonly group: number; readonly size: number }[];
  /** Places in `nodes`, and how many links there are between them. */
  readonly edges: readonly (readonly [number, number, number])[];
  readonly groups: readonly string[];
  /** How many nodes there would be. */
  readonly all: number;
}

export interface Candidate {
  readonly text: string;
  readonly count: number;
  readonly notes: number;
  /** A note that has it. */
  readonly example: string;
}
