// Writers that are killed in the middle, and disks that are full in the middle: a file is what it was or what it was to become, and the next
// run finishes the work.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../differential/random.mjs';
import { withFolder } from '../suite.mjs';

const NOTES = 120;
const oldNote = number => `# Note ${number}\n\n![plot](images/plot.svg) 第 ${number} 篇\n${'文字 text '.repeat(300)}\n`;
const newNote = number => oldNote(number).replace('plot.svg', 'Plot.svg');
const vault = () => Object.fromEntries([
  ['mllm-lsp.json', '{}\n'], ['images/Plot.svg', '<svg/>\n'],
  ...Array.from({ length: NOTES }, (_, number) => [`n${number}.md`, oldNote(number)]),
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

export const KILLED = {
  'kill -9 during --fix, 20 times': async binary => {
    const random = new Random(3);
    let killed = 0;
    for (let turn = 0; turn < 20; turn++) {
      await withFolder(vault(), async folder => {
        if (await killedAt(binary, ['lint', folder, '--fix'], folder, 1 + random.below(4 * NOTES))) killed++;
        assertWhole(folder);
        assert.ok(leftovers(folder).length <= 1, 'at most the file that was being written');
        const again = spawnSync(binary, ['lint', folder, '--fix'], { encoding: 'utf8' });
        assert.equal(again.status, 0, again.stderr);
        assert.equal(assertWhole(folder), NOTES);
      });
    }
    assert.ok(killed > 5, `only ${killed} of 20 were killed in time`);
  },
  'kill -9 while a baseline is written, 20 times': async binary => {
    const random = new Random(5);
    await withFolder({ ...vault(), 'broken.md': '[[gone]]\n' }, async folder => {
      const file = join(folder, 'b.json');
      const args = ['lint', folder, '--write-baseline', '--baseline', file];
      spawnSync(binary, args);
      const before = readFileSync(file, 'utf8');
      assert.equal(JSON.parse(before).version, 1);
      for (let turn = 0; turn < 20; turn++) {
        writeFileSync(join(folder, 'broken.md'), '[[gone]]\n'.repeat(1 + (turn % 3)));
        await killedAt(binary, args, folder, 1 + random.below(6));
        assert.equal(JSON.parse(readFileSync(file, 'utf8')).version, 1);
      }
      for (const name of leftovers(folder)) rmSync(join(folder, name));
      const again = spawnSync(binary, ['lint', folder, '--baseline', file, '--write-baseline'], { encoding: 'utf8' });
      assert.equal(again.status, 0, again.stderr);
    });
  },
  'kill -9 while a glossary is written, 20 times': async binary => {
    const random = new Random(7);
    const entries = Array.from({ length: 400 }, (_, i) => `term${i},术语${i},What ${i} is.`).join('\n');
    await withFolder({ 'terms.csv': `en,zh,definition\n${entries}\n` }, async folder => {
      const out = join(folder, 'out.glossary.yml');
      const args = ['glossary', 'import', join(folder, 'terms.csv'), '-o', out, '--force'];
      const first = spawnSync(binary, args, { encoding: 'utf8' });
      assert.equal(first.status, 0, first.stderr);
      const whole = readFileSync(out, 'utf8');
      assert.match(whole, /术语399/);
      for (let turn = 0; turn < 20; turn++) {
        await killedAt(binary, args, folder, 1 + random.below(5));
        assert.equal(readFileSync(out, 'utf8'), whole);
      }
    });
  },
  'kill -9 while the cache is written, 10 times: the next run reads or mends it': async binary => {
    const random = new Random(9);
    await withFolder({}, async cache => {
      await withFolder(vault(), async folder => {
        const env = { ...process.env, XDG_CACHE_HOME: cache };
        const args = ['lint', folder, '--format', 'json'];
        const expected = JSON.parse(spawnSync(binary, args, { encoding: 'utf8', env: { ...env, XDG_CACHE_HOME: join(cache, 'none') } }).stdout).findings;
        for (let turn = 0; turn < 10; turn++) {
          writeFileSync(join(folder, 'n0.md'), `${oldNote(0)}${turn}\n`);
          await killedAt(binary, args, cache, 1 + random.below(3), env);
          const again = spawnSync(binary, args, { encoding: 'utf8', env });
          assert.deepEqual(JSON.parse(again.stdout).findings, expected);
        }
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
  'a full disk while a report, a baseline and a glossary are written: said, and the old file stays': async binary => {
    await withFolder({ ...vault(), 'terms.csv': 'en,zh,definition\na,甲,d\n', 'old.json': '{"version": 1, "findings": {}}\n', 'old.yml': 'concepts: []\n', 'old.html': 'old' }, folder => {
      for (const args of [
        ['lint', folder, '--baseline', join(folder, 'old.json'), '--write-baseline'],
        ['glossary', 'import', join(folder, 'terms.csv'), '-o', join(folder, 'old.yml'), '--force'],
        ['report', folder, '-o', join(folder, 'old.html'), '--force'],
      ]) {
        const run = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 0; exec "$0" "$@"`, binary, ...args], { encoding: 'utf8' });
        assert.equal(run.status, 2, `${args[0]}: ${run.status} ${run.stderr}`);
        assert.match(run.stderr, /^mllm-lsp: /m);
      }
      assert.equal(readFileSync(join(folder, 'old.json'), 'utf8'), '{"version": 1, "findings": {}}\n');
      assert.equal(readFileSync(join(folder, 'old.yml'), 'utf8'), 'concepts: []\n');
      assert.equal(readFileSync(join(folder, 'old.html'), 'utf8'), 'old');
      assert.deepEqual(leftovers(folder), []);
      assert.ok(existsSync(join(folder, 'n0.md')));
    });
  },
};
