// Checks that every text of the extension has its Chinese: the strings of l10n.t(...) and the %keys% of package.json.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const at = path => new URL(path, import.meta.url);
const readJson = path => JSON.parse(readFileSync(at(path), 'utf8'));
const problems = [];

const used = new Set();
for (const file of readdirSync(at('../src'), { recursive: true }).filter(name => name.endsWith('.ts'))) {
  const source = ts.createSourceFile(file, readFileSync(at(`../src/${file}`), 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = node => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(source))) {
      const [text] = node.arguments;
      if (text !== undefined && ts.isStringLiteralLike(text)) used.add(text.text);
      else problems.push(`${file}: l10n.t needs a plain string`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
const translated = readJson('../l10n/bundle.l10n.zh-cn.json');
const placeholders = text =>
  [...text.matchAll(/\{\d+\}/g)]
    .map(match => match[0])
    .sort()
    .join();
for (const text of used) {
  if (!(text in translated)) problems.push(`l10n/bundle.l10n.zh-cn.json has no "${text}"`);
  else if (placeholders(text) !== placeholders(translated[text]))
    problems.push(`other placeholders in the Chinese of "${text}"`);
}
for (const text of Object.keys(translated))
  if (!used.has(text)) problems.push(`l10n/bundle.l10n.zh-cn.json has "${text}", which nothing says`);

const keys = new Set([...readFileSync(at('../package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(match => match[1]));
const english = readJson('../package.nls.json');
for (const key of keys) if (!(key in english)) problems.push(`package.nls.json has no "${key}"`);
for (const key of Object.keys(english))
  if (!keys.has(key)) problems.push(`package.nls.json has "${key}", which package.json does not use`);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
