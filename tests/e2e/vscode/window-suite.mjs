// Scenarios in VS Code's window: each has servers of its own, all share one browser.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Suite } from '../suite.mjs';
import { CodeServer, foreignOrigins, launchBrowser } from './code-server.mjs';
import { Workbench } from './workbench.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pictures = join(root, 'artifacts/vscode-pictures');

export class WindowSuite {
  #suite = new Suite();
  #browser;
  #vsix;
  #servers = [];
  #taken = 0;
  #begun = Date.now();

  /** The window that the scenario is at. */
  workbench;

  /** @param vsix The extension with its native server, and the one for every platform, by path. */
  static async begin(vsix) {
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
    const suite = new WindowSuite();
    suite.#vsix = vsix;
    suite.#browser = await launchBrowser();
    return suite;
  }

  /** A scenario that breaks off fails, and the next one begins anew. */
  async scenario(name, run) {
    const begun = Date.now();
    this.#origins = new Set();
    try {
      await run(this);
    } catch (error) {
      await this.#suite.check(`${name} came to its end`, () => {
        throw error;
      });
    }
    const servers = this.#servers.splice(0);
    await this.#suite.check(`${name}: only loopback addresses were spoken to`, () => {
      const foreign = [...this.#origins].filter(origin => servers.every(server => foreignOrigins([origin], server).length > 0));
      assert.deepEqual([...foreign, ...servers.flatMap(server => server.foreignConnections())], []);
    });
    await this.workbench?.close();
    this.workbench = undefined;
    for (const server of servers) await server.stop();
    console.log(`# ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }

  #origins = new Set();

  /** A VS Code with the extension; `vsix` names which one. */
  async start({ vsix = 'native', ...options }) {
    const server = await CodeServer.start({ vsix: [this.#vsix[vsix]], ...options });
    this.#servers.push(server);
    return server;
  }

  /** Opens a window, in place of the one before. */
  async open(server, options) {
    await this.workbench?.close();
    this.workbench = await Workbench.open(this.#browser, server, { origins: this.#origins, ...options });
    return this.workbench;
  }

  /** A step of a person's work; where it fails, a picture shows what was there. */
  step(name, body) {
    return this.#suite.check(name, async () => {
      const begun = Date.now();
      try {
        await body(this.workbench);
        console.log(`# ${((Date.now() - begun) / 1000).toFixed(1)} s`);
      } catch (error) {
        await this.picture(`failed-${name.replace(/\W+/g, '-').slice(0, 40)}`).catch(() => {});
        await this.workbench?.page.keyboard.press('Escape').catch(() => {});
        throw error;
      }
    });
  }

  /** @param kept Where below client/media the picture belongs; undefined for one that is only looked at. */
  async picture(name, kept) {
    const path = join(pictures, `${String(++this.#taken).padStart(2, '0')}-${name}.png`);
    await this.workbench.still();
    await this.workbench.page.screenshot({ path });
    if (kept !== undefined && process.env.UPDATE_PICTURES === '1') {
      mkdirSync(dirname(join(root, 'client/media', kept)), { recursive: true });
      copyFileSync(path, join(root, 'client/media', kept));
    }
  }

  /** How many pixels of a part of the page have a colour, neither grey nor black nor white: what a canvas shows cannot be asked otherwise. */
  async colouredPixels(part) {
    const png = (await part.screenshot()).toString('base64');
    const page = await this.#browser.newPage();
    try {
      return await page.evaluate(async data => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        const { data: bytes } = context.getImageData(0, 0, image.width, image.height);
        let coloured = 0;
        for (let i = 0; i < bytes.length; i += 4) {
          const [red, green, blue] = bytes.slice(i, i + 3);
          if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured++;
        }
        return coloured;
      }, png);
    } finally {
      await page.close();
    }
  }

  async end() {
    await this.#browser.close();
    console.log(`# ${((Date.now() - this.#begun) / 1000).toFixed(1)} s`);
    this.#suite.end();
  }
}
