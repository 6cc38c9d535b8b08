import { expect, it } from 'vitest';
import { holding } from './suggesting';

const values = [
  { value: 'The Herald', count: 9 },
  { value: 'Herald Tribune', count: 2 },
  { value: 'Times', count: 40 },
];
it('values that begin with what was typed come first, and none that do not hold it', () => {
  expect(holding(values, 'her')).toEqual([
    { value: 'Herald Tribune', note: '2 times' },
    { value: 'The Herald', note: '9 times' },
  ]);
});
it('without anything typed the most frequent come first', () => {
  expect(holding(values, '').map((one) => one.value)).toEqual(['Times', 'The Herald', 'Herald Tribune']);
});
