// A folder that is not trusted, and trust.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneFolder } from '../notes.mjs';

export default async function trust(suite) {
  const outside = { term: '灯塔损失', file: 'outside.glossary.yml' };
  const server = await suite.start({
    trust: true,
    files: oneFolder,
  });
  writeFileSync(join(server.root, outside.file), 'concepts:\n  - id: beacon-loss\n    prefLabel: { en: beacon loss, zh: 灯塔损失 }\n    definition: { en: From outside., zh: 来自外面。 }\n');
  server.write('.vscode/settings.json', JSON.stringify({ 'mllmLsp.server.path': '/bin/false', 'mllmLsp.glossary.files': [join(server.root, outside.file)] }));
  server.write('outside.md', `# Outside\n\n${outside.term}\n`);
  const workbench = await suite.open(server, { open: ['outside.md'] });

  await suite.step('a folder that is not trusted: its own server is not started, its settings name no file outside', async ({ page }) => {
    await page.locator('.monaco-dialog-box', { hasText: 'trust the authors' }).waitFor();
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^No/ }).click();
    await workbench.status('Restricted Mode');
    await workbench.status(/^\W*MllmLsp$/);
    await workbench.openFile('位置编码.md');
    await workbench.hover('RoPE', '旋转位置编码');
    await suite.picture('restricted');
    await workbench.leaveHover();
    await workbench.openFile('outside.md');
    await workbench.focusEditor();
    await workbench.goTo(3, 2);
    await page.keyboard.press('F12');
    await page.locator('.monaco-editor-overlaymessage', { hasText: 'No definition' }).waitFor();
  });

  await suite.step('trust lets the settings count', async ({ page }) => {
    await workbench.command('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-buttons-row .monaco-button', { hasText: /^Trust$/ }).first().click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await workbench.openFile('outside.md');
    await workbench.hover(outside.term, 'beacon loss');
    await workbench.leaveHover();
  });
}
