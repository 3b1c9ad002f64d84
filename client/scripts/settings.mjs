// Writes the extension's settings (package.json, and their English descriptions in package.nls.json) from the schema of mllm-lsp.json, so
// that both have the same keys; the extension's own settings stand below.
//   node scripts/settings.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';

const at = path => new URL(path, import.meta.url);
const readJson = path => JSON.parse(readFileSync(at(path), 'utf8'));

const own = {
  'server.path': {
    type: 'string',
    default: '',
    scope: 'machine',
    markdownDescription:
      'Absolute path of another server to start: the program `mllm-lsp`, or `mllm-lsp.dll` for a .NET 10 runtime. Empty: the one that comes with the extension.',
  },
  'trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    markdownDescription: 'What of the traffic with the server is written to the log.',
  },
};

const schema = readJson('../../docs/mllm-lsp.schema.json');

/** A group holds keys; everything else is a setting. */
const isGroup = node =>
  node.type === 'object' &&
  node.properties !== undefined &&
  node.default === undefined &&
  node.description === undefined;

function* settings(node, prefix) {
  for (const [key, value] of Object.entries(node.properties)) {
    if (key === '$schema') continue;
    const resolved = resolve(value);
    if (isGroup(resolved)) yield* settings(resolved, `${prefix}${key}.`);
    else yield [`${prefix}${key}`, resolved];
  }
}

/** VS Code's settings know no references. */
function resolve(node) {
  if (Array.isArray(node)) return node.map(resolve);
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') {
    const target = node.$ref
      .slice(2)
      .split('/')
      .reduce((found, part) => found[part], schema);
    return { ...resolve(target), ...resolve({ ...node, $ref: undefined }) };
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
}

const english = readJson('../package.nls.json');
const chinese = readJson('../package.nls.zh-cn.json');
for (const key of Object.keys(english)) if (key.startsWith('setting.')) delete english[key];

const properties = {};
for (const [key, { description, markdownDescription, scope = 'resource', examples, ...rest }] of [
  ...settings(schema, ''),
  ...Object.entries(own),
]) {
  properties[`mllmLsp.${key}`] = { markdownDescription: `%setting.${key}%`, scope, ...rest, examples };
  english[`setting.${key}`] = markdownDescription ?? description;
}

const manifest = readJson('../package.json');
manifest.contributes.configuration.properties = properties;
const format = async (path, value) =>
  prettier.format(JSON.stringify(value), { ...(await prettier.resolveConfig(at(path))), filepath: at(path).pathname });
const texts = {
  '../package.json': await format('../package.json', manifest),
  '../package.nls.json': await format('../package.nls.json', english),
};

const missing = Object.keys(english).filter(key => !(key in chinese));
const unused = Object.keys(chinese).filter(key => !(key in english));
for (const key of missing) console.error(`package.nls.zh-cn.json has no "${key}": ${english[key]}`);
for (const key of unused) console.error(`package.nls.zh-cn.json has "${key}", which package.nls.json has not`);
let failed = missing.length + unused.length > 0;
for (const [path, text] of Object.entries(texts)) {
  if (readFileSync(at(path), 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path.slice(3)} is not what docs/mllm-lsp.schema.json asks for: run node scripts/settings.mjs`);
    failed = true;
  } else {
    writeFileSync(at(path), text);
  }
}
process.exitCode = failed ? 1 : 0;
