// A row of the list of happenings, in words.
import type { components } from '../../lib/api/schema';
import { number, title, words } from '../../lib/format';

export type HappeningRow = components['schemas']['HappeningRow'];
export type FigureGiven = components['schemas']['FigureGiven'];

export const COUNTS = ['happening', 'happenings'] as const;

const BASES: Record<string, string> = {
  event: 'said of the event itself',
  sentence: 'from its sentence',
  passage: 'from the passage before',
  published: 'from the day of publication',
};

/** By what words the days are known. */
export const basis = (code: string | null | undefined): string =>
  code ? (BASES[code] ?? words(code)) : 'not known from where';

/** "killed 21–28", the lowest and the highest that is given. */
export function figureWords({ effect, low, high }: FigureGiven): string {
  return `${words(effect)} ${low === high ? number(low) : `${number(low)}–${number(high)}`}`;
}

/** What a happening is, for a link: "Assault: artillery". */
export const what = (row: HappeningRow): string =>
  [title(row.type), row.mode.map(words).join(', ')].filter(Boolean).join(': ');
