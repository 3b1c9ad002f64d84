// A language client of a few lines: Content-Length framing over the standard streams of a process.
import { spawn } from 'node:child_process';
import { within } from './suite.mjs';

const DEADLINE = 20_000;

const running = new Set();

/** Ends what a failed check left behind: a child that lives would keep this process alive, too. */
export function killAll() {
  for (const child of running) child.kill('SIGKILL');
}

export class LspClient {
  #child;
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  #pending = new Map();
  #waiting = [];

  #deadline;

  /** `deadline`: how long an answer may take, in milliseconds; the other options are those of a child process. */
  constructor(binary, args = ['serve'], { deadline = DEADLINE, ...options } = {}) {
    this.#deadline = deadline;
    this.#child = spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    running.add(this.#child);
    this.#child.on('exit', () => running.delete(this.#child));
    this.stderr = '';
    this.notifications = [];
    this.#child.stderr.on('data', chunk => (this.stderr += chunk));
    this.#child.stdout.on('data', chunk => this.#receive(chunk));
    this.exited = new Promise(resolve => this.#child.on('exit', (code, signal) => resolve(code ?? signal)));
  }

  get pid() {
    return this.#child.pid;
  }

  /** The id of the last request. */
  get lastId() {
    return this.#nextId - 1;
  }

  /** How many requests have had no answer yet. */
  get openRequests() {
    return this.#pending.size;
  }

  request(method, params) {
    const id = this.#nextId++;
    const answer = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.send({ jsonrpc: '2.0', id, method, params });
    return within(this.#deadline, method, answer);
  }

  notify(method, params) {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** The next notification of this method that satisfies the condition; one that came already counts. */
  notification(method, condition = () => true) {
    const fits = message => message.method === method && condition(message.params);
    const known = this.notifications.find(fits);
    if (known) {
      return Promise.resolve(known.params);
    }
    return within(DEADLINE, method, new Promise(resolve => this.#waiting.push({ fits, resolve })));
  }

  send(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  closeInput() {
    this.#child.stdin.end();
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  async shutdown() {
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    return within(DEADLINE, 'exit', this.exited);
  }

  #receive(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length));
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#dispatch(message);
    }
  }

  #dispatch(message) {
    if (message.method === undefined) {
      const pending = this.#pending.get(message.id);
      if (!pending) throw new Error(`an answer to nothing: ${JSON.stringify(message)}`);
      this.#pending.delete(message.id);
      if (message.error) pending.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else pending.resolve(message.result);
    } else if (message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      this.send({ jsonrpc: '2.0', id: message.id, result });
    } else {
      this.notifications.push(message);
      this.#waiting = this.#waiting.filter(({ fits, resolve }) => !fits(message) || (resolve(message.params), false));
    }
  }
}
