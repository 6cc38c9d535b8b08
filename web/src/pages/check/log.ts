// Who did what: corrections of rows and judgements of happenings in one list, the newest first.
import { words } from '../../lib/format';
import type { CorrectionRow, Judgement } from './queue';

export interface Entry {
  readonly key: string;
  /** Where it is taken back. */
  readonly path: string;
  readonly author: string;
  readonly time: string;
  readonly act: string;
  readonly of: string;
  readonly change: string;
  readonly reason: string;
  readonly link: string | null;
  /** Whether it applies, and if not, why. */
  readonly state: string;
}

const ACTS: Record<string, string> = { accept: '✓ accepted', reject: '✕ rejected', edit: '✎ edited' };

/** Corrections and judgements as one list. */
export function entries(
  corrections: readonly CorrectionRow[],
  judgements: readonly Judgement[],
): readonly Entry[] {
  const all = [...corrections.map(ofCorrection), ...judgements.map(ofJudgement)];
  return all.sort((one, other) => (one.time < other.time ? 1 : one.time > other.time ? -1 : 0));
}

function ofCorrection(row: CorrectionRow): Entry {
  return {
    key: row.id,
    path: `/corrections/${row.id}`,
    author: row.author,
    time: row.time,
    act: ACTS[row.verdict] ?? row.verdict,
    of: `${row.kind === 'toll' ? 'figure' : row.kind} “${row.words}”`,
    change: row.field ? `${words(row.field)}: ${row.was} → ${row.value}` : '',
    reason: row.reason,
    link: row.article === null ? null : `/articles/${row.article}?at=${row.uid}`,
    state: row.state,
  };
}

function ofJudgement(row: Judgement): Entry {
  const happening = row.asked.find((name) => /^h[0-9a-f]{12}$/.test(name));
  return {
    key: `judgement ${row.id}`,
    path: `/judgements/${row.id}`,
    author: row.author,
    time: row.time,
    act: `⧉ ${row.act}`,
    of: row.asked.join(', '),
    change: '',
    reason: row.reason,
    link: happening ? `/happenings/${happening}` : null,
    state: row.undone_time ? 'undone' : 'applies',
  };
}

/** "2026-11-23T05:12:33.123+00:00" → "23 Nov 2026, 05:12" is said by the page; here the minutes. */
export const minutes = (time: string): string => time.slice(11, 16);
