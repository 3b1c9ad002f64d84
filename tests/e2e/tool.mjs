// The .NET tool: packed, installed from a local folder into a path of its own, and run; and what CI servers run, with that tool.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Suite, withFolder } from './suite.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const suite = new Suite();
// A tool looks for the runtime where this says; a distribution may have put it anywhere.
const runtime = spawnSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' }).stdout.match(/^Microsoft\.NETCore\.App 10\..*\[(.+)\]$/m)?.[1] ?? '';
const dotnet = dirname(dirname(runtime));
const environment = { ...process.env, LC_ALL: 'C.UTF-8', DOTNET_ROOT: process.env.DOTNET_ROOT ?? dotnet, DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' };
const run = (program, args, cwd, more = {}) => spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...environment, ...more } });

await withFolder({ 'notes/mllm-lsp.json': '{}', 'notes/a.md': '[[none]]\n', 'notes/b c.md': 'fine\n' }, async (folder) => {
  const packages = join(folder, 'packages');
  const notes = join(folder, 'notes');
  const output = join(folder, 'output');
  let tool = '';
  const action = (script, more) => {
    writeFileSync(output, '');
    const ran = run('bash', [join(repository, 'ci', script)], notes, { GITHUB_OUTPUT: output, RUNNER_TEMP: folder, ...more });
    return { ...ran, outputs: Object.fromEntries(readFileSync(output, 'utf8').split('\n').filter(Boolean).map((line) => line.split(/=(.*)/s))) };
  };

  await suite.check('the repository packs to one .NET tool', () => {
    mkdirSync(packages);
    const packed = run('bash', [join(repository, 'eng/pack.sh'), packages], repository);
    assert.equal(packed.status, 0, packed.stdout + packed.stderr);
    assert.equal(readdirSync(packages).filter((name) => name.endsWith('.nupkg')).length, 1);
  });

  await suite.check('the action installs it from a local folder, and it runs', () => {
    const installed = action('install.sh', { MLLM_LSP_SOURCE: packages });
    assert.equal(installed.status, 0, installed.stdout + installed.stderr);
    tool = installed.outputs.executable;
    assert.match(run(tool, ['--version'], notes).stdout, /^mllm-lsp \d/);
    assert.equal(run(tool, ['define', '旋转编码'], notes).status, 0);
    assert.equal(run(tool, ['lint'], notes).status, 1);
  });

  await suite.check('the action annotates, writes SARIF and fails as asked', () => {
    const linted = action('lint.sh', { MLLM_LSP: tool, MLLM_LSP_PATHS: '.', MLLM_LSP_SARIF: 'out.sarif' });
    assert.equal(linted.status, 1, linted.stderr);
    assert.match(linted.stdout, /^::warning file=a\.md,line=1,/m);
    assert.equal(linted.outputs.sarif, 'out.sarif');
    assert.equal(JSON.parse(readFileSync(join(notes, 'out.sarif'), 'utf8')).runs[0].results.length, 1);
    assert.equal(action('lint.sh', { MLLM_LSP: tool, MLLM_LSP_FAIL_ON: 'never' }).status, 0);
    assert.equal(action('lint.sh', { MLLM_LSP: tool, MLLM_LSP_PATHS: 'b c.md\n' }).status, 0);
    assert.equal(action('lint.sh', { MLLM_LSP: tool, MLLM_LSP_PATHS: 'none.md' }).status, 2);
  });

  await suite.check('an input of the action is never read as shell code', () => {
    const linted = action('lint.sh', { MLLM_LSP: tool, MLLM_LSP_PATHS: '$(touch owned); touch owned', MLLM_LSP_BASELINE: '`touch owned`' });
    assert.equal(linted.status, 2);
    assert.ok(!readdirSync(notes).includes('owned'));
  });

  await suite.check('the entries of the pre-commit hooks run', () => {
    const entries = [...readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8').matchAll(/^ {2}entry: mllm-lsp (.+)$/gm)].map((match) => match[1].split(' '));
    assert.equal(entries.length, 3);
    run('git', ['init', '-q'], notes);
    run('git', ['add', '.'], notes);
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-q', '-m', 'x'], notes);
    for (const entry of entries) {
      const byName = entry.at(-1) === '--';
      const ran = run(tool, byName ? [...entry, 'a.md', 'b c.md'] : entry, notes);
      assert.equal(ran.status, byName ? 1 : 0, ran.stderr);
    }
  });
});

suite.end();
