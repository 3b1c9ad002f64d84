// What a person does all day: reads, writes, looks up, mends.
import assert from 'node:assert/strict';
import { oneFolder } from '../notes.mjs';

export default async function writing(suite) {
  const server = await suite.start({ files: oneFolder });
  const workbench = await suite.open(server, { open: ['评测.md'] });

  await suite.step('ready, and silent about notes without faults', async ({ page }) => {
    await workbench.command('View: Close All Editors');
    await workbench.openFile('评测.md');
    await workbench.status(/^\W*MllmLsp$/);
    await workbench.hover('MMBench', 'MMBench');
    await workbench.leaveHover();
    assert.equal(await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .codelens-decoration, .monaco-editor .dyn-rule-inlay').count(), 0);
    assert.equal(await page.locator('.notification-toast').count(), 0);
  });

  await suite.step('squiggles, the count in the status bar, the Problems panel', async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await page.locator('.squiggly-warning').first().waitFor();
    await workbench.status(/MllmLsp: 2/);
    const rows = await workbench.problems();
    assert.ok(rows.some(row => /长上下文/.test(row)), rows.join('\n'));
    assert.ok(rows.some(row => /runs\/2025-03\.md/.test(row)), rows.join('\n'));
    await suite.picture('problems', 'walkthrough/problems.png');
  });

  await suite.step('a finding leads to the page about its rule', async ({ page }) => {
    await page.locator('.markers-panel a', { hasText: 'broken-wiki-link' }).first().click({ modifiers: ['Control'] });
    await workbench.activeTab('broken-wiki-link.md');
    await page.keyboard.press('Control+F4');
    await workbench.command('View: Hide Panel');
    await workbench.openFile('位置编码.md');
  });

  await suite.step('the card of RoPE in 使用RoPE编码, with its formula drawn', async ({ page }) => {
    const hover = await workbench.hover('RoPE', '旋转位置编码');
    const image = hover.locator('img[src^="data:image/svg+xml"]').first();
    await image.waitFor();
    await page.waitForFunction(element => element.complete && element.naturalWidth > 20, await image.elementHandle());
    assert.doesNotMatch(await hover.innerText(), /\\frac|\\begin|latex/);
    await suite.picture('hover', 'walkthrough/hover.png');
  });

  await suite.step('the card’s link shows the concept in the glossary view', async ({ page }) => {
    await page.locator('.monaco-resizable-hover:visible a', { hasText: 'Show in the glossary view' }).first().click();
    await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'RoPE' }).first().waitFor();
    await (await workbench.webview('#card strong')).locator('#card strong', { hasText: 'RoPE' }).waitFor();
    await workbench.leaveHover();
    await suite.picture('glossary', 'walkthrough/glossary.png');
  });

  await suite.step('the glossary view: topics, a filter, broader concepts', async ({ page }) => {
    const rows = page.locator('.pane-body .monaco-list-row');
    await workbench.command('MllmLsp: Filter the Glossary');
    await page.locator('.quick-input-widget input.input').fill('帧预算');
    await rows.filter({ hasText: 'frame budget' }).first().waitFor();
    await rows.filter({ hasText: 'Our own terms' }).first().waitFor();
    await page.keyboard.press('Escape');
    await rows.filter({ hasText: 'Architecture' }).first().waitFor();
  });

  await suite.step('backlinks of the note', async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await page.locator('.pane-body .monaco-list-row', { hasText: 'InfoNCE' }).first().waitFor();
    await suite.picture('backlinks');
  });

  const completes = (name, act, label, result, kept) => suite.step(name, async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await workbench.focusEditor();
    await page.keyboard.press('Control+End');
    await act(page);
    await workbench.suggestions().locator('.monaco-list-row', { hasText: label }).first().waitFor();
    await suite.picture('completion', kept);
    await workbench.accept(label);
    await workbench.untilText(result);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  });
  await completes('completion while typing 旋', page => page.keyboard.type('旋'), '旋转位置编码', /^旋转位置编码/m);
  await completes('completion while typing pinyin', page => page.keyboard.type('xzwz', { delay: 40 }), '旋转位置编码', /^旋转位置编码\n旋转位置编码/m, 'walkthrough/completion.png');
  await completes('completion after an input method has committed', () => workbench.compose(['z', 'zh', 'zhuyi', '注意'], '注意'), '注意力机制', /^注意力机制/m);
  await completes('completion after [[', page => page.keyboard.type('[[评', { delay: 40 }), '评测', /\[\[评测\]\]/);

  await suite.step('a selection is added to the glossary', async ({ page }) => {
    await workbench.goTo(3, 3);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    await workbench.command('MllmLsp: Add Term to Glossary');
    await workbench.activeTab('team.yml');
    await workbench.untilText(/- term: "开源模型"\s+definition: ""/);
    await workbench.command('File: Save All');
    await workbench.openFile('位置编码.md');
    await workbench.focusEditor();
  });

  await suite.step('a quick fix', async ({ page }) => {
    await workbench.goTo(7, 12);
    const fixes = await workbench.quickFixes();
    assert.ok(fixes.some(title => /2025-03\.md/.test(title)), fixes.join('\n'));
    await suite.picture('quick-fix');
    await page.keyboard.press('Escape');
    await workbench.applyQuickFix('2025-03.md');
    await workbench.untilText(/./);
  });

  await suite.step('go to definition, into the glossary', async ({ page }) => {
    await workbench.openFile('CLIP.md');
    await workbench.focusEditor();
    await workbench.goTo(3, 9);
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: /\.yml/ }).waitFor();
    await workbench.untilText(/InfoNCE/);
    await suite.picture('definition');
    await page.keyboard.press('Control+F4');
  });

  await suite.step('look up a term: its card beside the list, the formula drawn, follows the choice', async ({ page }) => {
    await workbench.command('MllmLsp: Look Up Term');
    const input = page.locator('.quick-input-widget input.input');
    await input.fill('InfoNCE');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'InfoNCE' }).first().waitFor();
    const card = await workbench.webview('#card strong');
    await card.locator('#card strong', { hasText: 'InfoNCE' }).waitFor();
    assert.ok(await card.locator('#card img').first().evaluate(image => image.decode().then(() => image.naturalWidth > 20)));
    await suite.picture('look-up', 'look-up.png');
    await input.fill('旋转位置编码');
    await card.locator('#card strong', { hasText: 'RoPE' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.quick-input-widget') !== null), true, 'the list keeps the focus');
    await page.keyboard.press('Escape');
  });

  await suite.step('the card and the uses follow the cursor', async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await workbench.command('MllmLsp: Focus on Used In View');
    await workbench.focusEditor();
    const card = await workbench.webview('#card strong');
    await workbench.goTo(3, 10);
    await card.locator('#card strong', { hasText: 'RoPE' }).waitFor();
    await workbench.rows('Used In').filter({ hasText: '多数开源模型使用RoPE编码' }).first().waitFor();
    await suite.picture('used-in');
    await workbench.openFile('评测.md');
    await workbench.focusEditor();
    await workbench.goTo(3, 4);
    await card.locator('#card strong', { hasText: 'MMBench' }).waitFor();
    await workbench.rows('Used In').filter({ hasText: 'MMBench' }).first().waitFor();
    await card.locator('#card a').last().click();
    await page.locator('.tab.active', { hasText: /\.yml/ }).waitFor();
    await page.keyboard.press('Control+F4');
  });

  await suite.step('new terms of a note: a list to check, entries made of what was checked', async ({ page }) => {
    await workbench.openFile('新方法.md');
    await workbench.command('MllmLsp: New Terms in This Note');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: '水壶混合' });
    await row.waitFor();
    assert.match(await row.innerText(), /MoK \/ 水壶混合[\s\S]*Mixture of Kettles[\s\S]*用水壶混合/);
    await suite.picture('new-terms');
    await workbench.checkRow(row);
    await page.keyboard.press('Enter');
    await workbench.activeTab('team.yml');
    await workbench.untilText(/prefLabel: \{ en: MoK, zh: 水壶混合 \}\s+fullForm: \{ MoK: Mixture of Kettles \}\s+definition: ""/);
    await workbench.command('File: Save All');
    await workbench.openFile('新方法.md');
    await workbench.hover('水壶混合', 'MoK');
    await workbench.leaveHover();
  });

  await suite.step('a word that is no term: by the command, and by the quick fix', async ({ page }) => {
    await workbench.openFile('新方法.md');
    await workbench.focusEditor();
    await page.locator('.squiggly-info').first().waitFor();
    const marks = await page.locator('.squiggly-info').count();
    await workbench.goTo(5, 6);
    await workbench.command('MllmLsp: Ignore Word');
    await workbench.notification('is no term here any more').waitFor();
    await page.waitForFunction(count => document.querySelectorAll('.squiggly-info').length < count, marks);
    assert.deepEqual(JSON.parse(server.read('mllm-lsp.json')), { wikiLinks: { aliases: true }, ignoreWords: ['ROPE'] });
    await workbench.clearNotifications();
    await workbench.focusEditor();
    await workbench.goTo(7, 4);
    await workbench.applyQuickFix('ignoreWords');
    await page.locator('.squiggly-info').first().waitFor({ state: 'detached' });
    assert.deepEqual(JSON.parse(server.read('mllm-lsp.json')).ignoreWords, ['ROPE', 'LLAVA']);
  });

  await suite.step('a glossary is built from the notes, and opened as candidates', async ({ page }) => {
    await workbench.command('MllmLsp: Build Glossary from Documents');
    await workbench.activeTab('candidates.glossary.yml');
    await workbench.untilText(/candidates: true/);
    await workbench.notification(/candidates in \d+ notes/).waitFor();
    await suite.picture('candidates');
    assert.match(server.read('candidates.glossary.yml'), /candidates: true/);
    await page.keyboard.press('Control+F4');
    await workbench.clearNotifications();
  });

  await suite.step('F2 on a heading rewrites inline and wiki links, once', async ({ page }) => {
    await workbench.openFile('CLIP.md');
    await workbench.focusEditor();
    await workbench.goTo(5, 5);
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box input');
    await input.waitFor();
    assert.equal(await input.inputValue(), '训练');
    await input.fill('预训练');
    await page.keyboard.press('Enter');
    await workbench.untilText(/^## 预训练$/m);
    await workbench.openFile('位置编码.md');
    const text = await workbench.untilText(/\[\[CLIP#预训练\]\]/);
    assert.match(text, /\[训练\]\(CLIP\.md#预训练\)/);
    await workbench.command('File: Save All');
  });

  await suite.step('the walkthrough: four steps with pictures', async ({ page }) => {
    await workbench.command('Welcome: Open Walkthrough...');
    await page.locator('.quick-input-widget input.input').fill('multimodal');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Notes on multimodal language models' }).waitFor();
    await page.keyboard.press('Enter');
    const steps = page.locator('.getting-started-step');
    await steps.nth(3).waitFor();
    assert.equal(await steps.count(), 4);
    for (let i = 0; i < 4; i++) {
      await steps.nth(i).click();
      await page.waitForFunction(() => [...document.querySelectorAll('.getting-started-media img')].some(image => image.complete && image.naturalWidth > 100));
    }
    await suite.picture('walkthrough');
    await workbench.command('View: Close All Editors');
    await workbench.openFile('位置编码.md');
  });

  await suite.step('lint of all notes', async ({ page }) => {
    await workbench.command('MllmLsp: Lint Workspace');
    await workbench.notification('files checked').waitFor();
    await page.keyboard.press('Escape');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('View: Hide Panel');
  });

  await suite.step('the graph', async ({ page }) => {
    await workbench.command('MllmLsp: Show Graph of Notes and Concepts');
    const frame = await workbench.webview('body[data-nodes]');
    await frame.locator('body[data-settled="true"]').waitFor();
    assert.ok(Number(await frame.locator('body').getAttribute('data-nodes')) > 15);
    await frame.locator('label', { hasText: 'Broken links 1' }).waitFor();
    assert.ok(await suite.colouredPixels(page.locator('iframe.webview.ready').last()) > 500, 'notes, concepts and links are drawn');
    await suite.picture('graph', 'graph.png');
    await frame.locator('input[type="search"]').fill('CLIP');
    await frame.locator('input[name="mention"]').uncheck();
    await frame.locator('body[data-found="2"]').waitFor();
    await suite.picture('graph-search');
    await frame.locator('input[type="search"]').fill('指令微调');
    await frame.locator('input[type="search"]').press('Enter');
    await page.keyboard.press('Control+F4');
  });

  await suite.step('the dark theme: the formula in its colour', async ({ page }) => {
    await workbench.command('File: Save All');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark').waitFor();
    await workbench.command('View: Close All Editors');
    await workbench.openFile('CLIP.md');
    const hover = await workbench.hover('InfoNCE', 'InfoNCE');
    const source = await hover.locator('img[src^="data:image/svg+xml"]').first().getAttribute('src');
    assert.match(Buffer.from(source.split('base64,')[1], 'base64').toString(), /#cccccc/);
    await suite.picture('dark', 'hover-dark.png');
    await workbench.leaveHover();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark').waitFor({ state: 'detached' });
  });
}
