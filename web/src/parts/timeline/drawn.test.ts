import { describe, expect, it } from 'vitest';
import { barsOf, dayNumber } from './bars';
import { partsOf, stepOf, tickWords, timeline } from './drawn';

const row = (period: string, key: string, mentions: number) => ({ period, key, mentions });
const bars = barsOf(
  [row('1990-08-02', '4', 3), row('1990-08-02', '1', 1), row('1990-08-11', '4', 2)],
  ['4', '1'],
);
const DAY = 86_400_000;

describe('a timeline', () => {
  const { svg, x, y } = timeline(bars, ['4', '1'], 500, 132);
  const rects = [...svg.querySelectorAll('g[aria-label="rect"] rect')];
  const of = (name: string) => rects.map((rect) => Number(rect.getAttribute(name)));

  it('has a part for each class that a bar has', () =>
    expect(rects.map((rect) => rect.getAttribute('fill'))).toEqual([
      'var(--quad-4)',
      'var(--quad-1)',
      'var(--quad-4)',
    ]));
  it('stacks the parts of a bar and lets it last its days', () => {
    expect(of('x')).toEqual([0, 0, 450]);
    expect(of('width')).toEqual([49, 49, 49]);
    expect(of('height')).toEqual([67.5, 22.5, 45]);
    expect(of('y')[0]! - of('height')[1]!).toBeCloseTo(of('y')[1]!);
  });
  it('tells where a day and a count stand', () =>
    expect([x(dayNumber('1990-08-02') * DAY), x(dayNumber('1990-08-12') * DAY), y(4)]).toEqual([0, 500, 10]));
  it('leaves room for the lines of its calendar', () => {
    const years = barsOf([row('1990', '4', 1), row('2013', '4', 1)], ['4']);
    expect([timeline(bars, ['4'], 500, 132).foot, timeline(years, ['4'], 500, 132).foot]).toEqual([32, 20]);
  });
  it('of no bars is an empty calendar', () => expect(partsOf([], ['4'])).toEqual([]));
});

describe('the calendar', () => {
  const words = (days: readonly string[], step: string) =>
    days.map((iso, place) => tickWords(new Date(iso), place ? new Date(days[place - 1]!) : undefined, step));
  it('has as many marks as there is room for', () => {
    expect([stepOf(10, 10), stepOf(60, 10), stepOf(300, 10), stepOf(1000, 10), stepOf(11000, 10)]).toEqual([
      'day',
      'monday',
      'month',
      '6 months',
      '5 years',
    ]);
    expect(stepOf(400_000, 4)).toBe('100 years');
  });
  it('names the month and year of days where these begin', () => {
    expect(words(['1990-12-30', '1990-12-31', '1991-01-01', '1991-02-01'], 'day')).toEqual([
      '30\nDec 1990',
      '31',
      '1\nJan 1991',
      '1\nFeb',
    ]);
  });
  it('names the year of months where it begins', () =>
    expect(words(['1990-11-01', '1990-12-01', '1991-01-01'], 'month')).toEqual(['Nov\n1990', 'Dec', 'Jan\n1991'])); // prettier-ignore
  it('names years', () => expect(words(['1990-01-01', '1992-01-01'], '2 years')).toEqual(['1990', '1992']));
});
