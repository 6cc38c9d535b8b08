import { expect, it } from 'vitest';
import { marked } from './words';

it('words are marked where they stand', () => {
  expect(marked('The army  shelled the town.', 'shelled')).toEqual([
    { text: 'The army ', marked: false },
    { text: 'shelled', marked: true },
    { text: ' the town.', marked: false },
  ]);
});
it('a sentence without the words is whole', () => {
  expect(marked('The army left.', 'shelled')).toEqual([{ text: 'The army left.', marked: false }]);
});
