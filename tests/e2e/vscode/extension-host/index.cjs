// VS Code's extension host loads this file and calls run().
const path = require('node:path');
const { readdirSync } = require('node:fs');
const Mocha = require(path.join(process.env.MLLM_LSP_TEST_TOOLS, 'node_modules/mocha'));

exports.run = () =>
  new Promise((resolve, reject) => {
    const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: 'spec' });
    if (process.env.MLLM_LSP_TESTS !== undefined) mocha.fgrep(process.env.MLLM_LSP_TESTS);
    for (const file of readdirSync(__dirname).filter(name => name.endsWith('.test.cjs')).sort()) mocha.addFile(path.join(__dirname, file));
    const runner = mocha.run(failures => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
    runner.on('end', () => console.log(`${runner.stats.passes} passed, ${runner.stats.failures} failed`));
  });
