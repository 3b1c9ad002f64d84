// Somebody who writes: types into a few open notes, asks what editors ask, saves, moves files, and switches branches now and then.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GLOSSARY, files, note, pathOf, sentence } from './vault.mjs';

const MOST_OPEN = 8;
const [CREATED, CHANGED, DELETED] = [1, 2, 3];

export class Author {
  /** Open documents by address: { uri, path, version, lines }. */
  open = new Map();
  edits = 0;
  requests = 0;
  /** Requests that were answered with an error, by code. */
  errors = new Map();
  #client;
  #folder;
  #random;
  #count;
  #paths;
  #glossaryVersion = 0;

  constructor(client, folder, random, count) {
    this.#client = client;
    this.#folder = folder;
    this.#random = random;
    this.#count = count;
    this.#paths = Array.from({ length: count }, (_, number) => pathOf(number));
  }

  static writeVault(folder, random, count) {
    for (const [path, text] of files(random, count)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  uriOf(path) {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  /** One piece of work; resolves when its questions are answered. */
  async work() {
    const dice = this.#random.below(1000);
    if (this.open.size === 0 || dice < 30) return this.#openAnother();
    if (dice < 60) return this.#save();
    if (dice < 64) return this.#rename();
    if (dice < 68) return this.#create();
    if (dice < 71) return this.#delete();
    if (dice < 73) return this.#changeGlossary();
    if (dice < 74) return this.#switchBranch();
    return this.#type();
  }

  #document() {
    return this.#random.pick([...this.open.values()]);
  }

  async #type() {
    const document = this.#document();
    const text = this.#random.chance(0.1) ? '\n' : sentence(this.#random, this.#count);
    let line = this.#random.below(document.lines.length);
    let character = document.lines[line].length;
    for (const typed of this.#keys(text)) {
      this.#edit(document, line, character, character, typed);
      if (typed === '\n') {
        line++;
        character = 0;
      } else {
        character += typed.length;
      }
      if (this.#random.chance(0.25)) await this.#ask('textDocument/completion', document, line, character, this.#random.chance(0.3));
    }
    if (this.#random.chance(0.6)) {
      // What was written is taken back again, a word at a time: notes do not grow for ever.
      const taken = Math.min(character, 30 + this.#random.below(60));
      this.#edit(document, line, character - taken, character, '');
      character -= taken;
      if (document.lines.length > 60) this.#deleteLine(document, this.#random.below(document.lines.length - 1));
      line = Math.min(line, document.lines.length - 1);
      character = Math.min(character, document.lines[line].length);
    }
    await this.#look(document, line, character);
  }

  /** Keys as they come: letters by themselves or a few at once, as input methods and completions send them. */
  *#keys(text) {
    for (let at = 0; at < text.length;) {
      let length = Math.min(text.length - at, 1 + this.#random.below(text.length > 40 ? 12 : 4));
      if (/[\ud800-\udbff]/.test(text[at + length - 1])) length++;
      yield text.slice(at, at + length);
      at += length;
    }
  }

  #edit(document, line, start, end, text) {
    const old = document.lines[line];
    document.lines.splice(line, 1, ...(old.slice(0, start) + text + old.slice(end)).split('\n'));
    this.#change(document, { range: { start: { line, character: start }, end: { line, character: end } }, text });
  }

  #deleteLine(document, line) {
    document.lines.splice(line, 1);
    this.#change(document, { range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: '' });
  }

  #change(document, change) {
    document.version++;
    this.edits++;
    this.#client.notify('textDocument/didChange', { textDocument: { uri: document.uri, version: document.version }, contentChanges: [change] });
  }

  /** What an editor asks for when the keys rest. */
  #look(document, line, character) {
    const asked = [this.#ask('textDocument/diagnostic', document, line, character)];
    const sometimes = (probability, method) => {
      if (this.#random.chance(probability)) asked.push(this.#ask(method, document, line, character, this.#random.chance(0.2)));
    };
    sometimes(0.5, 'textDocument/documentSymbol');
    sometimes(0.5, 'textDocument/codeAction');
    sometimes(0.3, 'textDocument/foldingRange');
    sometimes(0.3, 'textDocument/documentLink');
    sometimes(0.3, 'textDocument/hover');
    sometimes(0.2, 'textDocument/documentHighlight');
    sometimes(0.2, 'textDocument/semanticTokens/full');
    sometimes(0.1, 'textDocument/definition');
    sometimes(0.05, 'textDocument/references');
    sometimes(0.02, 'mllmLsp/backlinks');
    return Promise.all(asked);
  }

  /** Asks, and now and then loses interest at once. An error is counted, never lost. */
  async #ask(method, document, line, character, cancel = false) {
    const position = { line, character };
    this.requests++;
    const answer = this.#client.request(method, {
      textDocument: { uri: document.uri }, position, range: { start: { line, character: 0 }, end: position },
      context: { diagnostics: [], includeDeclaration: true },
    });
    if (cancel) this.#client.notify('$/cancelRequest', { id: this.#client.lastId });
    try {
      return await answer;
    } catch (error) {
      this.errors.set(error.code ?? error.message, (this.errors.get(error.code ?? error.message) ?? 0) + 1);
      return null;
    }
  }

  async #openAnother() {
    if (this.open.size >= MOST_OPEN) {
      const [oldest] = this.open.values();
      this.#write(oldest);
      this.#close(oldest);
    }
    const path = this.#random.pick(this.#paths);
    if (this.open.has(this.uriOf(path))) return;
    const text = readFileSync(join(this.#folder, path), 'utf8');
    const document = { uri: this.uriOf(path), path, version: 1, lines: text.split('\n') };
    this.open.set(document.uri, document);
    this.#client.notify('textDocument/didOpen', { textDocument: { uri: document.uri, languageId: 'markdown', version: 1, text } });
    await this.#look(document, 0, 0);
  }

  #close(document) {
    this.open.delete(document.uri);
    this.#client.notify('textDocument/didClose', { textDocument: { uri: document.uri } });
  }

  #write(document) {
    writeFileSync(join(this.#folder, document.path), document.lines.join('\n'));
    this.#client.notify('textDocument/didSave', { textDocument: { uri: document.uri } });
    this.#tell([[document.path, CHANGED]]);
  }

  #save() {
    this.#write(this.#document());
  }

  #tell(changes) {
    this.#client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([path, type]) => ({ uri: this.uriOf(path), type })) });
  }

  #closedPath() {
    for (;;) {
      const path = this.#random.pick(this.#paths);
      if (!this.open.has(this.uriOf(path))) return path;
    }
  }

  #rename() {
    const path = this.#closedPath();
    const fresh = path.includes('-moved') ? path.replace(/-moved\d*/, '') : path.replace('.md', `-moved${this.#random.below(100)}.md`);
    if (existsSync(join(this.#folder, fresh))) return;
    renameSync(join(this.#folder, path), join(this.#folder, fresh));
    this.#paths[this.#paths.indexOf(path)] = fresh;
    this.#tell([[path, DELETED], [fresh, CREATED]]);
  }

  #create() {
    const number = this.#count + this.#random.below(1000);
    const path = pathOf(number);
    const type = existsSync(join(this.#folder, path)) ? CHANGED : CREATED;
    if (this.open.has(this.uriOf(path))) return;
    writeFileSync(join(this.#folder, path), note(this.#random, number, this.#count));
    if (type === CREATED) this.#paths.push(path);
    this.#tell([[path, type]]);
  }

  #delete() {
    if (this.#paths.length <= this.#count) return;
    const path = this.#closedPath();
    this.#paths.splice(this.#paths.indexOf(path), 1);
    rmSync(join(this.#folder, path));
    this.#tell([[path, DELETED]]);
  }

  #changeGlossary() {
    const write = text => writeFileSync(join(this.#folder, 'glossary/team.glossary.yml'), text);
    const number = this.#glossaryVersion++ % 7;
    if (number === 3) {
      // Half an entry for a moment: what the file said last still holds.
      write(`${GLOSSARY}  - { id: [`);
      this.#tell([['glossary/team.glossary.yml', CHANGED]]);
    }
    write(`${GLOSSARY}  - { id: new-${number}, term: Term${number}, definition: d }\n`);
    this.#tell([['glossary/team.glossary.yml', CHANGED]]);
  }

  /** Three hundred files at once. */
  #switchBranch() {
    const changes = [];
    for (let i = 0; i < 300; i++) {
      const path = this.#closedPath();
      writeFileSync(join(this.#folder, path), note(this.#random, i, this.#count));
      changes.push([path, CHANGED]);
    }
    this.#tell(changes);
  }
}
