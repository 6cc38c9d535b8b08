import { describe, expect, it } from 'vitest';
import { keyOf, placeIn, rowsOf, type Doubt, type Happening } from './queue';

const doubt = (more: Partial<Doubt>): Doubt => ({
  kind: 'figures',
  reason: 'killed: 3 to 9 are given, and cannot all be true',
  rank: 1,
  happening: null,
  other: null,
  uid: null,
  other_uid: null,
  article: null,
  other_article: null,
  ...more,
});

describe('a place in the queue', () => {
  const rows = ['h1', 'h2', 'h3'].map((happening) => doubt({ happening }));
  it('is that of the doubt, wherever that is now', () => expect(placeIn(rows, keyOf(rows[2]!), 0)).toBe(2));
  it('stays where it was when the doubt is gone', () => {
    expect([placeIn(rows, 'gone', 1), placeIn(rows, 'gone', 7), placeIn([], 'gone', 2)]).toEqual([1, 2, 0]);
  });
  it('is the first when none is named', () => expect(placeIn(rows, null, 0)).toBe(0));
});

it('doubts of one happening have keys of their own', () => {
  const one = doubt({ happening: 'h1' });
  const other = doubt({ happening: 'h1', reason: 'injured: 3 to 9 are given, and cannot all be true' });
  expect(keyOf(one)).not.toBe(keyOf(other));
});

it('a doubt about figures shows the figures of its effect, another one the events that are no restatements', () => {
  const told = {
    reports: [
      {
        number: 1,
        accounts: [
          {
            uid: 'e1',
            events: [
              { uid: 'e1', restates: null },
              { uid: 'e2', restates: 'e1' },
            ],
            tolls: [
              { uid: 'q1', effect: 'killed' },
              { uid: 'q2', effect: 'injured' },
            ],
          },
        ],
      },
    ],
  } as unknown as Happening;
  expect(rowsOf(told, doubt({})).map((row) => row.uid)).toEqual(['q1']);
  expect(
    rowsOf(told, doubt({ kind: 'day', reason: 'no report gives its day' })).map((row) => row.uid),
  ).toEqual(['e1']);
});
