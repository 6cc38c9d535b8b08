// Which pairings hold a happening together, and what they say.
import type { components } from '../../lib/api/schema';

export type Pairing = components['schemas']['PairingTold'];
export type Reason = components['schemas']['ReasonTold'];
type Named = components['schemas']['MentionNamed'];

export const nameOf = ({ article, uid }: Named): string => `${article}:${uid}`;

/** The surest pairings by which every account is tied to the others: one fewer than accounts when all are tied. */
export function ties(pairings: readonly Pairing[]): readonly Pairing[] {
  const above = new Map<string, string>();
  const top = (name: string): string => {
    let at = name;
    while (above.has(at)) at = above.get(at)!;
    return at;
  };
  return [...pairings]
    .sort((one, other) => other.score - one.score)
    .filter((pairing) => {
      const [one, other] = [top(nameOf(pairing.one)), top(nameOf(pairing.other))];
      if (one === other) return false;
      above.set(one, other);
      return true;
    });
}

/** What speaks for it and what against, the strongest first; the start, which all pairs have, is told apart. */
export function sides(reasons: readonly Reason[]): { start: number; pro: Reason[]; con: Reason[] } {
  const others = reasons.filter((one) => one.reason !== 'start' && one.adds !== 0);
  const strong = (one: Reason, other: Reason) => Math.abs(other.adds) - Math.abs(one.adds);
  return {
    start: reasons.find((one) => one.reason === 'start')?.adds ?? 0,
    pro: others.filter((one) => one.adds > 0).sort(strong),
    con: others.filter((one) => one.adds < 0).sort(strong),
  };
}

/** How strongly a reason holds, in words. */
export function strength(value: number): string {
  if (value > 1) return 'more than once';
  if (value >= 0.95) return 'fully';
  return value >= 0.5 ? 'largely' : value >= 0.2 ? 'partly' : 'slightly';
}

/** "+1.2", "−0.6" */
export const signed = (value: number): string =>
  (value < 0 ? '−' : '+') + Math.abs(Math.round(value * 100) / 100).toString();

/** "6.5" */
export const figureOf = (score: number): string => (Math.round(score * 100) / 100).toString();
