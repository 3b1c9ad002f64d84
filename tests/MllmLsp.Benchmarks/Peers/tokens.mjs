// The half of VS Code's Markdown support that its server asks its client for: the tokens of a text. One JSON object a line, both ways.
import MarkdownIt from 'markdown-it';
import { createInterface } from 'node:readline';

const parser = new MarkdownIt({ html: true });
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(parser.parse(JSON.parse(line), {})) + '\n');
}
