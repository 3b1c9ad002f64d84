// What the page of the graph and the worker that lays it out say to each other.
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

export interface StartLayout {
  /** As ForceAtlas2 wants nodes and edges: ten and three numbers for each. */
  nodes: Float32Array;
  edges: Float32Array;
  settings: Required<ForceAtlas2Settings>;
  /** How many steps are made. */
  steps: number;
}

/** What the page says: where to begin, and that it has drawn the positions that it was told last. */
export type ToLayout = StartLayout | 'drawn';

/** Positions so far: x and y of each node, in the graph's order. */
export interface LaidOut {
  positions: Float32Array;
  isSettled: boolean;
}
