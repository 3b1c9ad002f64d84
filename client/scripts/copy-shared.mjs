// Copies what the extension hands on from where it is kept: the schemas, and the pages about rules.
import { cpSync, mkdirSync, rmSync } from 'node:fs';

const at = path => new URL(path, import.meta.url);
mkdirSync(at('../schemas'), { recursive: true });
for (const schema of ['docs/mllm-lsp.schema.json', 'glossary/glossary.schema.json']) {
  cpSync(at(`../../${schema}`), at(`../schemas/${schema.split('/').at(-1)}`));
}
rmSync(at('../rules'), { recursive: true, force: true });
cpSync(at('../../docs/rules'), at('../rules'), { recursive: true });
