import { BarChart, GraphChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import type { ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Severity } from './data';

echarts.use([BarChart, GraphChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** A chart's options, made anew for each colour scheme. */
export type Options = (colours: Colours) => Record<string, unknown>;

export interface Colours {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly card: string;
  readonly accent: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly groups: readonly string[];
}

const charts: { readonly chart: ECharts; options: Options }[] = [];
const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Draws a chart into an element that is in the page and has a size. It follows the element's width and the reader's colour scheme. */
export function draw(into: HTMLElement, options: Options): ECharts {
  const chart = echarts.init(into, null, { renderer: 'canvas' });
  const entry = { chart, options };
  charts.push(entry);
  apply(entry);
  new ResizeObserver(() => chart.resize()).observe(into);
  return chart;
}

/** Other options for a chart that was drawn. */
export function redraw(chart: ECharts, options: Options): void {
  const entry = charts.find((one) => one.chart === chart);
  if (entry !== undefined) {
    entry.options = options;
    apply(entry);
  }
}

dark.addEventListener('change', () => charts.forEach(apply));

function apply({ chart, options }: { readonly chart: ECharts; readonly options: Options }): void {
  const now = colours();
  chart.setOption(
    {
      animation: !still.matches,
      animationDuration: 300,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: now.text },
      ...options(now),
    },
    true,
  );
}

/** Of the page's style sheet; severities and groups keep apart in both schemes, also for eyes that do not tell red from green. */
function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement('span');
  document.body.append(probe);
  const of = (name: string): string => {
    // light-dark() is resolved where it is used only.
    probe.style.color = style.getPropertyValue(name);
    return getComputedStyle(probe).color;
  };
  const result = {
    text: of('--text'),
    muted: of('--muted'),
    line: of('--line'),
    card: of('--card'),
    accent: of('--accent'),
    severity: { error: of('--error'), warning: of('--warning'), information: of('--information'), hint: of('--hint') },
    groups: Array.from({ length: 8 }, (_, place) => of(`--group-${place}`)),
  };
  probe.remove();
  return result;
}

/** The tooltip of all charts. Drawn on the canvas: the page's policy allows no styles in markup. */
export function tooltip(now: Colours): Record<string, unknown> {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: now.card,
    borderColor: now.line,
    textStyle: { color: now.text, fontSize: 13 },
  };
}
