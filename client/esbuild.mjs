// Bundles the extension into dist/: the extension itself, and what it loads only when it is needed.
//   node esbuild.mjs [--watch] [--development]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');
const shared = {
  bundle: true,
  minify: !development,
  sourcemap: development,
  logLevel: 'warning',
  outdir: 'dist',
  legalComments: 'none',
  metafile: true,
};

/** MathJax's default font loads parts of itself later; its TeX font is whole, and the only one that is bundled. */
const texFontOnly = {
  name: 'tex-font-only',
  setup(build) {
    build.onResolve({ filter: /^#default-font\// }, ({ path, resolveDir, kind }) =>
      build.resolve(path.replace('#default-font', '@mathjax/mathjax-tex-font/js'), { resolveDir, kind }),
    );
  },
};

/** A script for a worker, as text: `import source from './x?worker'`. All of it is of packages that the page bundles, too. */
const worker = {
  name: 'worker',
  setup(build) {
    build.onResolve({ filter: /\?worker$/ }, ({ path, resolveDir }) => ({
      path: `${join(resolveDir, path.replace('?worker', ''))}.ts`,
      namespace: 'worker',
    }));
    build.onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path }) => {
      const { outputFiles, metafile } = await esbuild.build({
        ...shared,
        ...page,
        sourcemap: false,
        entryPoints: [path],
        write: false,
      });
      return {
        contents: outputFiles[0].text,
        loader: 'text',
        watchFiles: Object.keys(metafile.inputs).map(input => resolve(input)),
      };
    });
  },
};

const page = { platform: 'browser', format: 'iife', target: 'es2022' };

const bundles = [
  {
    ...shared,
    entryPoints: ['src/extension.ts', 'src/formulas.ts'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The formulas' typesetter is many times larger than the rest: it stays a file of its own, read at the first formula.
    external: ['vscode', './formulas.js'],
    plugins: [texFontOnly],
  },
  {
    ...shared,
    entryPoints: ['webview/graph.ts', 'webview/graph.css', 'webview/card.ts', 'webview/card.css'],
    ...page,
    plugins: [worker],
  },
];

/** The licences of all packages whose code is in the bundles, as they ask for. */
function licences(results) {
  const inputs = results
    .flatMap(result => Object.values(result.metafile.outputs))
    .flatMap(output => Object.keys(output.inputs));
  const folders = new Set(
    inputs.map(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean),
  );
  return [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    const text =
      file !== undefined && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
    return `${name} ${version} (${license})\n\n${text}`;
  });
}

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  const results = await Promise.all(bundles.map(bundle => esbuild.build(bundle)));
  writeFileSync('dist/licences.txt', `${licences(results).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}
