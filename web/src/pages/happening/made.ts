// Made answers of the API for the tests of this page.
import type { Report } from './chains';
import type { Entry, Line } from './marks';

/** Who gives a figure. */
export const voice = (name: string): Entry['speaker'] => ({
  name,
  kind: '',
  country: '',
  sector: '',
  code: '',
});

export function entry(more: Partial<Entry> & { order: number }): Entry {
  return {
    ...{ uid: `t${more.order}`, article: `a${more.order}`, number: more.order, url: null, effect: 'killed' },
    ...{
      unit: 'people',
      low: 3,
      high: 3,
      bound: 'exact',
      words: '3',
      sentence: '3 died.',
      start: 0,
      end: 1,
      of: [],
    },
    ...{ perpetrator: [], cumulative: false, subset_of: null, part: false, same_as: null, stance: 'say' },
    ...{
      speaker: voice('police'),
      chain: ['Herald', 'police'],
      said: '2003-11-15',
      published: '2003-11-15',
    },
    ...{ origin: `f${more.order}`, replaced_by: null },
    ...more,
  };
}

type Said = Line['said'][number];

export const saidOf = (tolls: readonly number[], low: number | null, more: Partial<Said> = {}): Said => ({
  ...{ uids: tolls.map((toll) => `t${toll}`), tolls: [...tolls], low, high: low, words: String(low) },
  ...{
    voice: voice('police'),
    family: 'f',
    day: '2003-11-15',
    order: tolls.at(-1)!,
    outlet: '',
    replaced: false,
  },
  ...more,
});

export const line = (entries: readonly Entry[], more: Partial<Line> = {}): Line => ({
  ...{ effect: 'killed', unit: 'people', entries: [...entries], disagree: false, estimates: [], history: [] },
  said: entries.map((one) => saidOf([one.order], one.low)),
  ...more,
});

type Account = Report['accounts'][number];
type Link = Account['events'][number]['chain'][number];

export const link = (speaker: string | null, stance = 'say', via: string[] = []): Link => ({
  ...{
    uid: `${speaker}`,
    speaker,
    kind: null,
    country: null,
    role: null,
    stance,
    quote: 'none',
    hedged: false,
    via,
  },
});

export const toll = (start: number, end: number, chain: Link[] = []): Account['tolls'][number] => ({
  ...{
    uid: `t${start}`,
    effect: 'killed',
    unit: 'people',
    low: 3,
    high: 3,
    bound: 'exact',
    cumulative: false,
  },
  ...{
    part: false,
    words: '',
    start,
    end,
    says: [],
    chain,
    sentence: { start: 0, end: 30, text: 'Bombs killed 3 people in town.' },
  },
});

export function report(
  number: number,
  more: Partial<Omit<Report, 'origin'>> & { origin?: Partial<Report['origin']> } = {},
): Report {
  const origin = {
    ...{
      kind: 'own',
      family: `f${number}`,
      agency: null,
      repeats: null,
      repeats_number: null,
      superseded_by: null,
    },
    ...{ superseded_number: null, score: 1, reasons: [], ...more.origin },
  };
  return {
    ...{ id: `a${number}`, number, title: null, publisher: `Outlet ${number}`, credit: null },
    ...{ published: `2003-11-${10 + number}`, url: null, accounts: [] },
    ...more,
    origin,
  };
}
