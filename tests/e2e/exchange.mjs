// Glossaries that leave and enter the published binary: the HTML page in a real browser, SKOS by an independent JSON-LD processor, and a
// glossary of another tool imported beside a running server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from '../../src/MllmLsp.Web/build/install.mjs';
import { locked } from '../../src/MllmLsp.Web/build/lock.mjs';
import { LspClient, killAll } from './lsp-client.mjs';
import { Suite, binaryUnderTest, withFolder } from './suite.mjs';

const binary = binaryUnderTest();
const suite = new Suite();
const web = fileURLToPath(new URL('../../src/MllmLsp.Web', import.meta.url));
await locked(join(web, '.build-lock'), () => install(web, { development: true }));
const packages = createRequire(join(web, 'package.json'));
const { chromium } = packages('playwright-core');
const jsonld = packages('jsonld');

// A page of ours opens no connection; these keep the browser itself from trying.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Runs a command of the binary; its standard output. */
function run(folder, ...args) {
  const done = spawnSync(binary, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 64 * 1024 * 1024 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

/** Opens a page from the disk; afterwards it must have asked for nothing and complained of nothing. */
async function opened(file, options, body) {
  const page = await browser.newPage(options);
  const asked = [];
  const said = [];
  page.on('request', request => /^(file|data):/.test(request.url()) || asked.push(request.url()));
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('dialog', dialog => { said.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  try {
    await page.goto(pathToFileURL(file).href);
    await body(page);
    assert.deepEqual({ asked, said }, { asked: [], said: [] });
  } finally {
    await page.close();
  }
}

const first = page => page.locator('article').first().getAttribute('id');
const focused = page => page.evaluate(() => document.activeElement?.id);

await withFolder({ 'mllm-lsp.json': '{}' }, async folder => {
  const file = join(folder, 'glossary.html');
  run(folder, 'glossary', 'export', '-o', 'glossary.html');
  const data = JSON.parse(/<script type="application\/json">(.*?)<\/script>/s.exec(readFileSync(file, 'utf8'))[1]);

  await suite.check('the page shows every concept and sets every formula', () => opened(file, {}, async page => {
    assert.equal(await page.locator('article').count(), data.concepts.length);
    assert.ok(data.concepts.length > 150);
    assert.equal(await page.locator('.formula .katex-html').count(), data.concepts.filter(concept => concept.formula).length);
    assert.equal(await page.locator('.broken').count(), 0);
    const width = await page.locator('#rope .katex-html').first().evaluate(element => element.getBoundingClientRect().width);
    assert.ok(width > 50, `the formula is ${width} pixels wide`);
    assert.ok(await page.evaluate(() => document.fonts.check('12px KaTeX_Main')));
  }));

  await suite.check('search finds a concept by pinyin, name, spelling and words', () => opened(file, {}, async page => {
    for (const [typed, id] of [['xzwz', 'rope'], ['RoPE', 'rope'], ['旋转位置编码', 'rope'], ['KV-Cache', 'kv-cache'], ['kv cache', 'kv-cache']]) {
      await page.locator('input').fill(typed);
      assert.equal(await first(page), id, typed);
    }
    await page.locator('input').fill('nothing has this name');
    assert.equal(await page.locator('article').count(), 0);
    assert.ok(await page.locator('.none').isVisible());
  }));

  await suite.check('the keyboard is enough', () => opened(file, {}, async page => {
    await page.keyboard.press('/');
    await page.keyboard.type('rope');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'rope');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('article').count(), data.concepts.length);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), data.concepts[0].id);
    await page.keyboard.press('j');
    assert.equal(await focused(page), data.concepts[1].id);
    await page.keyboard.press('k');
    assert.equal(await focused(page), data.concepts[0].id);
  }));

  await suite.check('filters narrow, and a relation leads out of them', () => opened(file, {}, async page => {
    await page.locator('select').first().selectOption('method');
    const methods = data.concepts.filter(concept => concept.kind === 'method').length;
    assert.equal(await page.locator('article').count(), methods);
    await page.locator('input').fill('xzwz');
    await page.locator('#rope .relations a', { hasText: 'position encoding' }).first().click();
    assert.equal(await focused(page), 'position-encoding');
    assert.equal(await page.locator('article').count(), data.concepts.length);
  }));

  await suite.check('it is readable in the dark, on a phone and on paper', async () => {
    const background = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    let light;
    await opened(file, { colorScheme: 'light' }, async page => { light = await background(page); });
    await opened(file, { colorScheme: 'dark' }, async page => assert.notEqual(await background(page), light));
    await opened(file, { viewport: { width: 360, height: 640 } }, async page =>
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360));
    await opened(file, {}, async page => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('form').isVisible(), false);
      assert.ok(await page.locator('#rope').isVisible());
    });
  });

  await suite.check('SKOS is JSON-LD of which nothing is lost', async () => {
    run(folder, 'glossary', 'export', '-o', 'glossary.jsonld');
    const quads = await jsonld.toRDF(JSON.parse(readFileSync(join(folder, 'glossary.jsonld'), 'utf8')), { safe: true });
    const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    assert.equal(quads.filter(quad => quad.predicate.value === type && quad.object.value === `${skos}Concept`).length, data.concepts.length);
    const labels = quads.filter(quad => quad.subject.value.endsWith(':rope') && quad.predicate.value === `${skos}prefLabel`);
    assert.deepEqual(labels.map(quad => [quad.object.language, quad.object.value]).sort(), [['en', 'RoPE'], ['zh', '旋转位置编码']]);
  });
});

await withFolder({
  'hostile.glossary.yml': `concepts:
  - id: hit
    prefLabel: { en: '</script><img src=x onerror=alert(1)>', zh: '<b>旋转</b>' }
    definition: { en: '<!-- <script>alert(2)</script>' }
    formula: '\\href{javascript:alert(3)}{x} \\htmlId{page}{y}'
    exactMatch: ['https://example.org/']
    source: [{ title: t, url: 'javascript:alert(4)' }]
  - { id: wrong, prefLabel: { en: Wrong }, formula: '\\frac{' }
`,
}, folder => suite.check('what a glossary says stays text', async () => {
  run(folder, 'glossary', 'export', 'hostile.glossary.yml', '-o', 'page.html');
  await opened(join(folder, 'page.html'), {}, async page => {
    assert.equal(await page.locator('#hit h2 a').textContent(), '</script><img src=x onerror=alert(1)>');
    assert.equal(await page.locator('img, b, article script, a[href^="javascript"]').count(), 0);
    assert.equal(await page.locator('#wrong .broken').textContent(), '\\frac{');
  });
}));

await withFolder({
  'mllm-lsp.json': '{}',
  'definitions.yml': 'contexts:\n  - name: Cargo\n    terms:\n      - name: Quiet Leg\n        definition: The movement between two stops.\n        aliases: [安静航段]\n',
  'note.md': '见安静航段一节。\n',
}, folder => suite.check('a Contextive file imported beside a running server is hovered', async () => {
  const client = new LspClient(binary);
  const uriOf = path => pathToFileURL(path).href;
  await client.request('initialize', { processId: process.pid, rootUri: uriOf(folder), capabilities: {} });
  client.notify('initialized', {});
  const uri = uriOf(join(folder, 'note.md'));
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: '见安静航段一节。\n' } });
  const hover = () => client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 2 } });
  assert.equal(await hover(), null);
  run(folder, 'glossary', 'import', 'definitions.yml', '-o', 'cargo.glossary.yml');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(folder, 'cargo.glossary.yml')), type: 1 }] });
  let shown = null;
  for (let tries = 0; shown === null && tries < 100; tries++) {
    shown = await hover();
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.match(typeof shown.contents === 'string' ? shown.contents : shown.contents.value, /The movement between two stops\./);
  assert.equal(await client.shutdown(), 0);
}));

await browser.close();
killAll();
suite.end();
