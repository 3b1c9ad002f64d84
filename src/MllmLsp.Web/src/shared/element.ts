export type Child = Node | string | null;

type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/**
 * An element with attributes, listeners and children. Text stays text: nothing that a glossary or a note says is ever read as HTML.
 * `onclick` and the like take functions; `true` sets an attribute without value, `false` leaves it out; null children are left out.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key.replace(/^on/, ''), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}
