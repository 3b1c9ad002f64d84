// Mocha inside VS Code's extension host, beside the installed extension: what VS Code itself gets from it.
//   node tests/e2e/vscode/extension-host.mjs VSIX [PART OF A TEST'S NAME]
import { format } from 'node:util';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { CodeServer, foreignOrigins, launchBrowser, tools, watchOrigins } from './code-server.mjs';
import { twoFolders } from './notes.mjs';

const [vsix, only] = process.argv.slice(2);
if (vsix === undefined) {
  console.error('usage: node tests/e2e/vscode/extension-host.mjs VSIX [PART OF A TEST\'S NAME]');
  process.exit(2);
}
const tests = fileURLToPath(new URL('./extension-host/', import.meta.url));
const server = await CodeServer.start({ vsix: [resolve(vsix)], files: twoFolders, env: { MLLM_LSP_TEST_TOOLS: tools, ...(only === undefined ? {} : { MLLM_LSP_TESTS: only }) } });
let browser;
let counted = false;
let code;
try {
  browser = await launchBrowser();
  const page = await browser.newPage();
  const origins = new Set();
  watchOrigins(page, origins);
  let ended;
  const exit = new Promise(resolve => (ended = resolve));
  // VS Code's own names for what a test run says and how it ends.
  await page.exposeFunction('codeAutomationLog', (_type, parts) => {
    const line = format(...parts);
    if (/gallery|connection token|Creating a socket|Service Worker|ChatSessionStore|builtin extensions cache/.test(line)) return;
    const count = /^(\d+) passed, (\d+) failed$/m.exec(line);
    if (count !== null) {
      const foreign = [...foreignOrigins(origins, server), ...server.foreignConnections()];
      console.log(foreign.length === 0 ? 'ok - only loopback addresses' : `not ok - it spoke to ${foreign.join(', ')}`);
      console.log(`${Number(count[1]) + (foreign.length === 0 ? 1 : 0)} passed, ${Number(count[2]) + (foreign.length === 0 ? 0 : 1)} failed`);
      counted = true;
      if (foreign.length > 0) process.exitCode = 1;
    } else {
      console.log(line);
    }
  });
  await page.exposeFunction('codeAutomationExit', status => ended(status));
  await page.goto(server.pageOf({
    workspaceFile: 'both.code-workspace',
    payload: [['extensionDevelopmentPath', server.remoteUri(tests.replace(/\/$/, ''))], ['extensionTestsPath', server.remoteUri(`${tests}index.cjs`)], ['skipWelcome', 'true']],
  }));
  const late = new Promise(resolve => setTimeout(() => resolve('nothing within ten minutes'), 600_000).unref());
  code = await Promise.race([exit, late]);
} finally {
  await browser?.close();
  await server.stop();
}
if (!counted) console.log(`the run ended without a count: ${code}\n0 passed, 1 failed`);
if (code !== 0) process.exitCode = 1;
