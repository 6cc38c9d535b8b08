import { describe, expect, it } from 'vitest';
import { entry, line, saidOf, voice } from './made';
import { boundOf, figureInFull, figureWords, marksOf, reasonsOut, spoken, steps } from './marks';

const estimate = (weighed: { toll: number; counts: boolean; why: string }[]) => ({
  ...{
    rule: 'range',
    statement: '',
    note: '',
    low: 3,
    best: 3,
    high: 3,
    greatest: 3,
    used: [],
    left_out: {},
  },
  weighed,
});

describe('a figure', () => {
  it.each([
    [30, null, 'least', 'at least 30'],
    [null, 5, 'most', 'at most 5'],
    [20, 30, 'span', '20–30'],
    [1234, 1234, 'exact', '1,234'],
    [null, null, 'none', 'no number'],
  ] as const)('from %j to %j is bounded as %s: %s', (low, high, bound, text) => {
    expect([boundOf(low, high), figureWords({ low, high, loose: '' })]).toEqual([bound, text]);
  });
  it.each([
    [40, 40, 'about', 'about 40'],
    [24, null, 'dozens', 'dozens (at least 24)'],
    [null, null, 'many', 'many'],
    [7, 7, '', 'exactly 7'],
    [7, null, '', 'at least 7'],
  ] as const)('from %j to %j with “%s” is said in full: %s', (low, high, loose, text) =>
    expect(figureInFull({ low, high, loose })).toBe(text),
  );
});

describe('marks', () => {
  it('fold reprints of one origin, also where the report itself says it in another outlet', () => {
    const given = [
      entry({ order: 1, origin: 'f', stance: '', speaker: voice('Herald'), said: '2003-11-16' }),
      entry({ order: 2, origin: 'f', stance: '', speaker: voice('Courier'), said: '2003-11-15' }),
      entry({ order: 3, origin: 'g', stance: '', speaker: voice('Gazette') }),
    ];
    expect(marksOf(line(given), undefined).map((mark) => [mark.day, mark.entries.length])).toEqual([
      ['2003-11-15', 2],
      ['2003-11-15', 1],
    ]);
  });
  it('say what a figure is besides', () => {
    const given = [
      entry({ order: 1, replaced_by: 'later' }),
      entry({ order: 2, subset_of: 't1' }),
      entry({ order: 3, part: true }),
      entry({ order: 4, same_as: 't1' }),
      entry({ order: 5, cumulative: true }),
      entry({ order: 6 }),
    ];
    const kinds = marksOf(line(given), undefined).map((mark) => [mark.key, mark.kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      ...{ 1: 'replaced', 2: 'part', 3: 'part', 4: 'again', 5: 'total', 6: 'count' },
    });
  });
  it('show the sum of what one speaker gives for different people', () => {
    const given = [
      entry({ order: 1, low: 61, high: 61, of: ['civilians'] }),
      entry({ order: 2, low: 6, high: 6 }),
    ];
    const both = saidOf([1, 2], 67, { words: '61 + six' });
    const made = line(given, { said: [both], history: [both] });
    const marks = marksOf(made, estimate([{ toll: 1, counts: true, why: '' }]));
    expect(marks.map((mark) => [mark.low, mark.kind, mark.counts])).toEqual([
      [67, 'sum', true],
      [61, 'addend', true],
      [6, 'addend', false],
    ]);
    expect(steps(made, marks)).toEqual([{ key: -2, text: '67 (61 + six)', who: 'police' }]);
  });
  it('are said in words, with why they do not count', () => {
    const made = line([entry({ order: 1, low: 30, high: null, bound: 'at least' })]);
    const [mark] = marksOf(made, estimate([{ toll: 1, counts: false, why: 'not chosen by the rule' }]));
    expect(spoken(mark!, '15 Nov 2003')).toBe(
      'at least 30, says police, 15 Nov 2003, does not count: not chosen by the rule',
    );
  });
});

it('reasons for leaving figures out are counted', () => {
  const weighed = ['a', 'b', 'b', ''].map((why, toll) => ({ toll, counts: !why, why }));
  expect(reasonsOut(estimate(weighed))).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});
