// The engine under test, asked over its test host: one question a line, one answer a line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Host {
  #process;
  #answers;

  constructor(program) {
    this.#process = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async outline(text) {
    const answer = await this.#ask({ ask: 'outline', text: encode(text) });
    return {
      isPartial: answer.partial,
      headings: answer.headings.map(([level, shown, anchor]) => ({ level, text: decode(shown), anchor: decode(anchor) })),
      references: answer.references.map(([kind, start, end, target, fragment]) => ({
        kind, start, end, target: decode(target), fragment: decode(fragment),
      })),
      definitions: answer.definitions.map(([label, destination, labelStart]) => ({
        label: decode(label), destination: decode(destination), labelStart,
      })),
      footnotes: answer.footnotes.map(([label, labelStart]) => ({ label: decode(label), labelStart })),
    };
  }

  /** The anchors of headings with these texts, in one note. */
  async slugs(texts) {
    return (await this.#ask({ ask: 'slugs', texts: texts.map(encode) })).slugs.map(([slug]) => decode(slug));
  }

  /** The text after the edits, and what the offsets and positions are there. */
  async edited(text, edits, offsets, positions) {
    const answer = await this.#ask({
      ask: 'edits', text: encode(text), edits: edits.map(({ range, text: inserted }) => [...range, encode(inserted)]), offsets, positions,
    });
    return { text: decode(answer.text), positions: answer.positions, offsets: answer.offsets.map(([offset]) => offset) };
  }

  close() {
    this.#process.stdin.end();
  }

  async #ask(question) {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) {
      throw new Error(`The host ended at ${JSON.stringify(question).slice(0, 400)}`);
    }
    return JSON.parse(value);
  }
}

const encode = text => Buffer.from(text, 'utf16le').toString('base64');
const decode = text => (text === null ? null : Buffer.from(text, 'base64').toString('utf16le'));
