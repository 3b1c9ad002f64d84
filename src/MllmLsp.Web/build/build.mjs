// Bundles every page below src/pages into dist/. Installs the packages of package-lock.json first where node_modules lacks them, so that a
// second run needs no network. Several builds may run this at once: one works, the others wait and then find everything done.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { locked } from './lock.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');

/** Only the compact font files: every browser of the last ten years reads them, and each would be embedded thrice otherwise. */
const compactFonts = {
  name: 'compact-fonts',
  setup(build) {
    build.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replaceAll(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, ''),
      loader: 'css',
    }));
  },
};

async function bundle() {
  const { build } = await import('esbuild');
  const pages = (await readdir(path.join(root, 'src/pages'), { withFileTypes: true })).filter((one) => one.isDirectory()).map((one) => one.name);
  const result = await build({
    absWorkingDir: root,
    entryPoints: pages.flatMap((page) => ['ts', 'css'].map((extension) => ({ in: `src/pages/${page}/main.${extension}`, out: `${page}/main` }))),
    outdir: dist,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    charset: 'utf8',
    legalComments: 'inline',
    loader: { '.woff2': 'dataurl' },
    plugins: [compactFonts],
    logLevel: 'warning',
    write: false,
  });
  for (const file of result.outputFiles) {
    // The bundles are written between tags: what would end the element early must not be in them.
    if (/<\/(?:script|style)|<!--/i.test(file.text)) {
      throw new Error(`${path.relative(root, file.path)} holds </script, </style or <!--, which ends or hides the element that it is embedded in.`);
    }
    await writeAtomically(file.path, file.text);
  }
  for (const page of pages) {
    const hashes = ['js', 'css'].map((extension) => {
      const file = result.outputFiles.find((one) => one.path === path.join(dist, page, `main.${extension}`));
      return `sha256-${createHash('sha256').update(file.contents).digest('base64')}\n`;
    });
    await writeAtomically(path.join(dist, page, 'main.sha256'), hashes.join(''));
  }
}

/** A build that reads a bundle meanwhile sees the old one or the new one. The same bytes keep their file, with a new time. */
async function writeAtomically(file, text) {
  const now = new Date();
  if ((await readFile(file, 'utf8').catch(() => null)) === text) {
    await utimes(file, now, now);
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

try {
  await locked(path.join(root, '.build-lock'), async () => {
    await install(root);
    await bundle();
  });
} catch (error) {
  // MSBuild shows a line of this form as an error of the build.
  console.error(`build.mjs : error MLLMWEB2: ${error.message.replaceAll(/\s+/g, ' ')}`);
  process.exitCode = 1;
}
