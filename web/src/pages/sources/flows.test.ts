import { expect, it } from 'vitest';
import { few, placedFlows } from './flows';

const flows = [
  { path: ['Police', 'directly', 'The Courier'], value: 4 },
  { path: ['Police', 'state radio', 'The Gazette'], value: 2 },
  { path: ['Red Cross', 'directly', 'The Gazette'], value: 1 },
];

it('every column carries all that flows', () => {
  const { columns, ribbons } = placedFlows(flows);
  expect(columns.map((stops) => stops.reduce((sum, stop) => sum + stop.value, 0))).toEqual([7, 7, 7]);
  for (const column of [0, 1])
    expect(ribbons.filter((ribbon) => ribbon.from.column === column).reduce((sum, r) => sum + r.value, 0)).toBe(7); // prettier-ignore
});
it('names of a column stand below each other without touching', () => {
  for (const stops of placedFlows(flows).columns)
    for (const [place, stop] of stops.slice(1).entries())
      expect(stop.top).toBeGreaterThan(stops[place]!.top + stops[place]!.height);
});
it('ribbons stay within the names they join', () => {
  for (const { to, arrives, height } of placedFlows(flows).ribbons) {
    expect(arrives).toBeGreaterThanOrEqual(to.top - 0.01);
    expect(arrives + height).toBeLessThanOrEqual(to.top + to.height + 0.01);
  }
});
it('the smallest names are put together, and nothing is lost', () => {
  const many = Array.from({ length: 9 }, (_, place) => ({ path: [`S${place}`, 'T'], value: place + 1 }));
  const left = few(many, 4);
  expect(new Set(left.map(({ path }) => path[0]))).toEqual(new Set(['S8', 'S7', 'S6', '6 others']));
  expect(left.reduce((sum, { value }) => sum + value, 0)).toBe(45);
});
it('nothing is drawn of nothing', () => {
  expect(placedFlows([])).toEqual({ columns: [], ribbons: [], height: 0 });
});
