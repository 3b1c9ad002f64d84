// Output of the published binary against what other programs expect: SARIF against the official schema, JUnit against an XML parser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Suite, binaryUnderTest, withFolder } from '../e2e/suite.mjs';
import { install } from '../../src/MllmLsp.Web/build/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '../..');
const binary = binaryUnderTest();
await install(here, { development: true });

const require = createRequire(import.meta.url);
// The official schema is written in draft 4, and one of its patterns is no Unicode pattern.
const Ajv = require('ajv-draft-04').default;
const addFormats = require('ajv-formats').default;
const { XMLParser, XMLValidator } = require('fast-xml-parser');
const schema = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif').replace(/lib[\\/]index\.js$/, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);
const suite = new Suite();

const lint = (folder, language, ...options) => {
  const ran = spawnSync(binary, ['lint', ...options], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: language }, maxBuffer: 1 << 28 });
  assert.ok(ran.status === 0 || ran.status === 1, ran.stderr);
  return ran.stdout;
};

/** The marked text of a region, counted in UTF-16 units as the run says. */
function marked(text, region) {
  const lines = text.split(/\r\n|\r|\n/);
  assert.equal(region.startLine, region.endLine);
  return lines[region.startLine - 1].slice(region.startColumn - 1, region.endColumn - 1);
}

function check(folder, language) {
  const log = JSON.parse(lint(folder, language, '--format', 'sarif', '--fail-on', 'never'));
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 5), null, 2));
  const [run] = log.runs;
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.originalUriBaseIds.ROOT.uri, `${pathToFileURL(folder).href.replace(/\/$/, '')}/`);
  for (const { ruleId, ruleIndex, locations, fixes = [] } of run.results) {
    assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(run.tool.driver.rules[ruleIndex].help.markdown.length > 100, ruleId);
    const address = locations[0].physicalLocation.artifactLocation;
    assert.equal(address.uriBaseId, 'ROOT');
    const file = new URL(address.uri, run.originalUriBaseIds.ROOT.uri);
    for (const replacement of fixes.flatMap((fix) => fix.artifactChanges).flatMap((change) => change.replacements)) {
      assert.ok(replacement.deletedRegion.endLine <= readFileSync(file, 'utf8').split(/\r\n|\r|\n/).length);
    }
  }
  return run;
}

for (const language of ['C.UTF-8', 'zh_CN.UTF-8']) {
  await suite.check(`SARIF of the sample notes keeps to the schema (${language})`, () => {
    const run = check(join(repository, 'samples'), language);
    assert.ok(run.results.length > 10);
    assert.equal(run.language, language.startsWith('zh') ? 'zh' : 'en');
  });
}

await withFolder({ 'mllm-lsp.json': '{}', 'a.md': 'fine\n' }, async (folder) => {
  await suite.check('SARIF without a finding keeps to the schema', () => assert.deepEqual(check(folder, 'C.UTF-8').results, []));
});

const hostile = { 'mllm-lsp.json': '{"dialekt": 1}', 'a b&"#%.md': '😀 [[none <&>"]] \u0007\n\n😀😀 ![](Images/x.png)\n', 'images/x.png': '', '中文/b.md': '[[\u202Enone\u2028]]\n' };
await withFolder(hostile, async (folder) => {
  await suite.check('SARIF of hostile names and notes keeps to the schema, and its regions mark what is meant', () => {
    const run = check(folder, 'C.UTF-8');
    const of = (code) => run.results.find((result) => result.ruleId === code)?.locations[0].physicalLocation.region;
    const text = hostile['a b&"#%.md'];
    assert.equal(marked(text, of('broken-wiki-link')), 'none <&>"');
    assert.equal(marked(text, of('wrong-case-path')), 'Images/x.png');
  });

  await suite.check('JUnit of hostile names and notes is XML, and its counts are right', () => {
    const xml = lint(folder, 'C.UTF-8', '--format', 'junit');
    assert.equal(XMLValidator.validate(xml), true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testsuite' || name === 'testcase' }).parse(xml);
    const cases = testsuites.testsuite.flatMap((one) => one.testcase);
    assert.equal(Number(testsuites['@_tests']), cases.length);
    assert.equal(Number(testsuites['@_failures']), cases.filter((one) => one.failure !== undefined).length);
    assert.ok(cases.some((one) => one['@_classname'] === 'a b&"#%.md'));
  });
});

suite.end();
