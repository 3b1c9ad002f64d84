declare module '*?worker' {
  /** A script of its own, as text: a page that may load nothing starts a worker from it. */
  const source: string;
  export default source;
}

// Parts of ForceAtlas2 that its package has no types for.
declare module 'graphology-layout-forceatlas2/defaults' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

  const defaults: Required<ForceAtlas2Settings>;
  export default defaults;
}

declare module 'graphology-layout-forceatlas2/iterate' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

  /** Makes one step, in the matrices themselves. */
  export default function iterate(
    settings: Required<ForceAtlas2Settings>,
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown;
}

declare module 'graphology-layout-forceatlas2/helpers' {
  import type Graph from 'graphology';

  /** A graph as the matrices that `iterate` works on. */
  export function graphToByteArrays(
    graph: Graph,
    weight: () => number,
  ): { nodes: Float32Array<ArrayBuffer>; edges: Float32Array<ArrayBuffer> };
}
