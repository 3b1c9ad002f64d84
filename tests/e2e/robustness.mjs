// What clients and disks may do to the published binary: rude clients, odd files, writers that are killed, disks that are full.
import { Suite, binaryUnderTest } from './suite.mjs';
import { DISK } from './robustness/disk.mjs';
import { KILLED } from './robustness/killed.mjs';
import { killAll } from './robustness/peer.mjs';
import { PROTOCOL } from './robustness/protocol.mjs';

const binary = binaryUnderTest();
const server = { command: binary, args: ['serve'] };
const suite = new Suite();
for (const [name, run] of Object.entries(PROTOCOL)) await suite.check(name, () => run(server));
for (const [name, run] of Object.entries(DISK)) await suite.check(`on disk: ${name}`, () => run(server));
for (const [name, run] of Object.entries(KILLED)) await suite.check(name, () => run(binary));
killAll();
suite.end();
