import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Brings node_modules in line with package-lock.json. Does nothing where the lock file is the one that was installed last.
 * @param {string} root The folder of package.json.
 * @param {{ development?: boolean }} [options] `development`: with the type checker, which bundling does not need.
 */
export async function install(root, { development = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Node 20 or newer is needed, and this is ${process.version}.`);
  }
  const stamp = path.join(root, 'node_modules', '.installed');
  const lock = createHash('sha256').update(await readFile(path.join(root, 'package-lock.json'))).digest('hex');
  const installed = (await readFile(stamp, 'utf8').catch(() => '')).trim().split(' ');
  if (installed[0] === lock && (!development || installed[1] === 'development')) {
    return;
  }
  // One string for a shell: on Windows npm is a batch file, which cannot be started otherwise. Nothing in it comes from outside.
  const npm = spawnSync(`npm ci --prefer-offline --no-audit --no-fund ${development ? '' : '--omit=dev'}`, {
    cwd: root,
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (npm.status !== 0) {
    throw new Error(`npm could not install the packages of ${path.join(root, 'package-lock.json')}: ${reason(npm)}`);
  }
  await writeFile(stamp, `${lock} ${development ? 'development' : 'production'}\n`);
}

function reason({ error, stderr, stdout }) {
  const said = error?.message ?? ((stderr ?? '') + (stdout ?? '')).trim();
  return said === '' ? 'it said nothing. Is npm on PATH?' : said.slice(-2000);
}
