// The queue of what is doubtful: its kinds, and where one stands in it.
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type Doubt = Schemas['Doubt'];
export type Happening = Schemas['HappeningTold'];
export type Report = Schemas['ReportTold'];
export type Account = Schemas['AccountTold'];
export type DifferenceRow = Schemas['DifferenceRow'];
export type Agreement = Schemas['Agreement'];
export type CorrectionRow = Schemas['CorrectionRow'];
export type Judgement = Schemas['Judgement'];
export type DoubtKind = Doubt['kind'];

export interface Kind {
  readonly kind: DoubtKind;
  readonly title: string;
  readonly none: string;
}

export const KINDS: readonly Kind[] = [
  { kind: 'figures', title: 'Conflicting figures', none: 'No figures exclude each other.' },
  { kind: 'pairing', title: 'Weak links', none: 'No two reports are hardly one happening, or hardly two.' },
  { kind: 'editors', title: 'Editors differ', none: 'Editors agree on all that two of them have judged.' },
  {
    kind: 'second',
    title: 'For a second editor',
    none: 'There is nothing that only one other editor has judged.',
  },
  { kind: 'place', title: 'Weak places', none: 'All places that matter stand in the reports.' },
  { kind: 'day', title: 'Weak days', none: 'All days that matter stand in the reports.' },
  { kind: 'hedged', title: 'Said with reserve', none: 'All that matters is asserted by somebody.' },
];

/** What stays the same of a doubt while others of the queue are judged. */
export const keyOf = (doubt: Doubt): string =>
  [
    doubt.uid ?? doubt.happening,
    doubt.other_uid ?? doubt.other,
    doubt.kind === 'figures' ? doubt.reason.split(':')[0] : null,
  ]
    .filter(Boolean)
    .join('~');

/** Where one stands: at the doubt of this key, or, when it is gone, where it was. */
export function placeIn(rows: readonly Doubt[], key: string | null, last: number): number {
  const found = key === null ? -1 : rows.findIndex((doubt) => keyOf(doubt) === key);
  return found >= 0 ? found : Math.max(0, Math.min(last, rows.length - 1));
}

/** The account of a happening that a uid names in an article. */
export function accountOf(
  told: Happening | undefined,
  article: number | null | undefined,
  uid: string | null | undefined,
): { report: Report; account: Account } | null {
  for (const report of told?.reports ?? [])
    if (report.number === article)
      for (const account of report.accounts) if (account.uid === uid) return { report, account };
  return null;
}

/** A row of a happening that can be judged, with the report and the account that it stands in. */
export interface Told {
  readonly uid: string;
  readonly kind: 'event' | 'toll';
  readonly row: Schemas['EventTold'] | Schemas['TollTold'];
  readonly report: Report;
  readonly account: Account;
}

/** The rows of a happening that a doubt is about: its figures of an effect, or the events of its main accounts. */
export function rowsOf(told: Happening, doubt: Doubt): readonly Told[] {
  const effect = /^[a-z]+/.exec(doubt.reason)?.[0];
  return told.reports.flatMap((report) =>
    report.accounts.flatMap((account): Told[] =>
      doubt.kind === 'figures'
        ? account.tolls
            .filter((row) => row.effect === effect)
            .map((row) => ({ uid: row.uid, kind: 'toll', row, report, account }))
        : account.events
            .filter((row) => !row.restates)
            .map((row) => ({ uid: row.uid, kind: 'event', row, report, account })),
    ),
  );
}
