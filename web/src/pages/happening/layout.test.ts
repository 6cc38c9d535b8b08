import { describe, expect, it } from 'vitest';
import { gapBetween, laidOut, scaleOf, spread } from './layout';
import { entry, line, voice } from './made';
import { marksOf } from './marks';

describe('labels', () => {
  it('keep a line apart and above the floor', () => {
    const found = [...spread([10, 11, 95, 96], 100, 16)].sort((one, other) => one - other);
    expect(found.every((y, at) => !at || y - found[at - 1]! >= 16)).toBe(true);
    expect(found.at(-1)).toBeLessThanOrEqual(100);
  });
});

describe('a chart', () => {
  const given = [
    entry({ order: 1, low: 30, high: 30, said: '2003-11-15' }),
    entry({ order: 2, low: 30, high: 30, said: '2003-11-15', speaker: voice('army') }),
    entry({ order: 3, low: 5, high: null, said: '2003-11-20' }),
    entry({ order: 4, said: '' }),
  ];
  const layout = laidOut(marksOf(line(given), undefined), 30, 300);
  it('has a column for each day in order, what has no day last, and says how long nothing was said', () => {
    expect(layout.columns.map((column) => [column.day, column.gap])).toEqual([
      ['2003-11-15', 0],
      ['2003-11-20', 4],
      ['', 0],
    ]);
  });
  it('lets no mark cover another', () => {
    const places = layout.marks.map((one) => `${Math.round(one.x)} ${Math.round(one.y)}`);
    expect(new Set(places).size).toBe(places.length);
  });
  it('is as wide as it needs to be, or as there is room', () => {
    expect(layout.width).toBeGreaterThan(300);
    expect(laidOut(marksOf(line(given), undefined), 30, 2000).width).toBe(2000);
    const last = layout.columns.at(-1)!;
    expect(last.x + last.width).toBeLessThanOrEqual(layout.width + 0.5);
  });
});

it('days between two days are counted', () => {
  expect([
    gapBetween('2003-11-15', '2003-11-16'),
    gapBetween('2003-11-15', ''),
    gapBetween('2004-02-27', '2004-03-01'),
  ]).toEqual([0, 0, 2]);
});
it('the scale begins at nought and reaches the greatest figure in even steps', () => {
  expect(scaleOf(68, 300).ticks.map((tick) => tick.value)).toEqual([0, 20, 40, 60, 80]);
  expect(scaleOf(1, 300).ticks.map((tick) => tick.value)).toEqual([0, 1]);
  expect(scaleOf(15000, 300).ticks.map((tick) => tick.value)).toEqual([0, 5000, 10000, 15000]);
});
