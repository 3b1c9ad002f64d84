// Makes a text that differs as short as it gets: node shrink.mjs PATH-OF-HOST AREA SEED
import { Host } from './host.mjs';

const [program, name, seed] = process.argv.slice(2);
const area = await import(`./${name}.mjs`);
const host = new Host(program);
const differs = async text => {
  try {
    await area.compare(host, text);
    return false;
  } catch {
    return true;
  }
};

let text = area.generated(Number(seed));
if (!(await differs(text))) {
  throw new Error(`Seed ${seed} does not differ.`);
}
for (let size = text.length >> 1; size > 0; size = size > 1 ? size >> 1 : 0) {
  for (let at = 0; at < text.length;) {
    const shorter = text.slice(0, at) + text.slice(at + size);
    if (await differs(shorter)) {
      text = shorter;
    } else {
      at += size;
    }
  }
}
console.log(JSON.stringify(text));
await area.compare(host, text).catch(error => console.log(error.message));
host.close();
