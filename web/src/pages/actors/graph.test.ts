import { expect, it } from 'vitest';
import { pairsOf, placed, scale, toneOf, width, type Network } from './graph';
import { bend, nearest } from './lines';

const node = (entity: number, country: string | null = null) => ({
  entity,
  name: `N${entity}`,
  kind: 'state',
  code: 'X',
  country,
  total: entity,
});
const edge = (actor: number, recipient: number, mentions = 1) => ({
  actor,
  recipient,
  mentions,
  goldstein_mean: 0,
});
const network: Network = {
  nodes: [node(1, 'IRQ'), node(2, 'KWT'), node(3), node(4)],
  edges: [edge(1, 2, 9), edge(2, 1, 4), edge(3, 4)],
  exact: true,
};
const places = (of: Network) => placed(of).mapNodes((_, { x, y }) => [x, y] as [number, number]);

it('actors stand where they stood for the same pairs, apart from each other', () => {
  expect(places(network)).toEqual(places(network));
  const at = places(network);
  for (const [place, one] of at.entries())
    for (const other of at.slice(place + 1))
      expect(Math.hypot(one[0] - other[0], one[1] - other[1])).toBeGreaterThan(1);
});
it('an actor alone with itself and an empty network are drawn', () => {
  expect(places({ nodes: [node(1)], edges: [], exact: true })).toHaveLength(1);
  expect(places({ nodes: [], edges: [], exact: true })).toEqual([]);
});
it.each([
  [-10, 'conflict', '−10'],
  [-1, 'mixed', '−1'],
  [0.04, 'mixed', '0'],
  [6.333, 'cooperation', '+6.3'],
] as const)('a mean of %s is %s, written %s', (mean, tone, said) =>
  expect([toneOf(mean), scale(mean)]).toEqual([tone, said]),
);
it('the pair with most mentions has the widest line', () => {
  expect(width(9, 9)).toBeGreaterThan(width(4, 9));
});
it('the pairs of an actor are those on both of its sides', () => {
  expect(pairsOf(network, 2)).toHaveLength(2);
  expect(pairsOf(network, null)).toHaveLength(3);
});
it('lines there and back are bent to different sides', () => {
  const [one, other] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  const there = bend(one, other, 5, 5, 5)!;
  const back = bend(other, one, 5, 5, 5)!;
  expect(there[10]!.y * back[10]!.y).toBeLessThan(0);
  expect(bend(one, { x: 8, y: 0 }, 5, 5, 5)).toBeNull();
});
it('the line under the pointer is the nearest one, and none that is far', () => {
  const lines = [0, 50].map((y) => ({
    name: `at ${y}`,
    width: 2,
    points: [
      { x: 0, y },
      { x: 5, y },
    ],
  }));
  expect(nearest(lines, { x: 3, y: 46 })?.name).toBe('at 50');
  expect(nearest(lines, { x: 3, y: 25 })).toBeNull();
});
