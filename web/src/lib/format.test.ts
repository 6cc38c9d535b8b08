import { describe, expect, it } from 'vitest';
import { counted, day, days, figure, precision, title } from './format';

describe('days', () => {
  it('are said in English, as precisely as they are known', () => {
    expect([day('2023-10-02'), day('2023-10'), day('2023')]).toEqual(['2 Oct 2023', 'Oct 2023', '2023']);
  });
  it.each([
    ['2023-10-12', '2023-10-12', '12 Oct 2023'],
    ['2023-10-12', '2023-10-14', '12–14 Oct 2023'],
    ['2023-09-30', '2023-10-02', '30 Sep – 2 Oct 2023'],
    ['2022-12-30', '2023-01-02', '30 Dec 2022 – 2 Jan 2023'],
    ['2024-02-01', '2024-02-29', 'Feb 2024'],
    ['2023-01-01', '2023-12-31', '2023'],
    ['2023-10-12', null, 'since 12 Oct 2023'],
    [null, '2023-10-12', 'until 12 Oct 2023'],
    [null, null, 'day not stated'],
  ])('from %s to %s are "%s"', (from, to, said) => expect(days(from, to)).toBe(said));
});

describe('figures', () => {
  it.each([
    [25, null, 'at least', '25 or more'],
    [null, 199, 'nearly', '199 or fewer'],
    [20, 30, 'between', '20–30'],
    [7, 7, 'exact', '7'],
    [40, 40, 'about', 'about 40'],
    [null, null, 'hundreds', 'no number'],
  ])('from %s to %s, %s, are "%s"', (low, high, bound, said) => expect(figure(low, high, bound)).toBe(said));
});

it('counts say one and many', () => {
  expect([counted(1, 'article'), counted(1200, 'reply', 'replies')]).toEqual(['1 article', '1,200 replies']);
});
it('codes become words', () => expect(title('CLAIM_RESPONSIBILITY')).toBe('Claim responsibility'));
it('a place says how well it is known', () => {
  expect([precision(null), precision(0.3), precision(24.6)]).toEqual([
    'no coordinates',
    'to the spot',
    'within about 25 km',
  ]);
});
