// A server on a folder with a fault in it: it answers about the note beside the fault.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withFolder } from '../suite.mjs';
import { Peer, notification } from './peer.mjs';
import { FAULTS, FOR_OTHERS } from './faults.mjs';

const NOTE = '# A\n\nRoPE [b](b.md) [[b]]\n';

async function survives(server, fault) {
  await withFolder({ 'a.md': NOTE, 'b.md': '# B\n' }, async folder => {
    const undo = await fault(folder);
    const peer = new Peer(server);
    try {
      await peer.initialize(pathToFileURL(folder).href);
      const uri = pathToFileURL(join(folder, 'a.md')).href;
      peer.open(uri, readFileSync(join(folder, 'a.md'), 'utf8'));
      const textDocument = { uri };
      const position = { line: 2, character: 9 };
      for (const [id, method] of [['hover', 'textDocument/hover'], ['definition', 'textDocument/definition'], ['completion', 'textDocument/completion'], ['symbols', 'workspace/symbol']]) {
        const answer = await peer.call(id, method, { textDocument, position, query: 'A' });
        assert.ok(answer.error === undefined || answer.error.code === -32601, `${method}: ${JSON.stringify(answer.error)}`);
      }
      await peer.call('bye', 'shutdown');
      peer.close(notification('exit'));
      assert.equal(await peer.exit(), 0);
    } finally {
      peer.kill();
      undo?.();
    }
  });
}

const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export const DISK = Object.fromEntries(Object.entries(FAULTS).map(([name, fault]) => [
  name, server => survives(FOR_OTHERS.has(name) ? { ...server, ...NOBODY } : server, fault),
]));
