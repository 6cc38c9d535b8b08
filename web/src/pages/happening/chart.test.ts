import { describe, expect, it } from 'vitest';
import { across, spread } from './across';
import { dayHead, down, fitting } from './down';
import { gapBetween, middling, scaleOf, type Laid, type Layout } from './drawn';
import { entry, line, voice } from './made';
import { marksOf } from './marks';

const LONG = 'Kenya National Disaster Operation Centre';
const given = [
  entry({ order: 1, low: 30, high: 30, said: '2003-11-15' }),
  entry({ order: 2, low: 30, high: 30, said: '2003-11-15', speaker: voice(LONG) }),
  entry({ order: 3, low: 5, high: null, said: '2003-11-20' }),
  entry({ order: 4, low: 10, high: 20, said: '2003-11-20' }),
  entry({ order: 5, low: 20, high: 20, bound: 'about', said: '' }),
];
const marks = marksOf(line(given), undefined);
const many = marksOf(
  line(
    Array.from({ length: 60 }, (_, at) =>
      entry({ order: at + 1, low: at, high: at, said: `2003-11-${10 + (at % 20)}` }),
    ),
  ),
  undefined,
);
const end = ({ figure, label, labelX }: Laid): number =>
  labelX + middling(figure, true) + middling(` ${label}`);
const apart = (layout: Layout): number =>
  new Set(layout.marks.map((one) => `${Math.round(one.x)} ${Math.round(one.y)}`)).size;

describe('labels', () => {
  it('keep a line apart and above the floor', () => {
    const found = [...spread([10, 11, 95, 96], 100, 16)].sort((one, other) => one - other);
    expect(found.every((y, at) => !at || y - found[at - 1]! >= 16)).toBe(true);
    expect(found.at(-1)).toBeLessThanOrEqual(100);
  });
  it('say the bound in words, and who says so', () => {
    const said = across(marks, 30, 300).marks.map(({ figure, label }) => `${figure} ${label}`);
    expect(said).toContain('at least 5 police');
    expect(said).toContain('about 20 police');
    expect(said).toContain('10–20 police');
  });
});

describe('a chart of days side by side', () => {
  const layout = across(marks, 30, 300);
  it('has a column for each day in order, what has no day last, and says how long nothing was said', () => {
    expect(layout.days.map((column) => [column.day, column.gap])).toEqual([
      ['2003-11-15', 0],
      ['2003-11-20', 4],
      ['', 0],
    ]);
  });
  it('lets no mark cover another', () => expect(apart(layout)).toBe(layout.marks.length));
  it('is as wide as its words need, or as there is room', () => {
    expect(layout.width).toBeGreaterThan(300);
    expect(across(marks, 30, 2000).width).toBe(2000);
    for (const one of layout.marks) expect(end(one)).toBeLessThanOrEqual(layout.width);
  });
});

describe.each([280, 1200])('a chart that goes down, %i wide', (room) => {
  it.each([
    ['few', marks],
    ['many', many],
  ])('keeps all words of %s figures within its room', (_, shown) => {
    const layout = down(shown, 60, room);
    expect(layout.width).toBe(room);
    expect(layout.marks).toHaveLength(shown.length);
    expect(apart(layout)).toBe(shown.length);
    for (const one of layout.marks) {
      expect(end(one)).toBeLessThanOrEqual(room + 0.5);
      expect(one.x).toBeLessThanOrEqual(room - 22);
    }
  });
  it('has more to the right, with bounds turned likewise', () => {
    const layout = down(marks, 30, room);
    const [five, span] = [3, 4].map((order) => layout.marks.find((one) => one.mark.key === order)!);
    expect(span!.x).toBeGreaterThan(five!.x);
    expect(span!.low! - span!.y).toBeCloseTo(span!.y - span!.high!);
    expect(span!.low!).toBeGreaterThan(span!.high!);
    const band = layout.band(5, 10, null);
    expect(band.x + band.width).toBe(room);
  });
});

it('a day says how long nothing was said before it', () => {
  expect(down(marks, 30, 300).days.map(dayHead)).toEqual([
    '15 Nov 2003',
    '20 Nov 2003, 5 days later',
    'day not stated',
  ]);
});
it('a name is cut only where there is no room', () => {
  expect(fitting('police', 100, middling)).toBe('police');
  const cut = fitting(LONG, 100, middling);
  expect([cut.endsWith('…'), middling(` ${cut}`) <= 100]).toEqual([true, true]);
});
it('days between two days are counted', () => {
  expect([
    gapBetween('2003-11-15', '2003-11-16'),
    gapBetween('2003-11-15', ''),
    gapBetween('2004-02-27', '2004-03-01'),
  ]).toEqual([0, 0, 2]);
});
it('the scale begins at nought and reaches the greatest figure in even steps', () => {
  expect(scaleOf(68).values).toEqual([0, 20, 40, 60, 80]);
  expect(scaleOf(1).values).toEqual([0, 1]);
  expect(scaleOf(15000).values).toEqual([0, 5000, 10000, 15000]);
});
