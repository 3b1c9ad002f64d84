// The page of `mllm-lsp report` in a real browser: it builds itself in light and dark, and neither asks for anything nor complains.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Suite, binaryUnderTest, withFolder } from './suite.mjs';

const binary = binaryUnderTest();
const suite = new Suite();

/** The page's document after its script has run, and what the browser had to say. */
function open(page, ...options) {
  const profile = mkdtempSync(join(tmpdir(), 'mllm-lsp-chromium-'));
  try {
    const ran = spawnSync(
      'chromium',
      [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', `--user-data-dir=${profile}`, '--enable-logging=stderr', '--window-size=1280,2000', '--virtual-time-budget=10000', ...options,
        '--dump-dom', pathToFileURL(page).href,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 },
    );
    assert.equal(ran.status, 0, ran.error?.message ?? ran.stderr);
    return { dom: ran.stdout, console: ran.stderr.split('\n').filter((line) => line.includes(':CONSOLE')) };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const notes = Object.fromEntries(
  Array.from({ length: 600 }, (_, i) => [`f${i % 12}/n${i}.md`, `# 笔记 ${i}\n\n使用RoPE编码，见 [[n${(i * 7) % 600}]] 与 [[missing${i % 9}]]。\n\n![](../images/plot.svg)\n`]),
);
await withFolder({ 'mllm-lsp.json': '{}', 'images/Plot.svg': '<svg/>', '<b>&"x".md': '# <img src=x onerror=alert(1)>\n\n[[<script>]]\n', ...notes }, async (folder) => {
  const page = join(folder, 'report.html');
  for (const language of ['C.UTF-8', 'zh_CN.UTF-8']) {
    for (const scheme of ['light', 'dark']) {
      await suite.check(`it builds itself without a complaint (${language}, ${scheme})`, () => {
        const ran = spawnSync(binary, ['report', folder, '-o', page], { encoding: 'utf8', env: { ...process.env, LC_ALL: language } });
        assert.equal(ran.status, 0, ran.stderr);
        const { dom, console } = open(page, ...(scheme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : []));
        assert.deepEqual(console, []);
        assert.equal(dom.match(/<section/g)?.length, 4);
        assert.ok((dom.match(/<canvas/g)?.length ?? 0) >= 4, 'a chart is missing');
        assert.equal(dom.match(/<dd>([^<]*)<\/dd>/)?.[1], '1,202');
        assert.ok(dom.includes(language.startsWith('zh') ? '<h2>链接图</h2>' : '<h2>Link graph</h2>'), 'the page is in another language');
        assert.ok(!/<img/.test(dom), 'a note became part of the page');
      });
    }
  }
});

suite.end();
