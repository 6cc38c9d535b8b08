import { describe, expect, it } from 'vitest';
import { chainWords, drawn, kindWords, originsOf, speaks } from './chains';
import { link, report, toll } from './made';

const told = (...chains: ReturnType<typeof link>[][]) => [
  { uid: 'x', main: true, events: [], tolls: chains.map((chain, at) => toll(at, at + 1, chain)) },
];

describe('origins', () => {
  it('hold reprints and earlier versions under the report they go back to', () => {
    const found = originsOf([
      report(4, { origin: { family: 'f1', kind: 'exact' } }),
      report(1, { origin: { family: 'f1' } }),
      report(2, { origin: { family: 'f2', superseded_number: 3 } }),
      report(3, { origin: { family: 'f2', kind: 'version' } }),
    ]);
    expect(
      found.map(({ root, reprints, earlier }) => [root, ...reprints, ...earlier].map((one) => one.number)),
    ).toEqual([
      [1, 4],
      [3, 2],
    ]);
  });
  it('are there for articles whose origin is not worked out yet', () => {
    const unknown = report(1, { origin: { family: null, kind: null } });
    expect(originsOf([unknown])).toHaveLength(1);
    expect(kindWords(unknown)).toBe('origin not worked out yet');
  });
});

describe('a chain', () => {
  const chain = [link('Agency', 'report'), link('Ruler', 'deny', ['presidency website'])];
  it('goes from who speaks to who prints it', () => {
    const [origin] = originsOf([
      report(1, { accounts: told(chain), credit: 'Wire', origin: { family: 'f' } }),
      report(2, { accounts: told(chain), credit: 'Wire', origin: { family: 'f', kind: 'near' } }),
    ]);
    const picture = drawn(origin!, true);
    const inOrder = [...picture.nodes].sort((one, other) => one.column - other.column);
    expect(inOrder.map((node) => [node.label, node.role])).toEqual([
      ['Ruler', 'speaker'],
      ['presidency website', 'channel'],
      ['Agency', 'speaker'],
      ['Wire', 'agency'],
      ['Outlet 1', 'outlet'],
      ['Outlet 2', 'reprint'],
    ]);
    expect(picture.edges).toHaveLength(5);
    expect(picture.nodes.find((node) => node.label === 'Ruler')?.note).toBe('denies');
  });
  it('has a box that says so where nobody is named', () => {
    const picture = drawn(originsOf([report(1, { accounts: told([]) })])[0]!, false);
    expect(picture.nodes.map((node) => node.role).sort()).toEqual(['nobody', 'outlet']);
  });
  it('folds several reprints into one box until they are asked for', () => {
    const family = { family: 'f', kind: 'exact' };
    const [origin] = originsOf([
      report(1, { origin: { family: 'f' } }),
      report(2, { origin: family }),
      report(3, { origin: family }),
    ]);
    expect(drawn(origin!, false).nodes.map((node) => node.label)).toEqual(['Outlet 1', 'and 2 reprints']);
    expect(drawn(origin!, true).nodes).toHaveLength(3);
  });
  it('is said in words, the speaker first', () => {
    expect(chainWords(chain)).toEqual(['Ruler denies', 'presidency website', 'Agency reports']);
    expect([speaks('claim_responsibility'), speaks('say')]).toEqual(['claims responsibility', 'says']);
  });
});
