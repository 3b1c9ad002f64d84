// Writers that are killed in the middle, and disks that are full in the middle: a file is what it was or what it was to become, and the next
// run finishes the work.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, readdirSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../differential/random.mjs';
import { withFolder } from '../suite.mjs';

const NOTES = 120;
const oldNote = number => `# Note ${number}\n\n![plot](images/plot.svg) 第 ${number} 篇\n${'文字 text '.repeat(300)}\n`;
const newNote = number => oldNote(number).replace('plot.svg', 'Plot.svg');
const vault = (count = NOTES) => Object.fromEntries([
  ['mllm-lsp.json', '{}\n'], ['images/Plot.svg', '<svg/>\n'],
  ...Array.from({ length: count }, (_, number) => [`n${number}.md`, oldNote(number)]),
]);

/** Runs a command and kills it at the given sign of work in a folder; resolves when it is gone. */
function killedAt(command, args, folder, sign, env = process.env) {
  return new Promise((resolve, reject) => {
    let left = sign;
    const child = spawn(command, args, { stdio: 'ignore', env });
    const watcher = watch(folder, { recursive: false }, () => {
      if (--left === 0) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      watcher.close();
      resolve(signal === 'SIGKILL');
    });
  });
}

const leftovers = folder => readdirSync(folder).filter(name => name.endsWith('.tmp'));

/** Each note whole, the old one or the new one; how many are new. */
function assertWhole(folder) {
  let fixed = 0;
  for (let number = 0; number < NOTES; number++) {
    const text = readFileSync(join(folder, `n${number}.md`), 'utf8');
    assert.ok(text === oldNote(number) || text === newNote(number), `n${number}.md is half written: ${text.length} characters`);
    if (text === newNote(number)) fixed++;
  }
  return fixed;
}

const TERMS = Array.from({ length: 400 }, (_, i) => `term${i},术语${i},What ${i} is.`).join('\n');
const NOTE = Array.from({ length: 200 }, (_, i) => `Mixture of Things ${i} (MT${i})，即事物混合${i}，RoPE 与 LLaVA。[[gone]]`).join('\n\n');
const inputs = () => ({ 'terms.csv': `en,zh,definition\n${TERMS}\n`, 'own.glossary.yml': 'concepts:\n  - { term: RoPE, definition: d }\n', 'a.md': `# A\n\n${NOTE}\n`, 'b.md': '# B\n' });

/** Every command that writes a file: what is run, where it writes, and what stands there before. */
const WRITERS = {
  'a baseline': { out: 'out.json', old: '{"version": 1, "findings": {}}\n', args: (folder, out) => ['lint', folder, '--write-baseline', '--baseline', out] },
  'an imported glossary': { out: 'out.yml', args: (folder, out) => ['glossary', 'import', join(folder, 'terms.csv'), '-o', out, '--force'] },
  'an exported glossary': { out: 'out.xml', args: (folder, out) => ['glossary', 'export', join(folder, 'own.glossary.yml'), '--format', 'tbx', '-o', out, '--force'] },
  'a list of candidates': { out: 'out.glossary.yml', old: 'candidates: true\nconcepts: []\n', args: (folder, out) => ['glossary', 'build', join(folder, 'a.md'), '-o', out, '--force'] },
  'a report': { out: 'out.html', args: (folder, out) => ['report', folder, '-o', out] },
  'a list of findings': { out: 'out.sarif', args: (folder, out) => ['lint', folder, '--format', `sarif=${out}`] },
  'a sheet': { out: 'sheet.html', args: (folder, out) => ['sheet', join(folder, 'a.md'), '--format', 'html', '-o', out] },
};

/** Kills a writer at one moment after another; whatever is left beside the file goes with a later run. */
async function killWriter(binary, { args, out: name, input }) {
  const random = new Random(5);
  await withFolder(inputs(), async folder => {
    const out = join(folder, name);
    const first = spawnSync(binary, args(folder, out), { encoding: 'utf8', input });
    assert.ok(first.status < 2, first.stderr);
    const whole = readFileSync(out, 'utf8');
    assert.ok(whole.length > 100, whole);
    for (let turn = 0; turn < 8; turn++) {
      await killedAt(binary, args(folder, out), folder, 1 + random.below(6));
      assert.equal(readFileSync(out, 'utf8'), whole);
    }
    abandon(folder);
    const again = spawnSync(binary, args(folder, out), { encoding: 'utf8', input });
    assert.ok(again.status < 2, again.stderr);
    assert.equal(readFileSync(out, 'utf8'), whole);
    assert.deepEqual(leftovers(folder), []);
  });
}

/** As if the writer had been killed some minutes ago: what is younger may still be written by somebody. */
function abandon(folder) {
  for (const name of leftovers(folder)) utimesSync(join(folder, name), new Date(Date.now() - 300_000), new Date(Date.now() - 300_000));
}

/** Fewer notes have no cache. */
const CACHED_NOTES = 260;
const caches = folder => readdirSync(folder, { recursive: true }).filter(name => /\.(notes|tmp)$/.test(name));

export const KILLED = {
  'kill -9 during --fix, 20 times': async binary => {
    const random = new Random(3);
    let killed = 0;
    for (let turn = 0; turn < 20; turn++) {
      await withFolder(vault(), async folder => {
        if (await killedAt(binary, ['lint', folder, '--fix'], folder, 1 + random.below(4 * NOTES))) killed++;
        assertWhole(folder);
        assert.ok(leftovers(folder).length <= 1, 'at most the file that was being written');
        abandon(folder);
        const again = spawnSync(binary, ['lint', folder, '--fix'], { encoding: 'utf8' });
        assert.equal(again.status, 0, again.stderr);
        assert.equal(assertWhole(folder), NOTES);
        assert.deepEqual(leftovers(folder), []);
      });
    }
    assert.ok(killed > 5, `only ${killed} of 20 were killed in time`);
  },
  'kill -9 while the cache is written, 10 times: the next run reads or mends it': async binary => {
    const random = new Random(9);
    await withFolder({ 'mllm-lsp/notes/empty': '' }, async cache => {
      await withFolder(vault(CACHED_NOTES), async folder => {
        const env = { ...process.env, XDG_CACHE_HOME: cache };
        const args = ['lint', folder, '--format', 'json'];
        const run = () => spawnSync(binary, args, { encoding: 'utf8', env });
        const expected = JSON.parse(spawnSync(binary, [...args, '--no-cache'], { encoding: 'utf8', env }).stdout).findings;
        const written = join(cache, 'mllm-lsp/notes');
        let killed = 0;
        for (let turn = 0; turn < 10; turn++) {
          // As many as make it worth while to write the cache anew.
          for (let number = 0; number < 20; number++) writeFileSync(join(folder, `n${number}.md`), `${oldNote(number)}${turn}\n`);
          if (await killedAt(binary, args, written, 1 + random.below(3), env)) killed++;
          assert.deepEqual(JSON.parse(run().stdout).findings, expected);
        }
        assert.ok(killed > 2, `only ${killed} of 10 were killed in time`);
        abandon(written);
        for (let number = 0; number < 20; number++) writeFileSync(join(folder, `n${number}.md`), `${oldNote(number)}last\n`);
        assert.deepEqual(JSON.parse(run().stdout).findings, expected);
        assert.deepEqual(caches(cache).filter(name => name.endsWith('.tmp')), []);
        assert.equal(caches(cache).length, 1);
      });
    });
  },
  'a full disk during --fix: said, and no note is cut off': async binary => {
    // The largest file that may be written is smaller than a note; the signal that comes with it is ignored, as where a disk is full.
    await withFolder(vault(), folder => {
      const run = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 1; exec "$0" lint "$1" --fix`, binary, folder], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      assert.equal(run.status, 2, `${run.status} ${run.signal} ${run.stderr}`);
      assert.match(run.stderr, /n0\.md: cannot be written/);
      assert.equal(assertWhole(folder), 0);
      assert.deepEqual(leftovers(folder), []);
    });
  },
  ...Object.fromEntries(Object.entries(WRITERS).map(([name, writer]) => [`kill -9 while ${name} is written, 8 times`, binary => killWriter(binary, writer)])),
  'kill -9 during init, 8 times': async binary => {
    const random = new Random(11);
    const names = ['mllm-lsp.json', 'mllm-lsp.baseline.json', 'mllm-lsp.schema.json'];
    const read = folder => names.map(name => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null));
    const notes = { 'a.md': '[[gone]]\n' };
    const whole = await withFolder(notes, folder => (spawnSync(binary, ['init', folder]), read(folder)));
    assert.ok(whole.every(text => text !== null && text.length > 2));
    for (let turn = 0; turn < 8; turn++) {
      await withFolder(notes, async folder => {
        await killedAt(binary, ['init', folder], folder, 1 + random.below(12));
        read(folder).forEach((text, at) => assert.ok(text === null || text === whole[at], `${names[at]} is half written`));
      });
    }
  },
  ...Object.fromEntries(Object.entries(WRITERS).map(([name, writer]) => [`a full disk while ${name} is written: said, and the old file stays`, async binary => {
    await withFolder(inputs(), folder => {
      const out = join(folder, writer.out);
      const old = writer.old ?? 'old';
      writeFileSync(out, old);
      const run = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 0; exec "$0" "$@"`, binary, ...writer.args(folder, out)], { encoding: 'utf8', input: writer.input });
      assert.equal(run.status, writer.failure ?? 2, `${run.status} ${run.signal} ${run.stderr}`);
      assert.match(run.stderr, new RegExp(`^mllm-lsp: .*${writer.out.replaceAll('.', '\\.')}.*(file|limit|space|large)`, 'mi'));
      assert.equal(readFileSync(out, 'utf8'), old);
      assert.deepEqual(leftovers(folder), []);
    });
  }])),
  'a full disk while the cache is written: nothing is said, the findings are the same': async binary => {
    await withFolder(vault(CACHED_NOTES), folder => withFolder({}, cache => {
      const args = ['lint', folder, '--format', 'json'];
      const env = { ...process.env, XDG_CACHE_HOME: cache };
      const full = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 0; exec "$0" "$@"`, binary, ...args], { encoding: 'utf8', env });
      assert.equal(full.stderr, '');
      assert.deepEqual(caches(cache), []);
      assert.equal(full.stdout, spawnSync(binary, args, { encoding: 'utf8', env }).stdout);
      assert.equal(caches(cache).length, 1);
    }));
  },
  'what may not be read is told, what may not be written is left, and the rest is mended': async binary => {
    await withFolder({ ...Object.fromEntries(['a', 'fixed', 'protected'].map(name => [`${name}.md`, '![plot](images/plot.svg)\n'])), 'locked.md': '# L\n', 'closed/b.md': '# B\n', 'mllm-lsp.json': '{}', 'images/Plot.svg': '<svg/>' }, folder => {
      const other = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};
      if (other.uid) for (const path of ['.', ...readdirSync(folder, { recursive: true })]) chownSync(join(folder, path), other.uid, other.gid);
      for (const path of ['locked.md', 'closed']) chmodSync(join(folder, path), 0);
      chmodSync(join(folder, 'protected.md'), 0o444);
      try {
        const run = spawnSync(binary, ['lint', folder, '--fix', '--no-cache'], { encoding: 'utf8', ...other });
        assert.equal(run.status, 2, run.stderr);
        assert.match(run.stderr, /protected\.md: cannot be written/);
        assert.deepEqual(['a', 'fixed', 'protected'].map(name => readFileSync(join(folder, `${name}.md`), 'utf8').includes('Plot')), [true, true, false]);
        assert.deepEqual(leftovers(folder), []);
        const found = spawnSync(binary, ['lint', folder, '--no-cache'], { encoding: 'utf8', ...other }).stdout;
        for (const name of ['locked.md', 'closed']) assert.match(found, new RegExp(`${name}:1:1: .*unreadable-file`));
      } finally {
        chmodSync(join(folder, 'closed'), 0o755);
      }
    });
  },
};
