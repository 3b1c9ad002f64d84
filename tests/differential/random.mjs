// Randomness that a number decides: the same seed gives the same text on every machine.

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for a test case. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer in [0, bound). */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** A list of `least` to `most` things that `make` made. */
  many(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}
