// VS Code as a person sees it: the installed extension in a browser, driven by mouse and keyboard.
//   node tests/e2e/vscode/ui.mjs NATIVE-VSIX UNIVERSAL-VSIX [SCENARIO...]
// Every step leaves a picture in artifacts/vscode-pictures. With UPDATE_PICTURES=1 those of the README and the walkthrough are written
// where they are kept.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { WindowSuite } from './window-suite.mjs';

const [native, universal, ...only] = process.argv.slice(2);
const scenarios = readdirSync(new URL('./window/', import.meta.url)).map(file => file.replace('.mjs', '')).sort();
if (universal === undefined || only.some(name => !scenarios.includes(name))) {
  console.error(`usage: node tests/e2e/vscode/ui.mjs NATIVE-VSIX UNIVERSAL-VSIX [SCENARIO...]\nscenarios: ${scenarios.join(', ')}`);
  process.exit(2);
}
const suite = await WindowSuite.begin({ native: resolve(native), universal: resolve(universal) });
for (const name of only.length > 0 ? only : scenarios) {
  const { default: run } = await import(`./window/${name}.mjs`);
  await suite.scenario(name, run);
}
await suite.end();
