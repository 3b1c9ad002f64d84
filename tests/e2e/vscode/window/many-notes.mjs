// Three thousand notes and ten thousand links: silence, one offer of a baseline, a graph that answers.
import assert from 'node:assert/strict';
import { manyNotes } from '../notes.mjs';

export default async function manyNotesScenario(suite) {
  const server = await suite.start({ files: manyNotes(3000) });
  const workbench = await suite.open(server, { open: ['00/note-0000.md'] });

  await suite.step('the first impression of 3,000 notes is silence', async ({ page }) => {
    await page.locator('.statusbar-item[aria-label*="MllmLsp is ready: no findings"]').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
    assert.equal(await page.locator('.notification-toast').count(), 0);
  });

  await suite.step('the graph has every node and edge, and answers while it settles', async ({ page }) => {
    const begun = Date.now();
    await workbench.command('MllmLsp: Show Graph of Notes and Concepts');
    const frame = await workbench.webview('body[data-nodes]');
    const body = frame.locator('body');
    console.log(`# drawn after ${Date.now() - begun} ms`);
    assert.ok(Number(await body.getAttribute('data-nodes')) > 3000);
    assert.ok(Number(await body.getAttribute('data-edges')) > 10_000);
    const frames = await body.evaluate(frameTimes, 2000);
    console.log(`# while it settles: ${frames}`);
    await frame.locator('input[type="search"]').fill('Note 2999');
    await frame.locator('body[data-found="1"]').waitFor();
    await frame.locator('body[data-settled="true"]').waitFor({ timeout: 90_000 });
    console.log(`# settled after ${Date.now() - begun} ms`);
    console.log(`# at rest: ${await body.evaluate(frameTimes, 1000)}`);
    await suite.picture('many-search');
    await frame.locator('input[type="search"]').fill('');
    await frame.locator('input[name="mention"]').uncheck();
    await workbench.frame();
    assert.ok(await suite.colouredPixels(page.locator('iframe.webview.ready').last()) > 5000, 'nodes and links are drawn');
    await suite.picture('many');
    await frame.locator('input[type="search"]').fill('Note 2999');
    await frame.locator('body[data-found="1"]').waitFor();
    await frame.locator('input[type="search"]').press('Enter');
    await workbench.activeTab('note-2999.md');
    await workbench.command('View: Close All Editors');
  });

  const lint = async page => {
    await workbench.command('MllmLsp: Lint Workspace');
    await workbench.notification('files checked').waitFor({ timeout: 60_000 });
    await page.locator('.notification-toast .monaco-progress-container.active').waitFor({ state: 'detached' });
  };

  await suite.step('very many findings: a baseline is offered once, and never again after “no”', async ({ page }) => {
    await lint(page);
    const offer = workbench.notification('A baseline records them as known');
    await offer.waitFor();
    await suite.picture('baseline-offer');
    await offer.hover();
    await offer.locator('.monaco-button', { hasText: 'No' }).click();
    await offer.waitFor({ state: 'detached' });
    await workbench.clearNotifications();
    await lint(page);
    await workbench.command('MllmLsp: Restart Server');
    await workbench.ready();
    await lint(page);
    assert.equal(await offer.count(), 0);
    await workbench.clearNotifications();
  });

  await suite.step('what is written into a baseline is not shown again', async ({ page }) => {
    await workbench.command('MllmLsp: Write Baseline');
    await workbench.notification('are known now').waitFor({ timeout: 60_000 });
    await page.locator('.statusbar-item[aria-label*="MllmLsp is ready: no findings"]').waitFor();
    assert.equal(JSON.parse(server.read('mllm-lsp.json')).baseline, 'mllm-lsp.baseline.json');
    assert.match(server.read('mllm-lsp.baseline.json'), /broken-wiki-link/);
    await workbench.clearNotifications();
    await workbench.command('MllmLsp: Lint Workspace');
    await workbench.notification('no findings').waitFor({ timeout: 60_000 });
  });
}

/** Runs in the page: how long it is from one picture to the next, for a while. */
function frameTimes(_, milliseconds) {
  return new Promise(resolve => {
    const times = [];
    let last = performance.now();
    const end = last + milliseconds;
    const next = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      if (now < end) {
        requestAnimationFrame(next);
      } else {
        times.sort((a, b) => a - b);
        resolve(`${times.length} pictures, median ${times[times.length >> 1].toFixed(0)} ms, longest ${times.at(-1).toFixed(0)} ms`);
      }
    };
    requestAnimationFrame(next);
  });
}
