// A server that cannot run, and one that ends again and again: what is said, and the way on.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneFolder } from '../notes.mjs';

export default async function failures(suite) {
  const server = await suite.start({ files: oneFolder });
  const workbench = await suite.open(server, { open: ['CLIP.md'] });
  await workbench.hover('InfoNCE', 'InfoNCE');
  await workbench.leaveHover();

  await suite.step('a server that cannot run: what is wrong, and a way to the log', async ({ page }) => {
    const broken = join(server.root, 'broken-server');
    writeFileSync(broken, '#!/bin/sh\necho "no such library" >&2\nexit 127\n', { mode: 0o755 });
    server.writeMachineSettings({ 'mllmLsp.server.path': broken });
    const message = workbench.notification('ended before it answered');
    await message.waitFor();
    await page.locator('.statusbar-item.error-kind, .statusbar-item', { hasText: 'MllmLsp' }).first().waitFor();
    await suite.picture('broken');
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

  await suite.step('a server that ends five times is given up, with a way to the log and one back', async ({ page }) => {
    await workbench.leaveHover();
    await workbench.ready();
    for (let ends = 1; ends <= 5; ends++) {
      const [running] = server.languageServers();
      process.kill(running, 'SIGKILL');
      if (ends < 5) {
        // The next one is there too soon for the status bar to show that there was none: who answers tells.
        for (const end = Date.now() + 30_000; server.languageServers().every(id => id === running); await workbench.frame()) {
          assert.ok(Date.now() < end, 'it is started again');
        }
        await workbench.hover('InfoNCE', 'InfoNCE');
        await workbench.leaveHover();
      }
    }
    const message = workbench.notification('ended 5 times within three minutes');
    await message.waitFor();
    await page.locator('.statusbar-item[aria-label*="The server of MllmLsp is not running"]').waitFor();
    assert.deepEqual(server.languageServers(), []);
    await suite.picture('given-up');
    await message.hover();
    await message.locator('.monaco-button', { hasText: 'Show Log' }).click();
    await page.locator('.part.panel .view-line', { hasText: 'ended 5 times' }).first().waitFor();
    await workbench.command('MllmLsp: Restart Server');
    await workbench.ready();
    await workbench.openFile('CLIP.md');
    await workbench.hover('InfoNCE', 'InfoNCE');
  });
}
