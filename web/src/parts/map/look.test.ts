import { describe, expect, it } from 'vitest';
import { lookOf, lookText } from './look';

describe('where a map looks', () => {
  it('is written as exactly as can be seen', () => {
    expect(lookText({ lat: -1.29213, lon: 36.82194, zoom: 2.349 })).toBe('-1.3,36.8,2.3');
    expect(lookText({ lat: -1.29213, lon: 36.82194, zoom: 9 })).toBe('-1.292,36.822,9');
    expect(lookText({ lat: -0.04, lon: 190.04, zoom: 0 })).toBe('0,-170,0');
  });
  it('comes again as it was written', () => {
    const text = '-1.29,36.82,7.5';
    expect(lookText(lookOf(text)!)).toBe(text);
  });
  it.each(['', 'x', '1,2', '1,2,x', '91,0,3', '0,181,3', '0,0,-1', '0,0,99', '1,,3', '1,2,3,4'])(
    'that is %j is none',
    (text) => expect(lookOf(text)).toBeNull(),
  );
});
