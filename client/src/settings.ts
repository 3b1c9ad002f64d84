/** Keys of the section `mllmLsp` that speak to the extension alone; the server knows the others. */
const ownKeys = new Set(['server', 'trace']);

/** What the server is told of a configuration section: everything but the extension's own keys. */
export function serverSettings(section: unknown): unknown {
  if (typeof section !== 'object' || section === null || Array.isArray(section)) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => !ownKeys.has(key)));
}
