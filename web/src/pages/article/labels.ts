// Thin labels above words: one where a lit mark begins; one that would cover the next is cut short before it.
import type { Lights } from './lighting';
import type { Role } from './reading';
import type { Piece } from './segments';

/** How a piece of the text is shown while a row is chosen. */
export interface LitPiece {
  readonly role: Role;
  readonly faint: boolean;
  readonly said: boolean;
  readonly label: string;
  /** How wide the label may be, in widths of its letters, so that it ends before the next. */
  readonly room: number | null;
}

/** A letter of the text is as wide as so many of a label. */
const LABEL_LETTERS = 1.4;
const GAP = 1;
const ORDER: readonly Role[] = [
  'figure',
  'event',
  'cue',
  'actor',
  'recipient',
  'both',
  'speaker',
  'party',
  'place',
  'time',
];

/** The lit pieces of a text by block and place; `starts` are the offsets at which each mark begins. */
export function litPieces(
  blocks: readonly (readonly Piece[])[],
  lights: Lights,
  starts: (mark: number) => number,
): Map<string, LitPiece> {
  const found = new Map<string, LitPiece>();
  for (const [block, pieces] of blocks.entries()) {
    let last: { key: string; from: number } | null = null;
    for (const [place, piece] of pieces.entries()) {
      if (!piece.spans.some((mark) => lights.has(mark))) continue;
      const lit = piece.spans.flatMap((mark) =>
        lights.has(mark) ? [{ mark, light: lights.get(mark)! }] : [],
      );
      lit.sort((one, other) => rank(one.light) - rank(other.light));
      const shown = lit.find(({ light }) => light.role !== 'content');
      const labels = lit
        .filter(({ mark, light }) => light.label && starts(mark) === piece.start)
        .map(({ light }) => light.label);
      const key = `${block}.${place}`;
      const label = [...new Set(labels)].join(' · ');
      if (label) {
        if (last) found.set(last.key, shortened(found.get(last.key)!, piece.start - last.from));
        last = { key, from: piece.start };
      }
      found.set(key, {
        role: shown?.light.role ?? 'content',
        faint: shown?.light.faint ?? false,
        said: lit.some(({ light }) => light.role === 'content'),
        label,
        room: null,
      });
    }
  }
  return found;
}

/** A label that ends before the next one, so many letters of the text on: without what is second, else cut. */
function shortened(lit: LitPiece, letters: number): LitPiece {
  const room = letters * LABEL_LETTERS - GAP;
  if (lit.label.length <= room) return lit;
  const [first] = lit.label.split(' · ') as [string];
  return first.length <= room ? { ...lit, label: first } : { ...lit, label: first, room };
}

const rank = (light: { role: Role; faint: boolean }): number =>
  (light.faint ? 100 : 0) + (ORDER.indexOf(light.role) + 1 || 50);
