import { describe, expect, it } from 'vitest';
import { active, filtersOf, toggled } from './filters';

describe('the filters of an address', () => {
  it('are what limits rows, without how the page looks', () => {
    const query = new URLSearchParams('type=ASSAULT&sort=-day&at=e1&rows=150&country=IRQ');
    expect(filtersOf(query).toString()).toBe('type=ASSAULT&country=IRQ');
  });
  it('are said in words', () => {
    const query = new URLSearchParams('quad=4&since=1990-08&once=true&dyad=IRQ>KWT&type=190');
    expect(active(query).map((one) => [one.title, one.said])).toEqual([
      ['since', 'Aug 1990'],
      ['type', 'CAMEO 190'],
      ['class', 'material conflict'],
      ['between', 'IRQ → KWT'],
      ['no restatements', ''],
    ]);
  });
  it('can be taken away one value at a time', () => {
    const [one] = active(new URLSearchParams('type=ASSAULT&type=COERCE'));
    expect(one!.without).toEqual({ type: ['COERCE'] });
  });
  it('may be only some of them', () => {
    expect(active(new URLSearchParams('type=AID&country=IRQ'), ['country']).map((one) => one.name)).toEqual([
      'country',
    ]);
  });
});

it('a value is toggled', () => {
  expect([toggled(['a'], 'b'), toggled(['a', 'b'], 'a')]).toEqual([['a', 'b'], ['b']]);
});
