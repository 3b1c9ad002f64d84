import type Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/** What one frame may take, in milliseconds: the page stays responsive while the graph settles. */
const frame = 12;

/** Lets a graph settle by ForceAtlas2, a few steps a frame. */
export class Layout {
  private request = 0;
  private steps = 0;

  /** @param onSettled Called once, when no more steps are made. */
  constructor(
    private readonly graph: Graph,
    private readonly onSettled: () => void,
  ) {
    const settings = { ...forceAtlas2.inferSettings(graph.order), barnesHutOptimize: graph.order > 300, gravity: 1 };
    const most = graph.order > 3000 ? 150 : 400;
    const step = (): void => {
      const end = performance.now() + frame;
      do {
        forceAtlas2.assign(this.graph, { iterations: 1, settings });
        this.steps++;
      } while (performance.now() < end && this.steps < most);
      if (this.steps < most) this.request = requestAnimationFrame(step);
      else this.onSettled();
    };
    if (graph.order > 1) this.request = requestAnimationFrame(step);
    else this.onSettled();
  }

  stop(): void {
    cancelAnimationFrame(this.request);
  }
}
