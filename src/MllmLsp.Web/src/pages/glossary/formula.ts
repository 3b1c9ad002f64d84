import katex from 'katex';
import { element } from '../../shared/element';

/** A TeX formula as it is read; the TeX itself, marked, where it cannot be. KaTeX trusts nothing of it: no links, no classes, no styles. */
export function formula(tex: string): HTMLElement {
  const box = element('div', { class: 'formula', tabindex: '0' });
  try {
    katex.render(tex, box, { displayMode: true, trust: false, strict: false, throwOnError: true, maxExpand: 500, maxSize: 20 });
  } catch (error) {
    box.replaceChildren(element('code', { class: 'broken', title: error instanceof Error ? error.message : '' }, tex));
  }
  return box;
}
