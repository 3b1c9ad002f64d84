// Bundles the extension into dist/: the extension itself, and what it loads only when it is needed.
//   node esbuild.mjs [--watch] [--development]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
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
