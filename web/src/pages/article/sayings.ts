// Who says so, as a tree: a claim within a claim, the outermost nearest to the report.
import type { Claim, Reading } from './told';

export interface Saying {
  readonly claim: Claim;
  readonly speaker: string;
  readonly via: readonly string[];
  readonly addressee: readonly string[];
  readonly time: string;
  readonly within: readonly Saying[];
}

export const UNNAMED = 'someone unnamed';

/** The chain of a row as a tree; claims that do not stand within each other stand beside each other. */
export function sayings(
  record: Reading,
  text: (start: number, end: number) => string,
  ids: readonly string[],
): Saying[] {
  const chain = ids
    .map((id) => record.claims.find((claim) => claim.id === id))
    .filter((claim) => claim !== undefined);
  const there = new Set(chain.map((claim) => claim.id));
  const under = (parent: string | null): Saying[] =>
    chain
      .filter((claim) => (claim.within && there.has(claim.within) ? claim.within : null) === parent)
      .map((claim) => ({ ...told(record, text, claim), within: under(claim.id) }));
  return under(null);
}

/** A claim with those who report it, outermost first. */
export function chainOf(record: Reading, claim: Claim): string[] {
  const found = [claim.id];
  let outer = claim.within;
  while (outer && !found.includes(outer)) {
    found.unshift(outer);
    outer = record.claims.find((one) => one.id === outer)?.within ?? null;
  }
  return found;
}

/** How many claims stand one within the other at most. */
export const depth = (of: readonly Saying[]): number =>
  Math.max(0, ...of.map((saying) => 1 + depth(saying.within)));

function told(
  record: Reading,
  text: (start: number, end: number) => string,
  claim: Claim,
): Omit<Saying, 'within'> {
  const names = (ids: readonly string[]): string[] => namesOf(record, ids);
  const time = record.times.find((one) => one.id === claim.time);
  const spoken = names([...(claim.speaker ? [claim.speaker] : []), ...claim.joint]);
  return {
    claim,
    speaker: spoken.join(' and ') || UNNAMED,
    via: names(claim.via.filter((id) => !claim.addressee.includes(id))),
    addressee: names(claim.addressee),
    time: time ? text(time.start, time.end) : '',
  };
}

/** The names of actors of the record. */
export const namesOf = (record: Reading, ids: readonly string[]): string[] =>
  ids.map((id) => record.actors.find((actor) => actor.id === id)?.name).filter((name) => name !== undefined);
