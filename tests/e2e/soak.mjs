// A day of writing in a few minutes: edits over thousands of notes, with the server's memory, handles and threads looked at, and all that it
// says compared with what a server says that was started afresh.
//
//   node tests/e2e/soak.mjs BINARY [--minutes 20 | --edits N] [--notes 5000] [--every 1000] [--seed 1]
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Random } from '../differential/random.mjs';
import { LspClient, killAll } from './lsp-client.mjs';
import { Author } from './soak/author.mjs';
import { Suite, binaryUnderTest, within, withFolder } from './suite.mjs';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '600' },
    edits: { type: 'string', default: 'Infinity' },
    notes: { type: 'string', default: '5000' },
    every: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const [minutes, edits, notes, every, seed] = ['minutes', 'edits', 'notes', 'every', 'seed'].map(name => Number(values[name]));

const PATIENCE = 600_000;
/** Edits between two looks at the process, and those after which memory may be judged: before, it is still warming up. */
const BETWEEN_LOOKS = 50;
const WARM = 4_000;

/** Edits after which each quarter of a run has seen the collector at work often. */
const MANY = 50_000;
const CAPABILITIES = {
  workspace: {
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

const binary = binaryUnderTest();
const suite = new Suite();

async function start(folder) {
  const client = new LspClient(binary, ['serve'], { deadline: PATIENCE });
  const uri = pathToFileURL(folder).href;
  await client.request('initialize', { processId: process.pid, workspaceFolders: [{ uri, name: 'notes' }], rootUri: uri, capabilities: CAPABILITIES });
  client.notify('initialized', {});
  return client;
}

/** What the system says of the process; null where it says nothing. */
function resources(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]);
    return { megabytes: Math.round(number('VmRSS') / 1024), threads: number('Threads'), handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null;
  }
}

/** JSON in which the order of what is a set does not matter. */
const canonical = answer => JSON.stringify(Array.isArray(answer) ? answer.map(item => JSON.stringify(item)).sort() : answer);

/** Everything that a server says: findings of all notes, and what the open ones ask for at some places. */
async function* statements(client, documents) {
  const { files } = await client.request('mllmLsp/lint', {});
  for (const { uri, diagnostics } of files.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) yield [`findings of ${uri}`, canonical(diagnostics)];
  yield ['graph', canonical(await client.request('mllmLsp/graph', {}))];
  yield ['glossary', canonical(await client.request('mllmLsp/glossary', {}))];
  yield ['symbols', canonical(await client.request('workspace/symbol', { query: 'note 12' }))];
  for (const { uri, lines } of documents) {
    const textDocument = { uri };
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'diagnostic']) {
      const answer = await client.request(`textDocument/${method}`, { textDocument });
      yield [`${method} of ${uri}`, canonical(answer?.items ?? answer)];
    }
    for (let line = 0; line < lines.length; line += 12) {
      const position = { line, character: Math.floor(lines[line].length / 2) };
      for (const method of ['hover', 'definition', 'references', 'completion']) {
        const answer = await client.request(`textDocument/${method}`, { textDocument, position, context: { includeDeclaration: true } });
        yield [`${method} at ${uri}:${line}:${position.character}`, canonical(answer?.items?.map(item => item.label) ?? answer)];
      }
    }
  }
}

/** The first difference between what two servers say; null where there is none. */
async function difference(first, second, documents) {
  const [ours, fresh] = [statements(first, documents), statements(second, documents)];
  for (;;) {
    const [a, b] = await Promise.all([ours.next(), fresh.next()]);
    if (a.done && b.done) return null;
    if (a.value?.[0] !== b.value?.[0] || a.value[1] !== b.value[1]) return { ours: a.value, fresh: b.value };
  }
}

/** Compares with a fresh server. Events that are under way may take a moment: asked again until both agree, or nobody believes it any more. */
async function compare(client, folder, author) {
  const fresh = await start(folder);
  for (const { uri, version, lines } of author.open.values()) {
    fresh.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text: lines.join('\n') } });
  }
  let last = null;
  let looks = 0;
  const agree = async () => {
    for (;;) {
      looks++;
      const found = await difference(client, fresh, [...author.open.values()]);
      if (found === null) return;
      last = found;
    }
  };
  try {
    await within(PATIENCE, 'agreement with a fresh server', agree());
  } catch (error) {
    throw new Error(`${error.message}\n${JSON.stringify(last, null, 1)?.slice(0, 4000)}`);
  } finally {
    assert.equal(await fresh.shutdown(), 0);
  }
  return looks;
}

const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Nothing grows: the last quarter of a run stands where its second quarter stood. The first one is the warm-up. */
function assertFlat(looks, what, slack) {
  const quarter = Math.floor(looks.length / 4);
  const [early, late] = [looks.slice(quarter, 2 * quarter), looks.slice(-quarter)].map(part => median(part.map(look => look[what])));
  assert.ok(late <= slack(early), `${what}: ${early} in the second quarter, ${late} in the last`);
}

await withFolder({}, async folder => {
  Author.writeVault(folder, new Random(seed), notes);
  const client = await start(folder);
  const author = new Author(client, folder, new Random(seed + 1), notes);
  const looks = [];
  const started = performance.now();
  const isOver = () => author.edits >= edits || performance.now() - started >= minutes * 60_000;
  await suite.check(`${notes} notes: what is said after every ${every} edits is what a fresh server says`, async () => {
    await compare(client, folder, author);
    for (let next = every; !isOver(); next += every) {
      while (author.edits < next && !isOver()) {
        await author.work();
        if (author.edits >= looks.length * BETWEEN_LOOKS) looks.push(resources(client.pid));
      }
      const asked = performance.now();
      const times = await compare(client, folder, author);
      const look = resources(client.pid);
      const seen = look ? `${look.megabytes} MB, ${look.threads} threads, ${look.handles} handles` : 'not measured here';
      console.log(`# ${author.edits} edits, ${author.requests} requests, ${Math.round((performance.now() - started) / 1000)} s: ${seen}; equal at look ${times}, after ${Math.round(performance.now() - asked)} ms`);
    }
  });
  await suite.check('every request had one answer, and no error but that it was cancelled', () => {
    assert.deepEqual([...author.errors.keys()].filter(code => code !== -32800), [], JSON.stringify([...author.errors]));
    assert.equal(client.openRequests, 0);
  });
  if (looks.length >= 8 && looks.every(look => look !== null)) {
    const range = what => `${Math.min(...looks.slice(looks.length / 4).map(look => look[what]))} to ${Math.max(...looks.slice(looks.length / 4).map(look => look[what]))}`;
    console.log(`# after the warm-up: ${range('megabytes')} MB, ${range('threads')} threads, ${range('handles')} handles; ${author.edits} edits, ${author.requests} requests, of which ${author.errors.get(-32800) ?? 0} were cancelled`);
    // Between two thorough collections memory grows to three times what is in use; a short run sees only a few of them.
    const memory = author.edits >= MANY ? early => early * 1.2 + 16 : early => early * 2;
    if (author.edits >= WARM) await suite.check('memory is flat', () => assertFlat(looks, 'megabytes', memory));
    // The pool adds and drops threads as it sees fit, up to some tens; a leak would go on beyond that.
    await suite.check('threads are flat', () => assertFlat(looks, 'threads', early => Math.max(early + 16, 64)));
    await suite.check('handles are flat', () => assertFlat(looks, 'handles', early => early + 2));
  }
  await suite.check('it ends as it should, and had nothing to complain of', async () => {
    assert.equal(await client.shutdown(), 0);
    assert.equal(client.stderr.replaceAll(/^Information: .*\n/gm, ''), '');
  });
});

killAll();
suite.end();
