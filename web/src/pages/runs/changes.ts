// What differs between runs, in words.
import type { components } from '../../lib/api/schema';
import { words } from '../../lib/format';
import { MADE_WITH } from '../../lib/manifest';

type Schemas = components['schemas'];
export type Run = Schemas['Run'];
export type Compared = Schemas['RunsCompared'];
export type RunChange = Schemas['RunChange'];

export const CHANGES = ['appears', 'vanishes', 'changes'] as const;
export type Change = (typeof CHANGES)[number];
export const KINDS: Record<string, string> = {
  event: 'events',
  toll: 'figures',
  claim: 'claims',
  actor: 'actors',
};
export const SIGNS: Record<Change, string> = { appears: '+', vanishes: '−', changes: '→' };

/** What one run was made with otherwise than another. */
export const otherwise = (before: Run, after: Run): readonly string[] =>
  MADE_WITH.filter(([name]) => before.manifest[name] !== after.manifest[name]).map(([, title]) => title);

/** How many rows of a kind change in a way. */
export const countOf = (compared: Compared, kind: string, change: Change): number =>
  compared.counts.find((each) => each.kind === kind && each.change === change)?.count ?? 0;

/** A value before or after a change. */
export function valueOf(value: string | null): string {
  if (value === null) return 'not there';
  return value === '' ? 'nothing' : value;
}

/** The fields worth reading: all of a row that changes; of one that comes or goes those that say something. */
export const fieldsOf = (one: RunChange): readonly Schemas['FieldChange'][] =>
  one.change === 'changes' ? one.fields : one.fields.filter((each) => each.before || each.after);

/** The name of a field. */
export const fieldName = (name: string): string => words(name);

/** Where the row of a change is read, when its article shows the later run: claims and figures have no page of their own. */
export const readAt = (one: RunChange): Record<string, string | null> => ({
  at: one.change === 'vanishes' ? null : one.uid,
});
