// VS Code as a person sees it: the installed extension in a browser, driven by mouse and keyboard.
//   node tests/e2e/vscode/ui.mjs VSIX
// Every step leaves a picture in artifacts/vscode-pictures. With UPDATE_PICTURES=1 those of the README and the walkthrough are written
// where they are kept.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Suite } from '../suite.mjs';
import { CodeServer, foreignOrigins, launchBrowser } from './code-server.mjs';
import { oneFolder } from './notes.mjs';
import { Workbench } from './workbench.mjs';

const [vsix] = process.argv.slice(2);
if (vsix === undefined) {
  console.error('usage: node tests/e2e/vscode/ui.mjs VSIX');
  process.exit(2);
}
const root = fileURLToPath(new URL('../../../', import.meta.url));
const pictures = join(root, 'artifacts/vscode-pictures');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const suite = new Suite();
const origins = new Set();
const browser = await launchBrowser();
const servers = [];
const start = async options => {
  const server = await CodeServer.start({ vsix: [resolve(vsix)], ...options });
  servers.push(server);
  return server;
};

let workbench;
let taken = 0;
/** A step of a person's work; where it fails, a picture shows what was there. */
const step = (name, body) => suite.check(name, async () => {
  const begun = Date.now();
  try {
    await body(workbench);
    console.log(`# ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } catch (error) {
    await picture(`failed-${name.replace(/\W+/g, '-').slice(0, 40)}`).catch(() => {});
    await workbench?.page.keyboard.press('Escape').catch(() => {});
    throw error;
  }
});
const picture = async (name, kept, clip) => {
  const path = join(pictures, `${String(++taken).padStart(2, '0')}-${name}.png`);
  // What fades in is to be seen.
  await workbench.page.waitForTimeout(400);
  await workbench.page.screenshot({ path, ...(clip === undefined ? {} : { clip }) });
  if (kept !== undefined && process.env.UPDATE_PICTURES === '1') {
    mkdirSync(join(root, 'client/media', kept, '..'), { recursive: true });
    copyFileSync(path, join(root, 'client/media', kept));
  }
};

try {
  const outside = { term: '灯塔损失', file: 'outside.glossary.yml' };
  const server = await start({
    trust: true,
    files: oneFolder,
  });
  writeFileSync(join(server.root, outside.file), 'concepts:\n  - id: beacon-loss\n    prefLabel: { en: beacon loss, zh: 灯塔损失 }\n    definition: { en: From outside., zh: 来自外面。 }\n');
  server.write('.vscode/settings.json', JSON.stringify({ 'mllmLsp.server.path': '/bin/false', 'mllmLsp.glossary.files': [join(server.root, outside.file)] }));
  server.write('outside.md', `# Outside\n\n${outside.term}\n`);
  workbench = await Workbench.open(browser, server, { origins, open: ['outside.md'] });

  await step('a folder that is not trusted: its own server is not started, its settings name no file outside', async ({ page }) => {
    await page.locator('.monaco-dialog-box', { hasText: 'trust the authors' }).waitFor();
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^No/ }).click();
    await workbench.status('Restricted Mode');
    await workbench.status(/^\W*MllmLsp$/);
    await workbench.openFile('位置编码.md');
    await workbench.hover('RoPE', '旋转位置编码');
    await picture('restricted');
    await workbench.leaveHover();
    await workbench.openFile('outside.md');
    await workbench.focusEditor();
    await workbench.goTo(3, 2);
    await page.keyboard.press('F12');
    await page.locator('.monaco-editor-overlaymessage', { hasText: 'No definition' }).waitFor();
  });

  await step('trust lets the settings count', async ({ page }) => {
    await workbench.command('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-buttons-row .monaco-button', { hasText: /^Trust$/ }).first().click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await workbench.openFile('outside.md');
    await workbench.hover(outside.term, 'beacon loss');
    await workbench.leaveHover();
  });

  await step('ready, and silent about notes without faults', async ({ page }) => {
    await workbench.command('View: Close All Editors');
    await workbench.openFile('评测.md');
    await workbench.status(/^\W*MllmLsp$/);
    await workbench.hover('MMBench', 'MMBench');
    await workbench.leaveHover();
    assert.equal(await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .codelens-decoration, .monaco-editor .dyn-rule-inlay').count(), 0);
    assert.equal(await page.locator('.notification-toast').count(), 0);
  });

  await step('squiggles, the count in the status bar, the Problems panel', async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await page.locator('.squiggly-warning').first().waitFor();
    await workbench.status(/MllmLsp: 2/);
    const rows = await workbench.problems();
    assert.ok(rows.some(row => /长上下文/.test(row)), rows.join('\n'));
    assert.ok(rows.some(row => /runs\/2025-03\.md/.test(row)), rows.join('\n'));
    await picture('problems', 'walkthrough/problems.png');
  });

  await step('a finding leads to the page about its rule', async ({ page }) => {
    await page.locator('.markers-panel a', { hasText: 'broken-wiki-link' }).first().click({ modifiers: ['Control'] });
    await workbench.activeTab('broken-wiki-link.md');
    await page.keyboard.press('Control+F4');
    await workbench.command('View: Hide Panel');
    await workbench.openFile('位置编码.md');
  });

  await step('the card of RoPE in 使用RoPE编码, with its formula drawn', async ({ page }) => {
    const hover = await workbench.hover('RoPE', '旋转位置编码');
    const image = hover.locator('img[src^="data:image/svg+xml"]').first();
    await image.waitFor();
    await page.waitForFunction(element => element.complete && element.naturalWidth > 20, await image.elementHandle());
    assert.doesNotMatch(await hover.innerText(), /\\frac|\\begin|latex/);
    await picture('hover', 'walkthrough/hover.png');
  });

  await step('the card’s link shows the concept in the glossary view', async ({ page }) => {
    await page.locator('.monaco-resizable-hover:visible a', { hasText: 'Show in the glossary view' }).first().click();
    await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'RoPE' }).first().waitFor();
    await picture('glossary', 'walkthrough/glossary.png');
    await workbench.leaveHover();
  });

  await step('the glossary view: topics, a filter, broader concepts', async ({ page }) => {
    const rows = page.locator('.pane-body .monaco-list-row');
    await workbench.command('MllmLsp: Filter the Glossary');
    await page.locator('.quick-input-widget input.input').fill('帧预算');
    await rows.filter({ hasText: 'frame budget' }).first().waitFor();
    await rows.filter({ hasText: 'Our own terms' }).first().waitFor();
    await page.keyboard.press('Escape');
    await rows.filter({ hasText: 'Architecture' }).first().waitFor();
  });

  await step('backlinks of the note', async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await page.locator('.pane-body .monaco-list-row', { hasText: 'InfoNCE' }).first().waitFor();
    await picture('backlinks');
  });

  const completes = (name, act, label, result, kept) => step(name, async ({ page }) => {
    await workbench.openFile('位置编码.md');
    await workbench.focusEditor();
    await page.keyboard.press('Control+End');
    await act(page);
    await workbench.suggestions().locator('.monaco-list-row', { hasText: label }).first().waitFor();
    await picture('completion', kept);
    await workbench.accept(label);
    await workbench.untilText(result);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  });
  await completes('completion while typing 旋', page => page.keyboard.type('旋'), '旋转位置编码', /^旋转位置编码/m);
  await completes('completion while typing pinyin', page => page.keyboard.type('xzwz', { delay: 40 }), '旋转位置编码', /^旋转位置编码\n旋转位置编码/m, 'walkthrough/completion.png');
  await completes('completion after an input method has committed', () => workbench.compose(['z', 'zh', 'zhuyi', '注意'], '注意'), '注意力机制', /^注意力机制/m);
  await completes('completion after [[', page => page.keyboard.type('[[评', { delay: 40 }), '评测', /\[\[评测\]\]/);

  await step('a selection is added to the glossary', async ({ page }) => {
    await workbench.goTo(3, 3);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    await workbench.command('MllmLsp: Add Term to Glossary');
    await workbench.activeTab('team.yml');
    await workbench.untilText(/- term: "开源模型"\s+definition: ""/);
    await workbench.command('File: Save All');
    await workbench.openFile('位置编码.md');
    await workbench.focusEditor();
  });

  await step('a quick fix', async ({ page }) => {
    await workbench.goTo(7, 12);
    const fixes = await workbench.quickFixes();
    assert.ok(fixes.some(title => /2025-03\.md/.test(title)), fixes.join('\n'));
    await picture('quick-fix');
    await page.keyboard.press('Escape');
    await workbench.applyQuickFix('2025-03.md');
    await workbench.untilText(/./);
  });

  await step('go to definition, into the glossary', async ({ page }) => {
    await workbench.openFile('CLIP.md');
    await workbench.focusEditor();
    await workbench.goTo(3, 9);
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: /\.yml/ }).waitFor();
    await workbench.untilText(/InfoNCE/);
    await picture('definition');
    await page.keyboard.press('Control+F4');
  });

  await step('look up a term, with its definition', async ({ page }) => {
    await workbench.command('MllmLsp: Look Up Term');
    await page.locator('.quick-input-widget input.input').fill('投影');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await picture('look-up');
    await page.keyboard.press('Escape');
  });

  await step('lint of all notes', async ({ page }) => {
    await workbench.command('MllmLsp: Lint Workspace');
    await workbench.notification('files checked').waitFor();
    await page.keyboard.press('Escape');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('View: Hide Panel');
  });

  await step('the graph', async ({ page }) => {
    await workbench.command('MllmLsp: Show Graph of Notes and Concepts');
    const frame = workbench.webview();
    await frame.locator('body[data-settled="true"]').waitFor();
    assert.ok(Number(await frame.locator('body').getAttribute('data-nodes')) > 15);
    await frame.locator('label', { hasText: 'Broken links 1' }).waitFor();
    await picture('graph', 'graph.png');
    await frame.locator('input[type="search"]').fill('CLIP');
    await frame.locator('input[name="mention"]').uncheck();
    await page.waitForTimeout(600);
    await picture('graph-search');
    await frame.locator('input[type="search"]').fill('指令微调');
    await frame.locator('input[type="search"]').press('Enter');
    await page.keyboard.press('Control+F4');
  });

  await step('the dark theme: the formula in its colour', async ({ page }) => {
    await workbench.command('File: Save All');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark').waitFor();
    await workbench.command('View: Close All Editors');
    await workbench.openFile('CLIP.md');
    const hover = await workbench.hover('InfoNCE', 'InfoNCE');
    const source = await hover.locator('img[src^="data:image/svg+xml"]').first().getAttribute('src');
    assert.match(Buffer.from(source.split('base64,')[1], 'base64').toString(), /#cccccc/);
    await picture('dark', 'hover-dark.png');
    await workbench.leaveHover();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark').waitFor({ state: 'detached' });
  });

  await step('a server that cannot run: what is wrong, and a way to the log', async ({ page }) => {
    const broken = join(server.root, 'broken-server');
    writeFileSync(broken, '#!/bin/sh\necho "no such library" >&2\nexit 127\n', { mode: 0o755 });
    server.writeMachineSettings({ 'mllmLsp.server.path': broken });
    const message = workbench.notification('ended before it answered');
    await message.waitFor();
    await page.locator('.statusbar-item.error-kind, .statusbar-item', { hasText: 'MllmLsp' }).first().waitFor();
    await picture('broken');
    assert.equal(await page.locator('.notification-toast').count(), 1, 'said once');
    await message.hover();
    await message.locator('.monaco-button', { hasText: 'Show Log' }).click();
    await page.locator('.part.panel .view-line', { hasText: 'no such library' }).first().waitFor();
    server.writeMachineSettings({});
    await workbench.command('MllmLsp: Restart Server');
    await workbench.status(/^\W*MllmLsp(: \d+)?$/);
    await workbench.openFile('CLIP.md');
    await workbench.hover('InfoNCE', 'InfoNCE');
  });
  await workbench.close();

  const chinese = await start({ files: oneFolder, displayLanguage: 'zh-cn' });
  workbench = await Workbench.open(browser, chinese, { origins, open: ['位置编码.md'], context: { locale: 'zh-CN' } });
  await step('in Chinese: commands, views, cards and findings', async ({ page }) => {
    await workbench.status(/MllmLsp: 2/);
    const hover = await workbench.hover('RoPE', '旋转位置编码');
    await hover.locator('a', { hasText: '在术语表视图中显示' }).waitFor();
    await hover.locator('a', { hasText: '在术语表视图中显示' }).click();
    await page.locator('.pane-header', { hasText: '术语表' }).first().waitFor();
    await page.locator('.pane-header', { hasText: '反向链接' }).first().waitFor();
    await workbench.leaveHover();
    await workbench.command('检查全部笔记');
    await workbench.notification('已检查').waitFor();
    const rows = await workbench.problems();
    assert.ok(rows.some(row => /没有|不存在|找不到/.test(row)), rows.join('\n'));
    await picture('chinese', 'chinese.png');
  });
  await workbench.close();

  await suite.check('only loopback addresses were spoken to', () => {
    assert.deepEqual([...new Set(servers.flatMap(one => foreignOrigins(origins, one)))].filter(origin => servers.every(one => foreignOrigins([origin], one).length > 0)), []);
  });
} catch (error) {
  await suite.check('the run came to its end', () => {
    throw error;
  });
} finally {
  await browser.close();
  for (const server of servers) await server.stop();
}
suite.end();
