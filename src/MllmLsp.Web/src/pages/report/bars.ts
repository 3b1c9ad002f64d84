import { element } from '../../shared/element';
import { draw, tooltip, type Colours } from './chart';

export interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly value: number; readonly colour: (colours: Colours) => string }[];
}

const rowHeight = 30;

/** Horizontal bars, the first one on top; each bar may have several parts. `onPick` is told the bar that somebody clicks on. */
export function bars(rows: readonly Bar[], label: string, onPick?: (name: string) => void): { readonly box: HTMLElement; readonly start: () => void } {
  const box = element('div', { class: 'chart', role: 'img', 'aria-label': `${label}: ${rows.map((row) => `${row.name} ${total(row)}`).join(', ')}` });
  const start = (): void => {
    // Style attributes are ruled out by the page's policy; the object model is not.
    box.style.height = `${rows.length * rowHeight + 40}px`;
    const chart = draw(box, (now) => options(rows, now));
    if (onPick !== undefined) {
      chart.on('click', (event) => onPick(String(event.name)));
    }
  };
  return { box, start };
}

function options(rows: readonly Bar[], now: Colours): Record<string, unknown> {
  const names = [...new Map(rows.flatMap((row) => row.parts).map((part) => [part.name, part])).values()];
  return {
    grid: { left: 8, right: 48, top: names.length > 1 ? 32 : 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: names.length > 1, top: 0, left: 0, textStyle: { color: now.muted }, itemWidth: 12, itemHeight: 12 },
    tooltip: { ...tooltip(now), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { lineStyle: { color: now.line } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: now.line } },
      axisLabel: { color: now.text, width: 190, overflow: 'truncate' },
    },
    series: names.map((series, place) => ({
      name: series.name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 18,
      data: rows.map((row) => {
        const part = row.parts.find((one) => one.name === series.name);
        return { value: part?.value ?? 0, itemStyle: { color: (part ?? series).colour(now) } };
      }),
      itemStyle: { color: series.colour(now) },
      label:
        place === names.length - 1
          ? { show: true, position: 'right', color: now.muted, formatter: (event: { readonly dataIndex: number }) => String(total(rows[event.dataIndex])) }
          : { show: false },
    })),
  };
}

function total(row: Bar | undefined): number {
  return row?.parts.reduce((sum, part) => sum + part.value, 0) ?? 0;
}
