import { element } from '../../shared/element';
import type { Language } from '../../shared/language';
import { draw, redraw, tooltip, type Colours } from './chart';
import type { Graph, ReportData } from './data';
import { cappedGraph, shownFolder, words } from './words';

/** Labels beside the nodes of larger graphs would cover each other: there they come when a node is pointed at. */
const mostLabels = 60;

/** The notes, or the folders, and the links between them. */
export function linkGraph(data: ReportData, language: Language): { readonly box: HTMLElement; readonly start: () => void } {
  if (data.noteGraph.nodes.length === 0) {
    return { box: element('p', { class: 'muted' }, words.noLinks[language]), start: () => undefined };
  }
  const canvas = element('div', { class: 'graph', role: 'img', 'aria-label': words.graph[language] });
  const capped = element('p', { class: 'muted' });
  let show = (_: Graph): void => undefined;
  const choices = element('div', { class: 'choices', role: 'group', 'aria-label': words.graph[language] });
  const graphs: readonly (readonly [string, Graph])[] = [
    [words.graphNotes[language], data.noteGraph],
    ...(data.folderGraph.nodes.length > 1 ? [[words.graphFolders[language], data.folderGraph] as const] : []),
  ];
  for (const [name, graph] of graphs) {
    const button = element('button', { type: 'button', 'aria-pressed': String(graph === data.noteGraph) }, name);
    button.addEventListener('click', () => {
      for (const other of choices.children) {
        other.setAttribute('aria-pressed', String(other === button));
      }
      show(graph);
    });
    choices.append(button);
  }
  const start = (): void => {
    const chart = draw(canvas, (now) => options(data.noteGraph, language, now));
    show = (graph): void => {
      capped.textContent = graph.nodes.length < graph.all ? cappedGraph(graph.nodes.length, graph.all, language) : '';
      redraw(chart, (now) => options(graph, language, now));
    };
    show(data.noteGraph);
  };
  return { box: element('div', {}, graphs.length > 1 ? choices : null, capped, canvas, element('p', { class: 'muted' }, words.graphHint[language])), start };
}

function options(graph: Graph, language: Language, now: Colours): Record<string, unknown> {
  const largest = Math.max(1, ...graph.nodes.map((node) => node.size));
  const few = graph.nodes.length <= mostLabels;
  return {
    color: now.groups,
    legend: { show: graph.groups.length > 1, type: 'scroll', top: 0, left: 0, right: 0, backgroundColor: now.card, textStyle: { color: now.muted }, pageTextStyle: { color: now.muted } },
    tooltip: { ...tooltip(now), formatter: (event: { readonly name: string; readonly value: unknown; readonly dataType: string }) => (event.dataType === 'node' ? `${event.name}: ${String(event.value)}` : event.name) },
    series: [
      {
        type: 'graph',
        layout: 'force',
        top: 48,
        roam: true,
        draggable: true,
        scaleLimit: { min: 0.2, max: 8 },
        categories: graph.groups.map((name) => ({ name: shownFolder(name, language) })),
        data: graph.nodes.map((node, place) => ({
          id: String(place),
          // Without groups the nodes are folders themselves.
          name: graph.groups.length > 0 ? node.name : shownFolder(node.name, language),
          value: node.size,
          // A group that no category stands for would hide the node.
          ...(graph.groups.length > 0 ? { category: node.group } : {}),
          symbolSize: 6 + 26 * Math.sqrt(node.size / largest),
          label: { show: few },
        })),
        links: graph.edges.map(([from, to, weight]) => ({
          source: String(from),
          target: String(to),
          lineStyle: { width: Math.min(6, 0.7 + Math.log2(weight + 1) / 2) },
        })),
        label: { position: 'right', color: now.text, fontSize: 11, textBorderColor: now.card, textBorderWidth: 2 },
        emphasis: { focus: 'adjacency', label: { show: true }, lineStyle: { opacity: 0.9 } },
        lineStyle: { color: now.muted, opacity: 0.35, curveness: 0.08 },
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 5,
        // A few nodes take the room there is; many are held together, so that all of them are seen.
        zoom: few ? 1 : 0.75,
        force: {
          repulsion: 20 + 12_000 / (graph.nodes.length + 20),
          gravity: few ? 0.05 : 0.05 + graph.nodes.length / 2000,
          edgeLength: few ? [90, 200] : [15, 60],
          layoutAnimation: graph.nodes.length <= 150,
        },
      },
    ],
  };
}
