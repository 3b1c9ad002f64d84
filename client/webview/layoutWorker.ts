// A worker beside the page: lets a graph settle by ForceAtlas2 and tells the positions now and then, while the page stays free to draw.
import iterate from 'graphology-layout-forceatlas2/iterate';
import type { LaidOut, StartLayout } from './layoutMessages';

/** Numbers of a node in ForceAtlas2's matrix; the first two are its position. */
const perNode = 10;

/** How often the page is told, in milliseconds: drawing thousands of nodes takes a good part of it. */
const interval = 120;

self.onmessage = ({ data: { nodes, edges, settings, steps } }: MessageEvent<StartLayout>) => {
  let told = performance.now();
  for (let step = 1; step <= steps; step++) {
    iterate(settings, nodes, edges);
    if (step === steps || performance.now() - told >= interval) {
      tell(nodes, step === steps);
      told = performance.now();
    }
  }
};

function tell(nodes: Float32Array, isSettled: boolean): void {
  const positions = new Float32Array((nodes.length / perNode) * 2);
  for (let node = 0; node * perNode < nodes.length; node++) {
    positions[2 * node] = nodes[perNode * node] ?? 0;
    positions[2 * node + 1] = nodes[perNode * node + 1] ?? 0;
  }
  self.postMessage({ positions, isSettled } satisfies LaidOut);
}
