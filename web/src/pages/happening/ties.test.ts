import { describe, expect, it } from 'vitest';
import { sides, signed, strength, ties, type Pairing } from './ties';

const pair = (one: string, other: string, score: number): Pairing => ({
  ...{ score, one: { article: one, uid: 'u' }, other: { article: other, uid: 'u' }, reasons: [] },
});

it('what holds accounts together are the surest ties, one fewer than accounts', () => {
  const given = [pair('a', 'b', 2), pair('b', 'c', 5), pair('a', 'c', 4), pair('d', 'a', 1)];
  expect(ties(given).map((one) => one.score)).toEqual([5, 4, 1]);
});

describe('reasons', () => {
  const reason = (name: string, adds: number) => ({ reason: name, value: 1, adds, words: name });
  it('speak for it or against it, the strongest first, apart from where all begin', () => {
    const told = sides([
      reason('start', -1.7),
      reason('type', 0.4),
      reason('no day', -0.8),
      reason('same day', 1.2),
    ]);
    expect(told.start).toBe(-1.7);
    expect(told.pro.map((one) => one.reason)).toEqual(['same day', 'type']);
    expect(told.con.map((one) => one.reason)).toEqual(['no day']);
  });
  it('are said with their sign and strength', () => {
    expect([signed(1.2), signed(-0.601), signed(0)]).toEqual(['+1.2', '−0.6', '+0']);
    expect([1, 0.6, 0.3, 0.01, 2].map(strength)).toEqual([
      'fully',
      'largely',
      'partly',
      'slightly',
      'more than once',
    ]);
  });
});
