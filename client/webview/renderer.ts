import type Graph from 'graphology';
import Sigma from 'sigma';
import type { GraphEdge, GraphNode } from '../src/protocol';

type Kind = GraphNode['kind'] | GraphEdge['kind'];

interface NodeAttributes {
  kind: GraphNode['kind'];
  label: string;
  current: boolean;
}

/** Draws a graph: kinds can be hidden, a search or the pointer brings forward what belongs together. */
export class GraphRenderer {
  private readonly sigma: Sigma;
  private readonly hidden = new Set<Kind>();
  private found = new Set<string>();
  private pointed: string | undefined;
  private near = new Set<string>();

  constructor(
    private readonly graph: Graph,
    container: HTMLElement,
    private readonly open: (node: string) => void,
  ) {
    const theme = new Theme(graph.size);
    // As many names as can be read: all of a few nodes, of many those that stand out.
    const isSmall = graph.order < 150;
    this.sigma = new Sigma(graph, container, {
      labelColor: { color: theme.text },
      labelFont: theme.font,
      labelSize: 12,
      labelDensity: isSmall ? 2 : 0.6,
      labelRenderedSizeThreshold: isSmall ? 0 : 6,
      defaultEdgeType: 'arrow',
      hideEdgesOnMove: graph.size > 5000,
      zIndex: true,
      allowInvalidContainer: true,
      nodeReducer: (node, data) => this.drawnNode(node, data as NodeAttributes, theme),
      edgeReducer: (edge, data) => this.drawnEdge(edge, data as { kind: GraphEdge['kind'] }, theme),
      // The card that the library draws over a node has colours of its own.
      defaultDrawNodeHover: () => undefined,
    });
    this.sigma.on('clickNode', ({ node }) => {
      this.open(node);
    });
    this.sigma.on('enterNode', ({ node }) => {
      this.point(node);
      container.style.cursor = 'pointer';
    });
    this.sigma.on('leaveNode', () => {
      this.point(undefined);
      container.style.cursor = '';
    });
  }

  kill(): void {
    this.sigma.kill();
  }

  setVisible(kind: Kind, visible: boolean): void {
    if (visible) this.hidden.delete(kind);
    else this.hidden.add(kind);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Brings forward the nodes whose name has a text, and goes to the one where it is one; says how many, and when the view is there. */
  search(text: string): { found: number; shown: Promise<void> } {
    let shown = Promise.resolve();
    const wanted = text.trim().toLowerCase();
    this.found = new Set(
      wanted === ''
        ? []
        : this.graph.filterNodes((_, data) => (data as NodeAttributes).label.toLowerCase().includes(wanted)),
    );
    const [only] = this.found;
    if (this.found.size === 1 && only !== undefined) {
      const { x, y } = this.sigma.getNodeDisplayData(only) ?? { x: 0.5, y: 0.5 };
      shown = this.sigma.getCamera().animate({ x, y, ratio: 0.35 });
    } else if (wanted === '') {
      shown = this.sigma.getCamera().animatedReset();
    }
    this.sigma.refresh({ skipIndexation: true });
    return { found: this.found.size, shown };
  }

  /** Opens the one node that the search left. */
  openFound(): void {
    const [only] = this.found;
    if (this.found.size === 1 && only !== undefined) this.open(only);
  }

  private point(node: string | undefined): void {
    this.pointed = node;
    this.near = new Set(node === undefined ? [] : this.graph.neighbors(node));
    this.sigma.refresh({ skipIndexation: true });
  }

  private drawnNode(node: string, data: NodeAttributes, theme: Theme): Record<string, unknown> {
    const forward = this.isForward(node);
    return {
      ...data,
      hidden: this.hidden.has(data.kind),
      color: forward ? (data.current ? theme.current : theme.nodes[data.kind]) : theme.faint,
      label: forward ? data.label : null,
      forceLabel: data.current || this.pointed === node || this.found.has(node),
      zIndex: forward ? 1 : 0,
    };
  }

  private drawnEdge(edge: string, data: { kind: GraphEdge['kind'] }, theme: Theme): Record<string, unknown> {
    const [source, target] = this.graph.extremities(edge);
    const forward =
      this.pointed === undefined
        ? this.isForward(source) && this.isForward(target)
        : this.pointed === source || this.pointed === target;
    return {
      ...data,
      hidden: this.hidden.has(data.kind) || (!forward && data.kind === 'mention' && this.graph.size > 5000),
      color: forward ? theme.edges[data.kind] : theme.faint,
      size: theme.widths[data.kind],
      zIndex: data.kind === 'broken' ? 2 : 0,
    };
  }

  private isForward(node: string): boolean {
    if (this.pointed !== undefined) return node === this.pointed || this.near.has(node);
    return this.found.size === 0 || this.found.has(node);
  }
}

/** Colours of the editor's theme, which a canvas cannot ask for by name. */
class Theme {
  private readonly style = getComputedStyle(document.body);
  readonly text = this.color('--vscode-foreground', '#888888');
  readonly font = this.style.getPropertyValue('--vscode-font-family') || 'sans-serif';
  readonly current = this.color('--vscode-charts-orange', '#d18616');
  readonly nodes: Record<GraphNode['kind'], string> = {
    note: this.color('--vscode-charts-blue', '#1a85ff'),
    concept: this.color('--vscode-charts-green', '#388a34'),
    missing: this.color('--vscode-charts-red', '#e51400'),
  };
  readonly faint: string;
  readonly edges: Record<GraphEdge['kind'], string>;
  readonly widths: Record<GraphEdge['kind'], number>;

  /** @param edges How many there are: thousands are drawn finer, and let what is below shine through. */
  constructor(edges: number) {
    const isDense = edges > 2000;
    const opacity = isDense ? 0.3 : 0.9;
    this.faint = translucent('#888888', 0.25);
    this.edges = {
      link: translucent(this.nodes.note, opacity),
      broken: this.nodes.missing,
      mention: translucent('#888888', isDense ? 0.2 : 0.6),
      relation: translucent(this.nodes.concept, opacity),
    };
    this.widths = isDense
      ? { link: 0.8, broken: 1.4, mention: 0.6, relation: 0.8 }
      : { link: 1.8, broken: 2.4, mention: 1, relation: 1.4 };
  }

  private color(name: string, otherwise: string): string {
    return this.style.getPropertyValue(name).trim() || otherwise;
  }
}

/** A colour as CSS writes it, with another opacity. */
function translucent(color: string, opacity: number): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
