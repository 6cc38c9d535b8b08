import { expect, it } from 'vitest';
import { countWords, nextSort, sortedBy, stepped } from './columns';
import { countPathOf, pathOf } from './listing.svelte';

const EVENTS = ['event', 'events'] as const;

it.each([
  [0, true, 'no event'],
  [1, true, '1 event'],
  [1234, true, '1,234 events'],
  [10000, false, 'more than 10,000 events'],
])('a count of %s, exact %s, is "%s"', (count, exact, said) =>
  expect(countWords(count, exact, EVENTS)).toBe(said),
);
it('a heading turns the order round', () => {
  expect([nextSort('day', ''), nextSort('day', '-day'), nextSort('day', 'day')]).toEqual([
    '-day',
    'day',
    '-day',
  ]);
});
it('a heading tells how it is ordered', () => {
  expect([sortedBy('day', '-day'), sortedBy('day', 'day'), sortedBy('day', '-id')]).toEqual([
    'descending',
    'ascending',
    undefined,
  ]);
});
it('a step stays in the list', () => {
  expect([
    stepped(-1, 1, 3),
    stepped(-1, -1, 3),
    stepped(2, 1, 3),
    stepped(0, 10, 3),
    stepped(0, 1, 0),
  ]).toEqual([0, 2, 2, 2, -1]);
});
it('a list asks for no more rows than the API gives at once', () => {
  expect(pathOf('/events', new URLSearchParams('type=AID'), 5000, 'c1')).toBe(
    '/events?type=AID&limit=1000&counted=false&cursor=c1',
  );
  expect(countPathOf('/events', new URLSearchParams('type=AID'))).toBe('/events?type=AID&limit=0');
});
