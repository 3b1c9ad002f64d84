// The display language Chinese: commands, views, cards, findings.
import assert from 'node:assert/strict';
import { oneFolder } from '../notes.mjs';

export default async function chinese(suite) {
  const server = await suite.start({ files: oneFolder, displayLanguage: 'zh-cn' });
  const workbench = await suite.open(server, { open: ['位置编码.md'], context: { locale: 'zh-CN' } });
  await suite.step('in Chinese: commands, views, cards and findings', async ({ page }) => {
    await workbench.status(/MllmLsp: 2/);
    const hover = await workbench.hover('RoPE', '旋转位置编码');
    await hover.locator('a', { hasText: '在术语表视图中显示' }).waitFor();
    await hover.locator('a', { hasText: '在术语表视图中显示' }).click();
    await page.locator('.pane-header', { hasText: '术语表' }).first().waitFor();
    await page.locator('.pane-header', { hasText: '反向链接' }).first().waitFor();
    await (await workbench.webview('#card strong')).locator('#card strong', { hasText: '旋转位置编码' }).waitFor();
    await workbench.leaveHover();
    await workbench.command('检查全部笔记');
    await workbench.notification('已检查').waitFor();
    const rows = await workbench.problems();
    assert.ok(rows.some(row => /没有|不存在|找不到/.test(row)), rows.join('\n'));
    await suite.picture('chinese', 'chinese.png');
  });
}
