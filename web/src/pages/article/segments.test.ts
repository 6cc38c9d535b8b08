import { describe, expect, it } from 'vitest';
import { CodePoints, cut, type Span } from './segments';

const spanOf = (text: string, words: string): Span => {
  const before = [...text.slice(0, text.indexOf(words))].length;
  return { start: before, end: before + [...words].length };
};
const pieced = (text: string, spans: Span[]) => {
  const points = new CodePoints(text);
  return cut(points, [{ start: 0, end: points.length }], spans)[0]!.map((piece) => [
    piece.text,
    [...piece.spans],
  ]);
};

describe('code points', () => {
  it.each(['plain words', 'a 😀 b', '👩‍👩‍👧 family', 'cafe\u0301', '\u202Eright to left\u202C', '𝒜𝒷', ''])(
    'of %j are cut as the record counts them',
    (text) => {
      const points = new CodePoints(text);
      const each = [...text];
      expect(points.length).toBe(each.length);
      for (let start = 0; start <= each.length; start += 1) {
        for (let end = start; end <= each.length; end += 1) {
          expect(points.slice(start, end)).toBe(each.slice(start, end).join(''));
        }
      }
    },
  );
  it('outside the text are nothing', () => {
    expect(new CodePoints('abc').slice(-5, 99)).toBe('abc');
    expect(new CodePoints('abc').slice(7, 9)).toBe('');
  });
});

describe('pieces', () => {
  it('behind an emoji stand where the record says', () => {
    const text = '🔥🔥 Police killed two 👮.';
    expect(pieced(text, [spanOf(text, 'killed')])).toEqual([
      ['🔥🔥 Police ', []],
      ['killed', [0]],
      [' two 👮.', []],
    ]);
  });
  it('of spans that overlap hold both where both are', () => {
    const text = 'abcdef';
    expect(
      pieced(text, [
        { start: 0, end: 4 },
        { start: 2, end: 6 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([
      ['ab', [0]],
      ['cd', [0, 1, 2]],
      ['ef', [1]],
    ]);
  });
  it('are not made of empty spans or of what lies outside', () => {
    expect(
      pieced('abc', [
        { start: 1, end: 1 },
        { start: 2, end: 90 },
        { start: 50, end: 60 },
      ]),
    ).toEqual([
      ['a', []],
      ['b', []],
      ['c', [1]],
    ]);
  });
  it('of blocks leave out what stands between them, and a span may reach over several', () => {
    const text = new CodePoints('one\n\ntwo');
    const blocks = [
      { start: 0, end: 3 },
      { start: 5, end: 8 },
    ];
    expect(
      cut(text, blocks, [{ start: 1, end: 7 }]).map((block) => block.map((p) => [p.text, p.spans])),
    ).toEqual([
      [
        ['o', []],
        ['ne', [0]],
      ],
      [
        ['tw', [0]],
        ['o', []],
      ],
    ]);
  });
  it('together are the text, whatever the spans', () => {
    const each = [...'the 🦊 jumps 𝒪ver — the «lazy» dog\u200F.'];
    for (let seed = 1; seed < 200; seed += 1) {
      const spans = [7, 11, 13, 17, 19].map((prime) => {
        const start = (seed * prime) % each.length;
        return { start, end: start + ((seed * 31) % 9) };
      });
      const points = new CodePoints(each.join(''));
      const found = cut(points, [{ start: 0, end: points.length }], spans)[0]!;
      expect(found.map((piece) => piece.text).join('')).toBe(each.join(''));
      for (const piece of found) {
        for (const [place, span] of spans.entries()) {
          const inside = span.start <= piece.start && piece.end <= span.end && span.start < span.end;
          expect(piece.spans.includes(place)).toBe(inside);
        }
      }
    }
  });
});
