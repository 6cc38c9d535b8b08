// The rules that low, best and high can be derived by, with the sides that speak of this happening.
import type { Line } from './marks';

/** The rule of a page that says none: it leaves nobody's figure out. */
export const USUAL = 'range';

/** "side:KEN", "side:KENGOV" … of everybody who gives a figure, the most frequent first. */
export function sidesOf(lines: readonly Line[]): readonly string[] {
  const found = new Map<string, number>();
  for (const { speaker } of lines.flatMap((line) => line.entries)) {
    for (const code of new Set([speaker.country, speaker.code])) {
      if (code) found.set(`side:${code}`, (found.get(`side:${code}`) ?? 0) + 1);
    }
  }
  return [...found]
    .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
    .map(([side]) => side);
}

const FIRST = ['killed', 'injured', 'missing', 'captured', 'arrested', 'displaced'];

/** The lines of a ledger, people who died first. */
export function inOrder(lines: readonly Line[]): readonly Line[] {
  const place = (line: Line): number => {
    const at = FIRST.indexOf(line.effect);
    return at < 0 ? FIRST.length : at;
  };
  return [...lines].sort((one, other) => place(one) - place(other) || one.effect.localeCompare(other.effect));
}
