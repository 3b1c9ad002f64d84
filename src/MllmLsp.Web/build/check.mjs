// Checks the types of the pages and prints 'N passed, N failed'. Installs the type checker first where it is missing.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { locked } from './lock.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
await locked(path.join(root, '.build-lock'), () => install(root, { development: true }));
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--project', root], { stdio: 'inherit' });
console.log(status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exitCode = status === 0 ? 0 : 1;
