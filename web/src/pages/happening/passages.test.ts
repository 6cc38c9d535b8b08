import { expect, it } from 'vitest';
import { toll } from './made';
import { cut, sentencesOf } from './passages';

const words = (pieces: readonly { text: string; uid: string | null }[]) =>
  pieces.map((piece) => (piece.uid ? `[${piece.text}]` : piece.text)).join('');

it('words are marked at their places, counted in characters and not in units of the browser', () => {
  const spans = [{ uid: 'a', start: 103, end: 107, of: 'event' as const }];
  expect(words(cut('𐎠𐎠 fire 𐎠', 100, spans))).toBe('𐎠𐎠 [fire] 𐎠');
});
it('of marks that overlap the first stands, and none goes beyond the sentence', () => {
  const spans = [
    { uid: 'a', start: 0, end: 4, of: 'event' as const },
    { uid: 'b', start: 2, end: 6, of: 'figure' as const },
    { uid: 'c', start: 7, end: 99, of: 'figure' as const },
  ];
  expect(words(cut('open fire', 0, spans))).toBe('[open] fi[re]');
});
it('a sentence stands once, with all that rests on it', () => {
  const account = (...tolls: ReturnType<typeof toll>[]) => ({ uid: 'x', main: true, events: [], tolls });
  const [only, ...more] = sentencesOf([account(toll(13, 14)), account(toll(0, 5))]);
  expect(more).toEqual([]);
  expect(words(only!.pieces)).toBe('[Bombs] killed [3] people in town.');
});
