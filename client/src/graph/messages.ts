// What the graph's panel and its page say to each other.
import type { GraphListing } from '../protocol';

/** Texts of the page, in the language of the display. */
export interface GraphTexts {
  search: string;
  notes: string;
  concepts: string;
  missing: string;
  mentions: string;
  relations: string;
  empty: string;
  nothingFound: string;
}

export interface ShowGraph {
  type: 'show';
  graph: GraphListing;
  texts: GraphTexts;
  /** The node of the note that the editor has; undefined for none. */
  current?: number;
}

export type ToPage = ShowGraph;

export type FromPage = { type: 'ready' } | { type: 'open'; node: number };
