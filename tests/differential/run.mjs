// Compares what the engine reads with what well-kept npm packages read, on written and on generated texts.
//   node run.mjs PATH-OF-HOST [--seed N] [--cases N]
// A seed that failed belongs into seeds.json, where every later run tries it first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Suite } from '../e2e/suite.mjs';
import * as anchors from './anchors.mjs';
import * as headings from './headings.mjs';
import { Host } from './host.mjs';
import * as links from './links.mjs';
import * as positions from './positions.mjs';

const { values, positionals: [program] } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '4000' } },
});
if (!program) {
  console.error('usage: node run.mjs PATH-OF-HOST [--seed N] [--cases N]');
  process.exit(2);
}

const kept = JSON.parse(readFileSync(new URL('seeds.json', import.meta.url), 'utf8'));
const [first, count] = [Number(values.seed), Number(values.cases)];
const suite = new Suite();
const host = new Host(program);
for (const [name, area] of Object.entries({ anchors, headings, links, positions })) {
  for (const { name: what, run } of area.cases ?? []) {
    await suite.check(`${name}: ${what}`, async () => console.log(`# ${await run(host)} compared`));
  }
  const seeds = [...kept[name], ...Array.from({ length: count }, (_, i) => first + i)];
  await suite.check(`${name}: ${seeds.length} generated texts`, async () => {
    const failed = [];
    let disputed = 0;
    for (const seed of seeds) {
      const text = area.generated(seed);
      try {
        disputed += (await area.compare(host, text)) ? 1 : 0;
      } catch (error) {
        failed.push({ seed, text, error });
      }
    }
    if (disputed > 0) {
      console.log(`# in ${disputed} the packages differ, and we read as one of them does`);
    }
    if (failed.length > 0) {
      const shown = failed.sort((a, b) => JSON.stringify(a.text).length - JSON.stringify(b.text).length).slice(0, 10);
      throw new Error(`${failed.length} of ${seeds.length} differ; the shortest, with their seeds:\n`
        + shown.map(({ seed, text, error }) => `seed ${seed}: ${JSON.stringify(text)}\n${error.message}`).join('\n\n'));
    }
  });
}
host.close();
suite.end();
