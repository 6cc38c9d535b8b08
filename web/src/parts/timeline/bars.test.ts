import { describe, expect, it } from 'vitest';
import { barDays, barsOf, fitted, isoDay, periodOf, spanOf, unitFor } from './bars';

const said = (period: string) => spanOf(period).map(isoDay);

describe('a period', () => {
  it.each([
    ['1990-08-02', '1990-08-02', '1990-08-02'],
    ['1990-W31', '1990-07-30', '1990-08-05'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['1969-W01', '1968-12-30', '1969-01-05'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1990', '1990-01-01', '1990-12-31'],
  ])('%s lasts from %s to %s', (period, from, to) => expect(said(period)).toEqual([from, to]));
  it.each(['1990-08-02', '1990-W31', '2020-W53', '1969-W01', '2024-02', '0091'])(
    '%s is found again from its days',
    (period) => {
      const unit =
        period.length === 4 ? 'year' : period.includes('W') ? 'week' : period.length === 7 ? 'month' : 'day';
      for (const number of spanOf(period)) expect(periodOf(number, unit)).toBe(period);
    },
  );
});

const row = (period: string, key: string, mentions: number) => ({ period, key, mentions });

describe('bars', () => {
  const rows = [
    row('1990-08-02', '4', 3),
    row('1990-08-02', '1', 1),
    row('1990-08-03', '4', 0),
    row('1990-09-01', '4', 2),
  ];
  const bars = barsOf(rows, ['1', '4']);
  it('hold the counts of each key', () => expect(bars.map((one) => one.counts)).toEqual([[1, 3], [0, 0], [0, 2]])); // prettier-ignore
  it('stay as they are where they fit', () =>
    expect(fitted(bars, 'day', 100)).toEqual({ bars, unit: 'day' }));
  it('are merged where they do not, and lose nothing', () => {
    const merged = fitted(bars, 'day', 3);
    expect([merged.unit, merged.bars.map((one) => one.total)]).toEqual(['month', [4, 2]]);
    expect(merged.bars.map(barDays)).toEqual(['Aug 1990', 'Sep 1990']);
  });
  it('of weeks go to the month of their middle', () => {
    const weeks = barsOf([row('1990-W31', '4', 1), row('1995-W01', '4', 1)], ['4']);
    expect(fitted(weeks, 'week', 100).bars.map(barDays)).toEqual(['Aug 1990', 'Jan 1995']);
  });
});

it('the unit follows the length', () => {
  expect([unitFor(30), unitFor(700), unitFor(10000), unitFor(30000)]).toEqual([
    'day',
    'week',
    'month',
    'year',
  ]);
});
