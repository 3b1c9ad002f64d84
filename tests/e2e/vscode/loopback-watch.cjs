// Loaded into every Node process of VS Code: writes down each address that is connected to, or looked up, outside this machine.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const file = process.env.MLLM_LSP_FOREIGN_CONNECTIONS;
const isOurs = host => host === undefined || host === '' || host === 'localhost' || host === '::1' || host === '::' || /^(127\.|0\.0\.0\.0$|::ffff:127\.)/.test(host);
const note = (how, host) => {
  if (typeof host === 'string' && !isOurs(host)) appendFileSync(file, `${how} ${host}\n`);
};
const before = (object, name, look) => {
  const original = object[name];
  object[name] = function (...given) {
    look(...given);
    return original.apply(this, given);
  };
};

if (file !== undefined) {
  before(net.Socket.prototype, 'connect', (first, second) => {
    // Internally the arguments come as one list.
    const [options, host] = Array.isArray(first) ? first : [first, second];
    if (typeof options === 'object' && options !== null) note('connect', options.path === undefined ? options.host : undefined);
    else if (typeof options === 'number') note('connect', host);
  });
  before(dgram.Socket.prototype, 'send', (...given) => note('send', given.find(value => typeof value === 'string' && /[.:]/.test(value))));
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    before(dns, name, host => note('look up', host));
    before(dns.promises, name, host => note('look up', host));
  }
}
