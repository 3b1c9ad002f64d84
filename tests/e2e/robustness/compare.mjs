// Puts several servers through the same cases, and prints a table in Markdown. The servers are installed by whoever runs it:
//   npm install vscode-markdown-languageserver@0.5.0 rumdl@0.2.75
//   node tests/e2e/robustness/compare.mjs BINARY NODE_MODULES [SERVER...]
import { resolve } from 'node:path';
import { DISK } from './disk.mjs';
import { killAll } from './peer.mjs';
import { PROTOCOL } from './protocol.mjs';

const [binary, modules] = process.argv.slice(2, 4).map(path => resolve(path));
const wanted = process.argv.slice(4);
const ALL = {
  'mllm-lsp': { command: binary, args: ['serve'] },
  "VS Code's": { command: process.execPath, args: [`${modules}/vscode-markdown-languageserver/dist/node/workerMain.js`, '--stdio'] },
  rumdl: { command: `${modules}/@rumdl/cli-linux-x64/rumdl`, args: ['server', '--stdio'] },
};
const SERVERS = Object.fromEntries(Object.entries(ALL).filter(([name]) => wanted.length === 0 || wanted.includes(name)));

/** Runs a case. A server that does not even answer `initialize` is started again, so that the case is about what it is about. */
async function attempt(run, server, left = 6) {
  try {
    await run(server);
    return 'yes';
  } catch (error) {
    if (left > 1 && /the answer "init"/.test(error.message)) return await attempt(run, server, left - 1);
    const got = error.code === 'ERR_ASSERTION' && error.generatedMessage ? `${error.actual} instead of ${error.expected}` : error.message.split('\n')[0];
    return `no: ${got.slice(0, 70)}`;
  } finally {
    killAll();
  }
}

console.log(`| case | ${Object.keys(SERVERS).join(' | ')} |\n|---${'|---'.repeat(Object.keys(SERVERS).length)}|`);
for (const [title, cases] of [['', PROTOCOL], ['on disk: ', DISK]]) {
  for (const [name, run] of Object.entries(cases)) {
    const cells = [];
    for (const server of Object.values(SERVERS)) {
      cells.push(await attempt(run, server));
    }
    console.log(`| ${title}${name} | ${cells.join(' | ')} |`);
  }
}
