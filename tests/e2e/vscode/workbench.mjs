// A page with VS Code in it, driven as a person would drive it.
import { watchOrigins } from './code-server.mjs';

/** Runs in the page. */
const visibleText = () =>
  [...document.querySelectorAll('.editor-group-container.active .editor-instance .view-lines .view-line')]
    .map(line => [parseFloat(line.style.top), line.textContent.replace(/\u00a0/g, ' ')])
    .sort((a, b) => a[0] - b[0])
    .map(([, text]) => text)
    .join('\n');

export class Workbench {
  /** @param origins A set to which every origin that the page speaks to is added. */
  static async open(browser, server, { origins, context = {}, ...page }) {
    const workbench = new Workbench();
    workbench.context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...context });
    workbench.page = await workbench.context.newPage();
    await workbench.page.addInitScript(`window.visibleText = ${visibleText}`);
    workbench.page.setDefaultTimeout(30_000);
    watchOrigins(workbench.page, origins);
    await workbench.page.goto(server.pageOf(page), { waitUntil: 'domcontentloaded', timeout: 60_000 });
    await workbench.page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
    return workbench;
  }

  close() {
    return this.context.close();
  }

  /** An item of the status bar with a text. */
  status(text, timeout = 30_000) {
    return this.page.locator('.statusbar-item', { hasText: text }).first().waitFor({ timeout });
  }

  /**
   * Runs a command of the palette. A palette that was just closed swallows the key that opens it, and an editor that opens late closes the
   * palette again: then all is done once more.
   */
  async command(title) {
    const { page } = this;
    const input = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    for (let tries = 0; ; tries++) {
      await page.keyboard.press('F1');
      try {
        await input.fill(`>${title}`, { timeout: 3000 });
        await row.click({ timeout: 5000 });
        // What appears where the row was must not find the pointer over it.
        await page.mouse.move(640, 795);
        return;
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  async openFile(name) {
    const { page } = this;
    await page.keyboard.press('Control+P');
    const input = page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(name);
    // The list first shows what was open before.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name.split('/').pop() }).waitFor();
    await page.keyboard.press('Enter');
    await this.activeTab(name.split('/').pop());
    await this.untilText(/\S/);
  }

  activeTab(name) {
    return this.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
  }

  async goTo(line, column) {
    const { page } = this;
    await page.keyboard.press('Control+G');
    const input = page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.editorHasFocus();
    await this.status(new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  async focusEditor() {
    await this.page.keyboard.press('Control+1');
    await this.editorHasFocus();
  }

  editorHasFocus() {
    return this.page.waitForFunction(() => !!document.activeElement?.closest('.editor-instance .monaco-editor'));
  }

  /** The visible lines of the active editor. */
  text() {
    return this.page.evaluate(() => window.visibleText());
  }

  /** The view is drawn a frame after the text changed. */
  async untilText(pattern) {
    try {
      await this.page.waitForFunction(
        ({ source, flags }) => new RegExp(source, flags).test(window.visibleText()),
        { source: pattern.source, flags: pattern.flags },
        { timeout: 15_000 },
      );
    } catch {
      throw new Error(`the editor's text never matched ${pattern}:\n${await this.text()}`);
    }
    return this.text();
  }

  /** The box of a word on the screen; a token may hold more than the word. */
  boxOf(word) {
    return this.page.evaluate(word => {
      for (const line of document.querySelectorAll('.editor-group-container.active .editor-instance .view-lines .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); ) {
          const at = node.data.replace(/\u00a0/g, ' ').indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return null;
    }, word);
  }

  async pointAt(word) {
    let place = null;
    for (const end = Date.now() + 10_000; place === null; ) {
      place = await this.boxOf(word);
      if (place === null && Date.now() > end) throw new Error(`the editor does not show ${word}`);
    }
    await this.page.mouse.move(place.x - 3, place.y);
    await this.page.mouse.move(place.x, place.y, { steps: 3 });
    return place;
  }

  /** The hover over a word, once it has the text. It first says that it is loading, and asks only once: the pointer tries again. */
  async hover(word, expected) {
    const hover = this.page.locator('.monaco-resizable-hover:visible .hover-contents', { hasText: expected }).first();
    for (const end = Date.now() + 25_000; ; ) {
      await this.pointAt(word);
      try {
        await hover.waitFor({ timeout: 4000 });
        return hover;
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.leaveHover();
      }
    }
  }

  /** A hover that is left open fights with the next one. */
  async leaveHover() {
    await this.page.mouse.move(640, 795);
    await this.page.locator('.monaco-resizable-hover .hover-contents').first().waitFor({ state: 'hidden' });
  }

  suggestions() {
    return this.page.locator('.suggest-widget.visible');
  }

  async suggestionLabels() {
    await this.suggestions().locator('.monaco-list-row').first().waitFor();
    return this.suggestions().locator('.monaco-list-row .label-name').allInnerTexts();
  }

  /** Waits for a suggestion, and takes it. */
  async accept(label, key = 'Tab') {
    const { page } = this;
    await this.suggestions().locator('.monaco-list-row', { hasText: label }).first().waitFor();
    const focused = this.suggestions().locator('.monaco-list-row.focused', { hasText: label });
    const count = (await this.suggestionLabels()).length;
    for (let i = 0; i < count; i++) {
      try {
        await focused.waitFor({ timeout: 700 });
        break;
      } catch {
        await page.keyboard.press('ArrowDown');
      }
    }
    await focused.waitFor({ timeout: 1000 });
    await page.keyboard.press(key);
    await this.suggestions().waitFor({ state: 'hidden' });
  }

  /** Types as an input method does: the text under way, then what is committed. */
  async compose(steps, committed) {
    const session = await this.context.newCDPSession(this.page);
    for (const text of steps) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send('Input.insertText', { text: committed });
    await session.detach();
  }

  async problems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.command('Problems: Focus on Problems View');
    await panel.locator('.monaco-list-row .details-container, .monaco-list-row .marker-message-line').first().waitFor();
    return panel.locator('.monaco-list-row').evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? ''));
  }

  /** Opens the list of quick fixes at the cursor. A list that was just closed swallows the key that opens it: it is pressed again. */
  async quickFixes() {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.page.locator('.action-widget').waitFor({ state: 'hidden' });
    for (let tries = 0; ; tries++) {
      await this.focusEditor();
      await this.page.keyboard.press('Control+.');
      try {
        await rows.first().waitFor({ timeout: 5000 });
        return rows.allInnerTexts();
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  /** By keyboard: a layer over the page swallows clicks. */
  async applyQuickFix(title) {
    const { page } = this;
    const count = (await this.quickFixes()).length;
    const row = page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    for (let i = 0; i < count && !(await row.count()); i++) await page.keyboard.press('ArrowDown');
    if (!(await row.count())) throw new Error(`no quick fix ${title}`);
    await page.keyboard.press('Enter');
    await page.locator('.action-widget').waitFor({ state: 'hidden' });
  }

  /** Checks a row of a list in which several can be. A list that has just come may lose the first click. */
  async checkRow(row) {
    const checked = this.page.locator('.quick-input-widget .quick-input-count', { hasText: /^[1-9]/ });
    for (let tries = 0; ; tries++) {
      await row.locator('.monaco-checkbox').first().click();
      try {
        await checked.waitFor({ timeout: 3000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  notification(text) {
    return this.page.locator('.notification-toast-container .notification-list-item, .notifications-center .notification-list-item', { hasText: text }).first();
  }

  /** The inner frame of a webview that is on the screen: the one that has an element. */
  async webview(selector) {
    for (const end = Date.now() + 60_000; ; ) {
      for (const frame of this.page.frames()) {
        const found = await frame.locator(selector).first().isVisible().catch(() => false);
        if (found) return frame;
      }
      if (Date.now() > end) throw new Error(`no webview shows ${selector}`);
      await this.frame();
    }
  }

  /** The rows of one of the extension's views, by its title. */
  rows(view) {
    return this.page.locator('.pane', { has: this.page.locator('.pane-header', { hasText: view }) }).locator('.monaco-list-row');
  }

  /** The next picture that the page draws. */
  frame() {
    return this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  /** Waits until nothing on the page moves or fades any more; what turns for ever does not count. */
  async still() {
    await this.page.waitForFunction(() =>
      document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect?.getComputedTiming().iterations === Infinity));
    await this.frame();
  }

  /** Closes all notifications, so that the next one is seen alone. */
  async clearNotifications() {
    await this.command('Notifications: Clear All Notifications');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'detached' });
  }

  /** The item of the extension in the status bar, once it says that the server is ready. */
  ready() {
    return this.page.locator('.statusbar-item[aria-label*="MllmLsp is ready"]').waitFor();
  }
}
