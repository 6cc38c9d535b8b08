import { expect, it } from 'vitest';
import { inView, pointsOf, type Mapped } from './mapped';

const COUNTS = ['happening', 'happenings'] as const;

it('columns become points with what is known of each', () => {
  const mapped: Mapped = {
    kind: 'points',
    count: 2,
    exact: true,
    points: {
      id: ['h1', 'h2'],
      lat: [1, 2],
      lon: [3, 4],
      radius_km: [5, null],
      day: ['1990-08-02', null],
      type: ['ASSAULT', 'AID'],
      quad: [4, 2],
      status: ['asserted', 'planned'],
      origins: [3, null],
      figure: [1200, null],
    },
    cells: null,
  };
  expect(pointsOf(mapped, COUNTS)).toEqual([
    { id: 'h1', lat: 1, lon: 3, title: 'Assault', detail: '2 Aug 1990 · best figure 1,200', quad: 4, status: 'asserted', count: 3, radius_km: 5 },
    { id: 'h2', lat: 2, lon: 4, title: 'Aid', detail: 'day not stated', quad: 2, status: 'planned', count: null, radius_km: null },
  ]); // prettier-ignore
});
it('cells become points that stand for many', () => {
  const mapped: Mapped = {
    kind: 'cells',
    count: 1234,
    exact: true,
    points: null,
    cells: { lat: [10], lon: [20], count: [1234], places: [1] },
  };
  expect(pointsOf(mapped, COUNTS)).toMatchObject([{ title: '1,234 happenings', count: 1234, group: true }]);
  expect(pointsOf(mapped, COUNTS)[0]!.detail).toContain('at 1 place:');
});
it.each([
  [null, null, null],
  ['0,0,10,10', null, '0,0,10,10'],
  [null, '5,5,20,20', '5,5,20,20'],
  ['0,0,10,10', '5,5,20,20', '5,5,10,10'],
  ['0,0,10,10', '15,15,20,20', '15,15,20,20'],
  ['-60,-300,60,300', '5,5,20,20', '5,5,20,20'],
])('of the view %s and the box %s, %s is asked for', (view, box, asked) =>
  expect(inView(view, box)).toBe(asked),
);
