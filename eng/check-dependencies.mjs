// What the release consists of: writes bills of materials (CycloneDX) to artifacts/sbom, checks the licence of each part, and asks the registries
// for known vulnerabilities. A registry that does not answer is said so and fails nothing. Run after the build and the extension's bundle.
//   node eng/check-dependencies.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Suite } from '../tests/e2e/suite.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'artifacts/sbom');
const tools = join(root, 'artifacts/tools');
const server = join(root, 'src/MllmLsp.Server/MllmLsp.Server.csproj');

/** The generator of the server's bill of materials: a .NET tool of the CycloneDX project. */
const generatorVersion = '6.3.1';

/** What may be part of a program under the MIT licence that is handed on as a binary. */
const allowed = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Zlib', 'BlueOak-1.0.0']);

const run = (command, args, folder = root) => {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`.trim());
  }
};

function serverParts() {
  const generator = join(tools, 'dotnet-CycloneDX');
  if (!existsSync(generator) && !existsSync(`${generator}.exe`)) {
    run('dotnet', ['tool', 'install', 'CycloneDX', '--tool-path', tools, '--version', generatorVersion]);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'client/package.json'), 'utf8'));
  run(generator, [server, '-rs', '-ns', '-dpr', '-o', out, '-fn', 'server.cdx.json', '-F', 'Json', '-sn', 'mllm-lsp', '-sv', version]);
  return JSON.parse(readFileSync(join(out, 'server.cdx.json'), 'utf8'));
}

/** Of the packages that are installed in a folder, those whose code a bundle holds. */
function bundledParts(folder, name, isBundled) {
  const bill = JSON.parse(run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], join(root, folder)));
  bill.components = bill.components.filter(({ group, name: own, version }) => isBundled(group ? `${group}/${own}` : own, version));
  const refs = new Set(bill.components.map(part => part['bom-ref']).concat(bill.metadata.component['bom-ref']));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(one => refs.has(one)) }));
  // What differs from run to run would make two bills of one release differ.
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  writeFileSync(join(out, `${name}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  return bill;
}

/** `name version (licence)` heads each notice of the extension. */
function inExtension() {
  const notices = readFileSync(join(root, 'client/dist/licences.txt'), 'utf8');
  const heads = new Set([...notices.matchAll(/^(\S+) (\S+) \([^)]*\)$/gm)].map(([, name, version]) => `${name} ${version}`));
  return (name, version) => heads.has(`${name} ${version}`);
}

/** The packages that the HTML pages hold are the direct ones that are no tool. */
function inPages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'src/MllmLsp.Web/package.json'), 'utf8'));
  const tool = new Set(['esbuild', 'typescript']);
  const lock = JSON.parse(readFileSync(join(root, 'src/MllmLsp.Web/package-lock.json'), 'utf8')).packages;
  const found = new Set();
  const add = name => {
    if (tool.has(name) || found.has(name)) return;
    found.add(name);
    Object.keys(lock[`node_modules/${name}`]?.dependencies ?? {}).forEach(add);
  };
  Object.keys(dependencies).forEach(add);
  return name => found.has(name);
}

function licencesOf({ licenses = [] }) {
  return licenses.map(({ license, expression }) => expression ?? license.id ?? license.name);
}

/** `A OR B` is allowed where one of them is, `A AND B` where both are. */
function isAllowed(expression) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(id => allowed.has(id.trim())));
}

function demandLicences(bill) {
  if (bill.components.length === 0) throw new Error('the bill is empty');
  const wrong = bill.components.filter(part => !licencesOf(part).length || !licencesOf(part).every(isAllowed));
  if (wrong.length > 0) {
    throw new Error(wrong.map(part => `${part.name} ${part.version}: ${licencesOf(part).join(', ') || 'no licence'}`).join('\n'));
  }
  console.log(`   ${bill.components.length} parts: ${[...new Set(bill.components.flatMap(licencesOf))].sort().join(', ')}`);
}

/** The list of what is vulnerable; null where nobody answered. */
function vulnerablePackages() {
  try {
    const answer = JSON.parse(run('dotnet', ['list', server, 'package', '--vulnerable', '--include-transitive', '--format', 'json']));
    if ((answer.problems ?? []).length > 0) return null;
    return answer.projects.flatMap(project =>
      (project.frameworks ?? []).flatMap(framework => [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]),
    );
  } catch {
    return null;
  }
}

function npmVulnerabilities(folder) {
  let text;
  try {
    text = execFileSync('npm', ['audit', '--json'], { cwd: join(root, folder), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    text = error.stdout;
  }
  try {
    return JSON.parse(text).vulnerabilities ?? null;
  } catch {
    return null;
  }
}

mkdirSync(out, { recursive: true });
const suite = new Suite();
await suite.check('the server is made of what may be handed on', () => demandLicences(serverParts()));
await suite.check('the extension is made of what may be handed on', () => demandLicences(bundledParts('client', 'extension', inExtension())));
await suite.check('the pages are made of what may be handed on', () => demandLicences(bundledParts('src/MllmLsp.Web', 'pages', inPages())));
await suite.check('no package of the server is known to be vulnerable', () => {
  const found = vulnerablePackages();
  if (found === null) console.log('   the registry did not answer: not known');
  else if (found.length > 0) throw new Error(found.map(({ id, resolvedVersion }) => `${id} ${resolvedVersion}`).join('\n'));
});
for (const folder of ['client', 'src/MllmLsp.Web']) {
  await suite.check(`no package of ${folder} that is bundled or builds it is known to be vulnerable`, () => {
    const found = npmVulnerabilities(folder);
    if (found === null) console.log('   the registry did not answer: not known');
    else if (Object.keys(found).length > 0) throw new Error(Object.keys(found).join('\n'));
  });
}
suite.end();
