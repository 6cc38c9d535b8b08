// What of the codebook holds a word, and how it is put together for reading.
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type Codebook = Schemas['CodebookTold'];
export type Frame = Schemas['FrameTold'];
export type Condition = Schemas['ConditionTold'];
export type Code = Schemas['CodeEntry'];
export type Counts = Schemas['EntryCounts'];

const holds = (sought: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().replaceAll('_', ' ').includes(sought));

/** The entries of a codebook in which a word stands; digits are looked for at the beginning of codes. */
export function narrowed(book: Codebook, asked: string): Codebook {
  const sought = asked.trim().toLowerCase();
  if (!sought) return book;
  if (/^\d+$/.test(sought))
    return {
      ...book,
      types: [],
      modes: [],
      contexts: [],
      statuses: [],
      codes: book.codes.filter((code) => code.code.startsWith(sought)),
      own: book.own.filter((code) => code.code.startsWith(sought)),
    };
  return {
    ...book,
    types: book.types.filter((entry) => holds(sought, entry.type, entry.definition)),
    modes: book.modes.filter((entry) => holds(sought, entry.mode, entry.meaning)),
    contexts: book.contexts.filter((entry) => holds(sought, entry.context, entry.meaning)),
    codes: book.codes.filter((entry) => holds(sought, entry.label)),
    own: book.own.filter((entry) => holds(sought, ...entry.words, entry.type, ...entry.mode)),
    statuses: book.statuses.filter((entry) => holds(sought, entry.status, entry.meaning)),
  };
}

/** Goldstein values in words: one when both scales agree, else both by name. */
export function goldstein(code: Code): string {
  const [gdelt, icews] = [signed(code.goldstein_gdelt), signed(code.goldstein_icews)];
  return gdelt === icews ? gdelt : `${gdelt} (ICEWS ${icews})`;
}

/** A number with its sign, as scales have it. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

/** The frames in which a word stands, put together by what they code. */
export function grouped(
  frames: readonly Frame[],
  asked: string,
): readonly { readonly cameo: string; readonly frames: readonly Frame[] }[] {
  const sought = asked.trim().toLowerCase();
  const groups = new Map<string, Frame[]>();
  for (const frame of frames) {
    const texts = [
      ...frame.words,
      ...frame.mode,
      frame.cameo,
      ...frame.conditions.flatMap((one) => one.words),
    ];
    if (sought && !holds(sought, ...texts)) continue;
    groups.set(frame.cameo, [...(groups.get(frame.cameo) ?? []), frame]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([cameo, list]) => ({ cameo, frames: list }));
}

/** "a", "a or b", "a, b or c" */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Whether a condition is a flag ("in the passive") that takes no words. */
export const bare = (condition: Condition): boolean => !condition.words.length && !condition.classes.length;
