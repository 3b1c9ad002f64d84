// What a client may do to a server that speaks LSP: cases that any such server can be put through. Each throws where the server fails.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PATIENCE, Peer, framed, notification, request } from './peer.mjs';
import { within } from '../suite.mjs';

const URI = 'file:///nowhere/a.md';
const TEXT = '# Title\n\nRoPE [[b]] [c](c.md)\n';
const at = (line = 0, character = 1) => ({ textDocument: { uri: URI }, position: { line, character } });
const codeOf = answer => answer.error?.code ?? 'no error';

async function session(server, { processId, folder = null } = {}) {
  const peer = new Peer(server);
  await peer.initialize(folder, {}, processId);
  peer.open(URI, TEXT);
  return peer;
}

/** It still answers: a method that nobody has is answered with its code. */
async function assertAlive(peer, id = 'alive') {
  assert.equal(codeOf(await peer.call(id, 'no/such/method', {})), -32601);
}

async function end(peer) {
  await peer.call('bye', 'shutdown');
  peer.close(notification('exit'));
  assert.equal(await peer.exit(), 0);
  assert.equal(peer.rest, 0, 'half a message at the end');
}

const survives = (...bytes) => async server => {
  const peer = await session(server);
  peer.write(...bytes);
  await assertAlive(peer);
  await end(peer);
};

const answers = (code, message, id) => async server => {
  const peer = await session(server);
  peer.write(message);
  assert.equal(codeOf(await peer.answer(id)), code);
  await assertAlive(peer);
  await end(peer);
};

export const PROTOCOL = {
  'no JSON: answered with -32700': answers(-32700, framed('{"jsonrpc":'), null),
  'an empty message: answered with -32700': answers(-32700, framed(''), null),
  'JSON that is no message: answered with -32600': answers(-32600, framed('[1, 2]'), null),
  'bytes that are no UTF-8: survived': survives(framed(Buffer.from('{"jsonrpc":"2.0","method":"$/x","params":{"a":"\xff\xfe"}}', 'latin1'))),
  'half an emoji in a property name: survived': survives(framed('{"jsonrpc":"2.0","\\ud83d":1,"method":"$/x"}')),
  'half an emoji in a text: survived': survives(framed(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"${URI}","version":2},"contentChanges":[{"text":"# A \\ud83d"}]}}`)),
  'header names in small letters: read': survives(Buffer.from(framed(notification('$/x')).toString().replace('Content-Length', 'content-length'))),
  'an unknown method: -32601': answers(-32601, request('x', 'textDocument/nothing', {}), 'x'),
  'wrong parameters: -32602': answers(-32602, request('x', 'textDocument/hover', { textDocument: 1, position: 'top' }), 'x'),
  'parameters missing: -32602': answers(-32602, request('x', 'textDocument/hover'), 'x'),
  'a request before initialize: -32002': async server => {
    const peer = new Peer(server);
    assert.equal(codeOf(await peer.call('early', 'textDocument/hover', at())), -32002);
    await peer.initialize(null);
    await assertAlive(peer);
    await end(peer);
  },
  'a request after shutdown: -32600': async server => {
    const peer = await session(server);
    await peer.call('bye', 'shutdown');
    assert.equal(codeOf(await peer.call('late', 'textDocument/hover', at())), -32600);
    peer.close(notification('exit'));
    assert.equal(await peer.exit(), 0);
  },
  'a second initialize: -32600': async server => {
    const peer = await session(server);
    assert.equal(codeOf(await peer.call('again', 'initialize', { capabilities: {} })), -32600);
    await end(peer);
  },
  'positions outside the text, stale versions, documents that are not open: survived': async server => {
    const peer = await session(server);
    const change = (uri, version, contentChanges) => notification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    peer.write(
      change(URI, 2, [{ range: { start: { line: 90, character: 5 }, end: { line: 99, character: 9 } }, text: 'x' }]),
      change(URI, 1, [{ text: 'older' }]),
      change('file:///nowhere/b.md', 1, [{ text: 'not open' }]),
      notification('textDocument/didClose', { textDocument: { uri: 'file:///nowhere/b.md' } }));
    await peer.call('hover', 'textDocument/hover', at(1000, 1000));
    peer.open(URI, TEXT, 9);
    await assertAlive(peer);
    await end(peer);
  },
  '10,000 requests at once: one answer each': async server => {
    const peer = await session(server);
    peer.write(...Array.from({ length: 10_000 }, (_, i) => request(i, 'textDocument/hover', at(2, i % 9))));
    await peer.answer(9_999);
    await assertAlive(peer);
    await end(peer);
    assert.equal(new Set(peer.answers().map(answer => answer.id)).size, 10_003);
    assert.equal(peer.answers().length, 10_003);
  },
  'a storm of cancellations: one answer each': async server => {
    const peer = await session(server);
    peer.write(...Array.from({ length: 1_000 }, (_, i) => [
      request(i, 'textDocument/hover', at(2, i % 9)),
      ...[i, i, i - 3, `${i}`, i + 5_000].map(id => notification('$/cancelRequest', { id })),
    ]).flat());
    for (let i = 0; i < 1_000; i++) assert.ok([-32800, 'no error'].includes(codeOf(await peer.answer(i))));
    await assertAlive(peer);
    await end(peer);
    assert.equal(peer.answers().length, 1_003);
  },
  'a whole session in one write, and then the end of input: all is answered, exit code 0': async server => {
    const peer = new Peer(server);
    peer.close(
      request('init', 'initialize', { processId: null, rootUri: null, capabilities: {} }), notification('initialized', {}),
      notification('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version: 1, text: TEXT } }),
      ...Array.from({ length: 50 }, (_, i) => request(i, 'textDocument/hover', at(2, i % 9))), request('bye', 'shutdown'), notification('exit'));
    const code = await peer.exit();
    assert.equal(new Set(peer.answers().map(answer => answer.id)).size, 52);
    assert.equal(code, 0);
  },
  'half a message, and then the end of input: the process ends': async server => {
    const peer = await session(server);
    peer.close(Buffer.from('Content-Length: 400\r\n\r\n{"jsonrpc":'));
    await peer.exit();
  },
  'exit without shutdown: exit code 1': async server => {
    const peer = await session(server);
    peer.write(notification('exit'));
    assert.equal(await peer.exit(), 1);
  },
  'the input ends: the process ends': async server => {
    const peer = await session(server);
    peer.close();
    await peer.exit();
  },
  'the client is killed while its pipes stay open: the process ends': async server => {
    const client = spawn('sleep', ['600'], { stdio: 'ignore' });
    await once(client, 'spawn');
    const peer = await session(server, { processId: client.pid });
    client.kill('SIGKILL');
    await peer.exit();
  },
  'a client that stops reading: the process ends with its input': async server => {
    const peer = new Peer(server, { read: false });
    peer.close(
      request('init', 'initialize', { processId: null, rootUri: null, capabilities: {} }), notification('initialized', {}),
      notification('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version: 1, text: TEXT } }),
      ...Array.from({ length: 20_000 }, (_, i) => request(i, 'textDocument/hover', at(2, 1))));
    await within(PATIENCE, 'the end of the process', peer.exited);
  },
};
