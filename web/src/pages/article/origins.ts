// Where a report comes from, in words.
import type { components } from '../../lib/api/schema';
import type { ArticleTold } from './told';

type Relative = components['schemas']['RelativeOf'];

/** Each kind of origin: what it is, and how it counts. */
export const KINDS: Record<string, readonly [string, string]> = {
  own: ['A report of its own', 'it repeats no other, and counts as a source'],
  exact: ['A reprint', 'the same text as another: no source of its own'],
  near: ['A reprint with changes', 'it repeats another, whole, shortened or extended: no source of its own'],
  version: ['A later version', 'it replaces an earlier report, and counts in its place'],
  credit: ['Credited to an agency', 'all that the agency is credited for counts as one source'],
};

/** By what the day of publication is known. */
export const BASES: Record<string, string> = {
  given: 'as the source gives it',
  metadata: 'from the page’s own data',
  url: 'from its address',
  text: 'from its text',
  unknown: 'no day was found',
};

/** By what a place was found in the gazetteer. */
export const PLACED: Record<string, string> = {
  only: 'the only one of this name',
  population: 'the largest of this name',
  containment: 'the one within another place named here',
  near: 'the one near another place named here',
  context: 'as the text around it has it',
  demonym: 'by the name of its people',
  name_part: 'by a part of its name',
  spelling: 'by another spelling',
  unlisted: 'not in the gazetteer',
  corrected: 'given by a person',
};

/** What another report of the same text is to this one. */
export function relation(told: ArticleTold, other: Relative): string {
  if (told.origin?.superseded_by?.id === other.article.id) return 'Later version';
  if (other.superseded_by === told.article.id) return 'Earlier version';
  if (told.origin?.repeats?.id === other.article.id) return 'Reprints';
  if (other.repeats === told.article.id) return other.kind === 'version' ? 'Later version' : 'Reprinted by';
  return 'Same text as';
}

/** An address that may be followed: of the web, never a script. */
export function safeAddress(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
