import { expect, it } from 'vitest';
import { dayOf, presets } from './presets';

it('presets end at the last day and count it', () => {
  const [week, , , year, , all] = presets('2013-09-30');
  expect(week).toEqual({ title: 'Last 7 days', since: '2013-09-24', until: '2013-09-30' });
  expect([year!.since, all!.since]).toEqual(['2013-01-01', null]);
});
it.each([
  ['1990-08-02', '1990-08-02'],
  ['1990-8-2', '1990-08-02'],
  ['8/1990', '1990-08'],
  ['1990', '1990'],
  ['1990-02-30', null],
  ['1990-13', null],
  ['soon', null],
])('%s is the day %s', (text, day) => expect(dayOf(text)).toBe(day));
