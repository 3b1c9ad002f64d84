// The page of `mllm-lsp report` in a real browser: it builds itself in light and dark, draws its charts, and neither asks for anything
// nor complains.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from '../../src/MllmLsp.Web/build/install.mjs';
import { locked } from '../../src/MllmLsp.Web/build/lock.mjs';
import { Suite, binaryUnderTest, withFolder } from './suite.mjs';

const binary = binaryUnderTest();
const suite = new Suite();
const web = fileURLToPath(new URL('../../src/MllmLsp.Web', import.meta.url));
await locked(join(web, '.build-lock'), () => install(web, { development: true }));
const { chromium } = createRequire(join(web, 'package.json'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** How many pixels of a canvas are not empty. Read from a copy: the browser would complain of the page if its own were read again and again. */
const drawn = (canvas) =>
  canvas.evaluate((one) => {
    const copy = new OffscreenCanvas(one.width, one.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(one, 0, 0);
    return copy.getImageData(0, 0, one.width, one.height).data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

/** Waits until a chart has as many pixels as it should: force layouts take their time. */
async function untilDrawn(canvas, pixels, what) {
  for (let i = 0; i < 100; i++) {
    if ((await drawn(canvas)) >= pixels) {
      return;
    }
    await canvas.page().evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.fail(`${what} is not drawn`);
}

const notes = Object.fromEntries(
  Array.from({ length: 600 }, (_, i) => [`f${i % 12}/n${i}.md`, `# 笔记 ${i}\n\n使用RoPE编码，见 [[n${(i * 7) % 600}]] 与 [[missing${i % 9}]]。\n\n![](../images/plot.svg)\n`]),
);
await withFolder({ 'mllm-lsp.json': '{}', 'images/Plot.svg': '<svg/>', '<b>&"x".md': '# <img src=x onerror=alert(1)>\n\n[[<script>]]\n', ...notes }, async (folder) => {
  for (const language of ['C.UTF-8', 'zh_CN.UTF-8']) {
    const file = join(folder, `${language}.html`);
    const ran = spawnSync(binary, ['report', folder, '-o', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: language } });
    const chinese = language.startsWith('zh');
    for (const colorScheme of ['light', 'dark']) {
      await suite.check(`it builds itself without a complaint (${language}, ${colorScheme})`, async () => {
        assert.equal(ran.status, 0, ran.stderr);
        const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' });
        page.setDefaultTimeout(120_000);
        const said = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(String(error)));
        page.on('request', (request) => /^(file|data):/.test(request.url()) || said.push(`request: ${request.url()}`));
        await page.goto(pathToFileURL(file).href);
        assert.equal(await page.locator('.tile dd').first().innerText(), '1,202');
        assert.deepEqual(await page.locator('h2').allInnerTexts(), chinese ? ['问题', '概念', '笔记', '链接图'] : ['Findings', 'Concepts', 'Notes', 'Link graph']);
        assert.equal(await page.locator('main img').count(), 0, 'a note became part of the page');
        for (const chart of await page.locator('.chart canvas').all()) {
          await untilDrawn(chart, 2000, 'a chart');
        }

        const graph = page.locator('.graph canvas').first();
        await untilDrawn(graph, 4000, 'the graph of notes');
        await page.getByRole('button', { name: chinese ? '目录' : 'Folders' }).click();
        await untilDrawn(graph, 1000, 'the graph of folders');
        await page.locator('select').first().selectOption('broken-link');
        assert.equal(await page.locator('section').first().locator('tbody tr').count(), 1);

        await page.setViewportSize({ width: 400, height: 800 });
        // Charts follow the new width when they are told of it: a page that stays wider than a telephone runs into the time limit.
        await page.waitForFunction(() => document.documentElement.scrollWidth <= 400);
        assert.deepEqual(said, []);
        await page.close();
      });
    }
  }
});

await browser.close();
suite.end();
