import { expect, it } from 'vitest';
import { formWords, seriesOf, typesOf, undatedOf, users } from './told';

const months = [
  { month: '1990-08', quad: 4, acts: 3, receives: 1 },
  { month: '1990-09', quad: 1, acts: 0, receives: 2 },
];

it('a timeline counts one side or both, and leaves out months of the other side', () => {
  expect(seriesOf(months, null).map((row) => row.mentions)).toEqual([4, 2]);
  expect(seriesOf(months, 'acts')).toEqual([{ period: '1990-08', key: '4', mentions: 3 }]);
});
it('what is in no month is counted by side', () => {
  const deeds = [{ type: 'ASSAULT', quad: 4, acts: 5, receives: 3 }];
  expect([undatedOf({ deeds, months }, 'acts'), undatedOf({ deeds, months }, null)]).toEqual([2, 2]);
});
it('types are those of the side, the most frequent first', () => {
  const deeds = [
    { type: 'ASSAULT', quad: 4, acts: 1, receives: 9 },
    { type: 'CONSULT', quad: 1, acts: 5, receives: 0 },
  ];
  expect(typesOf(deeds, 'acts').map((deed) => deed.type)).toEqual(['CONSULT', 'ASSAULT']);
  expect(typesOf(deeds, 'receives')).toEqual([{ type: 'ASSAULT', quad: 4, mentions: 9 }]);
});
it('words are called what they are', () => {
  expect(formWords(['nominal', 'role'])).toBe('description, office');
});
it('who uses words is told up to a number', () => {
  expect(users([['A', 3], ['B', 1], ['C', 1]], 2)).toEqual({ shown: [['A', 3], ['B', 1]], more: 1 }); // prettier-ignore
});
