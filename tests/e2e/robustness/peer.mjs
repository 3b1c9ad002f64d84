// A client that may be as rude as a case wants: raw bytes to a server's process, and every message that comes back.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { within } from '../suite.mjs';

/** How long an answer may take, in milliseconds. */
export const PATIENCE = Number(process.env.PATIENCE ?? 60_000);

const running = new Set();

export function killAll() {
  for (const child of running) child.kill('SIGKILL');
}

export const framed = message => {
  const content = Buffer.isBuffer(message) ? message : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]);
};

export const request = (id, method, params) => ({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
export const notification = (method, params) => ({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });

export class Peer {
  messages = [];
  stderr = '';
  #child;
  #buffer = [];
  #length = 0;
  #waiting = [];

  /** `server`: { command, args }, and whose process it is to be: { uid, gid }. */
  constructor(server, { env = process.env, read = true } = {}) {
    this.#child = spawn(server.command, server.args, { stdio: ['pipe', 'pipe', 'pipe'], env, uid: server.uid, gid: server.gid });
    running.add(this.#child);
    this.#child.stdin.on('error', () => {});
    this.#child.stderr.on('data', chunk => (this.stderr += chunk));
    if (read) this.#child.stdout.on('data', chunk => this.#receive(chunk));
    this.exited = new Promise(resolve => this.#child.on('exit', (code, signal) => {
      running.delete(this.#child);
      resolve(code ?? signal);
    }));
    this.ended = read ? Promise.all([this.exited, once(this.#child.stdout, 'close')]) : this.exited;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Bytes that came and are no whole message. */
  get rest() {
    return this.#length;
  }

  write(...messages) {
    this.#child.stdin.write(Buffer.concat(messages.map(message => (Buffer.isBuffer(message) ? message : framed(message)))));
  }

  /** Ends the server's input. */
  close(...messages) {
    this.#child.stdin.end(Buffer.concat(messages.map(message => (Buffer.isBuffer(message) ? message : framed(message)))));
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  async exit() {
    return within(PATIENCE, 'the end of the process', this.ended.then(() => this.exited));
  }

  answers(id) {
    return this.messages.filter(message => message.method === undefined && (id === undefined || message.id === id));
  }

  /** The answer with this id, come already or not. */
  answer(id) {
    const found = this.answers(id)[0];
    return found ? Promise.resolve(found) : within(PATIENCE, `the answer ${JSON.stringify(id)}`, Promise.race([
      new Promise(resolve => this.#waiting.push({ fits: message => message.method === undefined && message.id === id, resolve })),
      this.ended.then(([code]) => { throw new Error(`the server ended (${code}): ${this.stderr.slice(-500)}`); }),
    ]));
  }

  async call(id, method, params) {
    this.write(request(id, method, params));
    return this.answer(id);
  }

  /** The session's usual beginning. */
  async initialize(folderUri, capabilities = {}, processId = process.pid) {
    await this.call('init', 'initialize', {
      processId, rootUri: folderUri, workspaceFolders: folderUri ? [{ uri: folderUri, name: 'notes' }] : null, capabilities,
      initializationOptions: { markdownFileExtensions: ['md'] },
    });
    this.write(notification('initialized', {}));
  }

  open(uri, text, version = 1) {
    this.write(notification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text } }));
  }

  #receive(chunk) {
    this.#buffer.push(chunk);
    this.#length += chunk.length;
    let all = null;
    for (;;) {
      if (this.#buffer.length > 1) this.#buffer = [Buffer.concat(this.#buffer)];
      all = this.#buffer[0];
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(all.toString('latin1', 0, end))[1]);
      if (all.length < end + 4 + length) return;
      this.#take(JSON.parse(all.toString('utf8', end + 4, end + 4 + length)));
      this.#buffer = [all.subarray(end + 4 + length)];
      this.#length = this.#buffer[0].length;
    }
  }

  #take(message) {
    this.messages.push(message);
    if (message.method !== undefined && message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : message.method.startsWith('markdown/') ? [] : null;
      if (this.#child.stdin.writable) this.write({ jsonrpc: '2.0', id: message.id, result });
    }
    this.#waiting = this.#waiting.filter(({ fits, resolve }) => !fits(message) || (resolve(message), false));
  }
}
