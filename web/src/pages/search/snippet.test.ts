import { expect, it } from 'vitest';
import { pieces, trials } from './snippet';

it('a snippet is cut at its marks, and nothing else in it is a mark', () => {
  expect(pieces('he \u0002fired\u0003 at <b>them</b> and \u0002fired\u0003')).toEqual([
    { text: 'he ', marked: false },
    { text: 'fired', marked: true },
    { text: ' at <b>them</b> and ', marked: false },
    { text: 'fired', marked: true },
  ]);
});
it.each([
  ['"cease fire', ['cease fire', 'cease OR fire', 'cease fir*']],
  ['shelling', ['shellin*']],
  ['attack -Basra', ['attack', 'attac*']],
  ['-', []],
  ['fir*', []],
])('instead of %s one may try %j', (asked, words) =>
  expect(trials(asked).map((trial) => trial.words)).toEqual(words),
);
