import { expect, it } from 'vitest';
import { around, leavesAside, ofMentions, questionOf, rowsOf } from './spans';

const query = (text: string) => new URLSearchParams(text);

it('the timeline keeps the whole time in view, whatever span is chosen', () => {
  expect(questionOf(query('country=KEN&since=2013-09&until=2013-09&by=day'))).toBe(
    '/timeline?country=KEN&by=day',
  );
});
it('nearer, it shows the span and half as much on each side', () => {
  expect(around('2013-09', '2013-09')).toEqual(['2013-08-17', '2013-10-15']);
  expect(around('2013-09-21', '2013-09-21')).toEqual(['2013-09-14', '2013-09-28']);
  expect(questionOf(query('since=2013-09-21&until=2013-09-21&near_days=true'))).toBe(
    '/timeline?since=2013-09-14&until=2013-09-28',
  );
});
it('a span that is open is not shown nearer', () => {
  expect(questionOf(query('since=2013-09-21&near_days=true'))).toBe('/timeline?');
});
it('what only happenings can be asked for is left aside where mentions are counted', () => {
  expect(ofMentions(query('type=AID&origins=2&status=asserted&status=denied')).toString()).toBe(
    'type=AID&status=denied',
  );
  expect([leavesAside(query('type=AID')), leavesAside(query('type=AID&figure=5'))]).toEqual([false, true]);
});
it('columns become a row for each period and class', () => {
  const counts = [
    [0, 1],
    [2, 0],
    [0, 0],
    [5, 6],
  ];
  const rows = rowsOf({
    by: 'day',
    stated: '',
    periods: ['2013-09-21', '2013-09-22'],
    counts,
    undated: 0,
    wide: 0,
  });
  expect(rows).toHaveLength(8);
  expect(rows.filter((row) => row.key === '4').map((row) => row.mentions)).toEqual([5, 6]);
});
