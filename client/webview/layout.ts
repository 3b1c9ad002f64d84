import type Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import defaults from 'graphology-layout-forceatlas2/defaults';
import { graphToByteArrays } from 'graphology-layout-forceatlas2/helpers';
import source from './layoutWorker?worker';
import type { LaidOut, StartLayout, ToLayout } from './layoutMessages';

/** Lets a graph settle by ForceAtlas2, in a worker: the page draws and answers meanwhile, however many nodes there are. */
export class Layout {
  private readonly worker: Worker;

  /**
   * @param graph Gets its positions as they come. A node that is added or dropped meanwhile is not laid out.
   * @param onSettled Called once, when no more steps are made.
   */
  constructor(graph: Graph, onSettled: () => void) {
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }: MessageEvent<LaidOut>) => {
      place(graph, data.positions);
      if (data.isSettled) {
        this.stop();
        onSettled();
      } else {
        // A frame begins before it is drawn: the next one says that it has been.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            this.tell('drawn');
          }),
        );
      }
    };
    const start: StartLayout = {
      ...graphToByteArrays(graph, () => 1),
      settings: {
        ...defaults,
        ...forceAtlas2.inferSettings(graph.order),
        barnesHutOptimize: graph.order > 300,
        gravity: 1,
      },
      steps: graph.order > 3000 ? 300 : 500,
    };
    this.tell(start);
  }

  stop(): void {
    this.worker.terminate();
  }

  private tell(said: ToLayout): void {
    this.worker.postMessage(said);
  }
}

function place(graph: Graph, positions: Float32Array): void {
  let at = 0;
  graph.updateEachNodeAttributes(
    (_, attributes) => {
      attributes.x = positions[at++];
      attributes.y = positions[at++];
      return attributes;
    },
    { attributes: ['x', 'y'] },
  );
}
