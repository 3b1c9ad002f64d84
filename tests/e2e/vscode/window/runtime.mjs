// The extension for every platform, on a machine without .NET.
import { execFileSync } from 'node:child_process';
import { oneFolder } from '../notes.mjs';

export default async function runtime(suite) {
  // Each line ends with the folder of the runtime's versions, below that of the installation: `… 10.0.0 [/usr/share/dotnet/shared/…]`.
  const runtimes = execFileSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' });
  const installed = new Set([...runtimes.matchAll(/\[(.*)\/shared\/[^\]]*\]$/gm)].map(([, folder]) => folder));
  const server = await suite.start({ vsix: 'universal', files: oneFolder, hidden: [...installed], env: { DOTNET_ROOT: '' } });
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
