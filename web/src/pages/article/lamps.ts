// Lighting the pieces of a long text at once: only those that change are touched.
import type { LitPiece } from './labels';

const ABOVE = 96;
const LOWEST = 0.5;
const AT = 0.28;

export class Lamps {
  readonly #pieces: ReadonlyMap<string, HTMLElement>;
  readonly #starts = new Map<number, HTMLElement>();
  #lit: ReadonlyMap<string, LitPiece> = new Map();
  #reached: HTMLElement | undefined;

  constructor(body: HTMLElement) {
    const all = [...body.querySelectorAll<HTMLElement>('[data-n]')];
    this.#pieces = new Map(all.map((piece) => [piece.dataset['n']!, piece]));
    for (const piece of all.toReversed()) this.#starts.set(Number(piece.dataset['start']), piece);
  }

  /** Light these pieces and no others. */
  light(lit: ReadonlyMap<string, LitPiece>): void {
    for (const key of this.#lit.keys()) if (!lit.has(key)) this.#set(key, undefined);
    for (const [key, piece] of lit) if (!same(piece, this.#lit.get(key))) this.#set(key, piece);
    this.#lit = lit;
  }

  /** Of all buttons in the text, let Tab reach the one that begins here. */
  reach(start: number): void {
    this.#reached?.setAttribute('tabindex', '-1');
    this.#reached = this.#starts.get(start);
    if (this.#reached?.hasAttribute('tabindex')) this.#reached.setAttribute('tabindex', '0');
  }

  /** Scroll so far that the words which begin here, or next, are in sight. */
  show(start: number): void {
    const next = () => Math.min(...[...this.#starts.keys()].filter((one) => one >= start));
    const seen = (this.#starts.get(start) ?? this.#starts.get(next()))?.getBoundingClientRect();
    if (seen && (seen.top < ABOVE || seen.bottom > innerHeight * LOWEST))
      scrollBy(0, seen.top - innerHeight * AT);
  }

  #set(key: string, lit: LitPiece | undefined): void {
    const piece = this.#pieces.get(key);
    if (!piece) return;
    const before = this.#lit.get(key);
    if (before) piece.classList.remove('lit', 'faint', 'said', `as-${before.role}`);
    if (lit) piece.classList.add('lit', `as-${lit.role}`);
    if (lit?.faint) piece.classList.add('faint');
    if (lit?.said) piece.classList.add('said');
    if (lit?.label) piece.dataset['label'] = lit.label;
    else delete piece.dataset['label'];
    if (lit?.room == null) piece.style.removeProperty('--room');
    else piece.style.setProperty('--room', `${lit.room * 0.62}em`);
  }
}

const same = (one: LitPiece, other: LitPiece | undefined): boolean =>
  other !== undefined &&
  one.role === other.role &&
  one.faint === other.faint &&
  one.said === other.said &&
  one.label === other.label &&
  one.room === other.room;
