// Text cut into pieces along spans. Offsets are Unicode code points, as the record has them; strings of the browser
// count otherwise from the first emoji on.

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text that the same spans cover: `spans` are their places in the list that was given. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spans: readonly number[];
}

const PAIRS = /[\uD800-\uDFFF]/;

/** A text that is cut by code points. */
export class CodePoints {
  readonly length: number;
  readonly #text: string;
  readonly #places: Uint32Array | null;

  constructor(text: string) {
    this.#text = text;
    this.#places = PAIRS.test(text) ? placesOf(text) : null;
    this.length = this.#places ? this.#places.length - 1 : text.length;
  }

  slice(start: number, end: number): string {
    const [from, to] = [Math.max(0, start), Math.min(this.length, end)];
    if (from >= to) return '';
    return this.#places ? this.#text.slice(this.#places[from], this.#places[to]) : this.#text.slice(from, to);
  }
}

/** Where each code point begins in a string, and at last where the string ends. */
function placesOf(text: string): Uint32Array {
  const places = new Uint32Array(text.length + 1);
  let points = 0;
  let place = 0;
  for (const point of text) {
    places[points++] = place;
    place += point.length;
  }
  places[points] = place;
  return places.subarray(0, points + 1);
}

/** The pieces of each block, in order; the pieces of a block together are its text, whatever the spans. */
export function cut(text: CodePoints, blocks: readonly Span[], spans: readonly Span[]): Piece[][] {
  const held = spans.map((span) => ({
    start: Math.max(0, span.start),
    end: Math.min(text.length, span.end),
  }));
  const order = held.map((_, place) => place).sort((one, other) => held[one]!.start - held[other]!.start);
  const cuts = [...new Set(held.flatMap((span) => [span.start, span.end]))].sort((one, other) => one - other);
  let next = 0;
  let open: number[] = [];
  let at = 0;
  return blocks.map((block) => {
    const found: Piece[] = [];
    let from = block.start;
    while (at < cuts.length && cuts[at]! <= from) at += 1;
    while (from < block.end) {
      const to = Math.min(block.end, cuts[at] ?? block.end);
      while (next < order.length && held[order[next]!]!.start <= from) open.push(order[next++]!);
      open = open.filter((place) => held[place]!.end > from);
      found.push({ text: text.slice(from, to), start: from, end: to, spans: [...open].sort(byNumber) });
      from = to;
      while (at < cuts.length && cuts[at]! <= from) at += 1;
    }
    return found;
  });
}

const byNumber = (one: number, other: number): number => one - other;
