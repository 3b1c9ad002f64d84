// A headless Neovim with the published binary as its language server.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Suite, binaryUnderTest, within, withFolder } from './suite.mjs';

const binary = binaryUnderTest();
const suite = new Suite();
const script = fileURLToPath(new URL('./neovim.lua', import.meta.url));

const notes = {
  'notes/a.md': '使用RoPE编码\n见[[b]]和[[gone]]\n旋\n',
  'notes/b.md': '# B\n',
  'notes/t.md': '# Topic\n\nBridge 用 `Bridge`，见 [[user]]\n',
  'notes/user.md': '见[[Topic#Topic]]、[x](t.md#topic)，Bridges 与 Bridge-based 连接器\n',
  'notes/glossary/g.yml': 'concepts:\n  - { id: bridge, term: Bridge / 连接器, definition: d }\n',
};

await withFolder(notes, async folder => {
  const report = join(folder, 'report.txt');
  const env = { ...process.env, BINARY: binary, NOTES: join(folder, 'notes'), REPORT: report, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder };
  const nvim = spawn('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const exited = new Promise(resolve => nvim.on('exit', resolve));
  try {
    await within(120_000, 'Neovim', exited);
  } catch (error) {
    nvim.kill('SIGKILL');
    await suite.check('Neovim ends', () => { throw error; });
  }
  const text = existsSync(report) ? readFileSync(report, 'utf8') : 'not ok - Neovim wrote its report';
  for (const part of text.split(/\n(?=ok - |not ok - )/)) {
    const [line, ...detail] = part.split('\n');
    await suite.check(line.replace(/^(not )?ok - /, ''), () => { if (!line.startsWith('ok - ')) throw new Error(detail.join('\n')); });
  }
});

suite.end();
