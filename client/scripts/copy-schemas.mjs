// Copies the schemas that the extension hands to the editor from where they are kept.
import { copyFileSync, mkdirSync } from 'node:fs';

const at = path => new URL(path, import.meta.url);
mkdirSync(at('../schemas'), { recursive: true });
for (const schema of ['docs/mllm-lsp.schema.json', 'glossary/glossary.schema.json']) {
  copyFileSync(at(`../../${schema}`), at(`../schemas/${schema.split('/').at(-1)}`));
}
