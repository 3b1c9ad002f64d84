// The extension for every platform, on a machine without .NET.
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { oneFolder } from '../notes.mjs';

export default async function runtime(suite) {
  const installed = execFileSync('sh', ['-c', 'command -v dotnet'], { encoding: 'utf8' }).trim();
  const server = await suite.start({ vsix: 'universal', files: oneFolder, hidden: [dirname(realpathSync(installed))], env: { DOTNET_ROOT: '' } });
  const workbench = await suite.open(server, { open: ['CLIP.md'] });

  await suite.step('without .NET: what is needed, and where it is to be had', async ({ page }) => {
    const message = workbench.notification('The server needs the .NET 10 runtime');
    await message.waitFor();
    await message.hover();
    for (const button of ['Get .NET', 'Show Log', 'Restart Server']) await message.locator('.monaco-button', { hasText: button }).waitFor();
    await page.locator('.statusbar-item[aria-label*="The server of MllmLsp is not running"]').waitFor();
    await suite.picture('no-dotnet');
    await message.locator('.monaco-button', { hasText: 'Show Log' }).click();
    await page.locator('.part.panel .view-line', { hasText: '.NET 10' }).first().waitFor();
  });
}
