// The page of the graph: draws what the extension sends, and says which node was chosen.
import Graph from 'graphology';
import type { FromPage, GraphTexts, ShowGraph, ToPage } from '../src/graph/messages';
import type { GraphEdge, GraphNode } from '../src/protocol';
import { Layout } from './layout';
import { GraphRenderer } from './renderer';

const vscode = acquireVsCodeApi();
const bar = element('bar', HTMLFormElement);
const message = element('message', HTMLParagraphElement);
let renderer: GraphRenderer | undefined;
let layout: Layout | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  show(data);
});
tell({ type: 'ready' });

function show({ graph: listing, texts, current }: ShowGraph): void {
  layout?.stop();
  renderer?.kill();
  const graph = new Graph({ type: 'directed', multi: true });
  // Among thousands of nodes each has to be small, or they cover each other.
  const crowd = Math.min(1, Math.sqrt(400 / (listing.nodes.length + 1)));
  const degrees = degreesOf(listing.nodes.length, listing.edges);
  listing.nodes.forEach((node, index) => {
    graph.addNode(String(index), {
      kind: node.kind,
      label: node.label,
      // Around a circle, notes inside: a start from which the layout settles quickly, and the same each time.
      x: Math.cos(index * 2.4) * Math.sqrt(index + 1),
      y: Math.sin(index * 2.4) * Math.sqrt(index + 1),
      size: crowd * Math.min(18, 3 + 1.6 * Math.sqrt(degrees[index] ?? 0)),
      current: index === current,
    });
  });
  listing.edges.forEach(edge => graph.addEdge(String(edge.source), String(edge.target), { kind: edge.kind }));
  message.textContent = graph.order === 0 ? texts.empty : '';
  const shown = new GraphRenderer(graph, element('graph', HTMLElement), node => {
    tell({ type: 'open', node: Number(node) });
  });
  renderer = shown;
  layout = new Layout(graph, () => {
    document.body.dataset.settled = 'true';
  });
  drawBar(shown, listing.nodes, texts);
  document.body.dataset.nodes = String(graph.order);
  document.body.dataset.edges = String(graph.size);
}

function drawBar(shown: GraphRenderer, nodes: readonly GraphNode[], texts: GraphTexts): void {
  const count = (kind: GraphNode['kind']): number => nodes.filter(node => node.kind === kind).length;
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = texts.search;
  search.setAttribute('aria-label', texts.search);
  search.addEventListener('input', () => {
    const { found, shown: arrived } = shown.search(search.value);
    message.textContent = search.value.trim() !== '' && found === 0 ? texts.nothingFound : '';
    void arrived.then(() => {
      document.body.dataset.found = String(found);
    });
  });
  bar.onsubmit = event => {
    event.preventDefault();
    shown.openFound();
  };
  bar.replaceChildren(
    search,
    toggle(shown, 'note', `${texts.notes} ${count('note')}`, true),
    toggle(shown, 'concept', `${texts.concepts} ${count('concept')}`, true),
    toggle(shown, 'missing', `${texts.missing} ${count('missing')}`, true),
    toggle(shown, 'mention', texts.mentions, true),
    toggle(shown, 'relation', texts.relations, true),
  );
}

function toggle(
  shown: GraphRenderer,
  kind: GraphNode['kind'] | GraphEdge['kind'],
  text: string,
  on: boolean,
): HTMLElement {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = on;
  box.name = kind;
  box.addEventListener('change', () => {
    shown.setVisible(kind, box.checked);
  });
  const swatch = document.createElement('span');
  swatch.className = `swatch ${kind}${kind === 'mention' || kind === 'relation' ? ' line' : ''}`;
  label.append(box, swatch, text);
  return label;
}

function degreesOf(count: number, edges: readonly GraphEdge[]): number[] {
  const degrees = new Array<number>(count).fill(0);
  for (const { source, target } of edges) {
    degrees[source] = (degrees[source] ?? 0) + 1;
    degrees[target] = (degrees[target] ?? 0) + 1;
  }
  return degrees;
}

function tell(said: FromPage): void {
  vscode.postMessage(said);
}

function element<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no #${id}.`);
  return found;
}
