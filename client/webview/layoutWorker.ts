// A worker beside the page: lets a graph settle by ForceAtlas2 and tells the positions now and then, while the page stays free to draw.
import iterate from 'graphology-layout-forceatlas2/iterate';
import type { LaidOut, StartLayout, ToLayout } from './layoutMessages';

/** Numbers of a node in ForceAtlas2's matrix; the first two are its position. */
const perNode = 10;

/** How long the worker goes on before it looks for messages, in milliseconds. */
const slice = 60;

/** The page has drawn what it was told last: it is never told more than it can draw. */
let hasDrawn = true;

self.onmessage = ({ data }: MessageEvent<ToLayout>) => {
  if (data === 'drawn') hasDrawn = true;
  else settle(data, 0);
};

function settle(layout: StartLayout, made: number): void {
  const { nodes, edges, settings, steps } = layout;
  const end = performance.now() + slice;
  let step = made;
  for (; step < steps && performance.now() < end; step++) iterate(settings, nodes, edges);
  if (hasDrawn || step === steps) tell(nodes, step === steps);
  if (step < steps) {
    setTimeout(() => {
      settle(layout, step);
    });
  }
}

function tell(nodes: Float32Array, isSettled: boolean): void {
  hasDrawn = false;
  const positions = new Float32Array((nodes.length / perNode) * 2);
  for (let node = 0; node * perNode < nodes.length; node++) {
    positions[2 * node] = nodes[perNode * node] ?? 0;
    positions[2 * node + 1] = nodes[perNode * node + 1] ?? 0;
  }
  self.postMessage({ positions, isSettled } satisfies LaidOut);
}
