// An article made by hand, for tests of what is shown of it.
import type { ArticleTold } from './told';

export const TEXT =
  'CAIRO, Aug. 2 — 🪖 Iraqi troops invaded Kuwait on Thursday and killed 20 people, Iranian radio said, citing a Kuwaiti minister, who said they came at dawn.\n\nThey left “nothing”.';

const at = (words: string, from = 0): { start: number; end: number } => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words, from))].length;
  return { start, end: start + [...words].length };
};
const span = (words: string): [number, number] => [at(words).start, at(words).end];
const LENGTH = [...TEXT].length;

const actor = (id: string, name: string, words: readonly string[], rest: object = {}): object => ({
  id,
  uid: `u-${id}`,
  name,
  kind: 'state',
  code: 'IRQ',
  role: null,
  mentions: words.map((each, place) => ({
    ...at(each),
    form: place ? 'pronoun' : 'name',
    rule: place ? 'pronoun: group before' : 'name',
  })),
  ...rest,
});
const event = (id: string, words: string, rest: object): object => ({
  id,
  uid: `u-${id}`,
  type: 'ASSAULT',
  mode: [],
  context: [],
  cameo: '190',
  quad: 4,
  goldstein: -10,
  status: 'actual',
  ...at(words),
  sentence: 1,
  actor: ['a1'],
  recipient: ['a2'],
  symmetric: false,
  effect: [],
  place: null,
  time: null,
  weapon: [],
  content_of: null,
  cause: null,
  same_as: null,
  said_by: [],
  tolls: [],
  rule: 'frames.csv:invade/any',
  ...rest,
});
const claim = (id: string, words: string, rest: object): object => ({
  id,
  uid: `u-${id}`,
  ...at(words),
  speaker: null,
  joint: [],
  via: [],
  addressee: [],
  channel: null,
  stance: 'say',
  cameo: '010',
  quote: 'indirect',
  hedged: false,
  speaker_span: null,
  content: [],
  time: null,
  within: null,
  ...rest,
});

/** Radio cites a minister on an invasion; the words of the record are those of TEXT. */
export function madeArticle(): ArticleTold {
  const [lead, body] = [at('CAIRO, Aug. 2 —'), at('🪖 Iraqi')];
  const until = at('at dawn.').end;
  const last = { start: at('They left').start, end: LENGTH };
  return {
    article: { id: 7, name: 'made', title: 'Invasion', publisher: 'Larkmoor Gazette', credit: null },
    record: {
      document: { text: TEXT, publisher: 'Larkmoor Gazette' },
      sentences: [
        { ...lead, part: 'lead' },
        { start: body.start, end: until, part: 'body' },
        { ...last, part: 'body' },
      ],
      actors: [
        actor('a1', 'Iraqi troops', ['Iraqi troops', 'they', 'They']),
        actor('a2', 'Kuwait', ['Kuwait']),
        actor('a3', 'Iranian radio', ['Iranian radio'], { kind: 'media', code: 'IRNJRN' }),
        actor('a4', 'Kuwaiti minister', ['Kuwaiti minister'], { role: 'minister', code: 'KWTGOV' }),
        actor('a5', 'Cairo', ['CAIRO']),
      ],
      events: [
        event('e1', 'invaded', { place: 'p1', time: 't1', said_by: ['c1', 'c2'] }),
        event('e2', 'killed', { recipient: [], tolls: ['q1'], said_by: ['c1', 'c2'] }),
        event('e3', 'left', { sentence: 2, recipient: [] }),
      ],
      relations: [],
      tolls: [
        {
          id: 'q1',
          uid: 'u-q1',
          effect: 'killed',
          unit: 'people',
          low: 20,
          high: 20,
          bound: 'exact',
          ...at('20'),
          of: [],
          perpetrator: ['a1'],
          event: 'e2',
          cumulative: false,
          subset_of: null,
          part: false,
          same_as: null,
          claims: ['c1', 'c2'],
        },
      ],
      claims: [
        claim('c1', 'said', {
          speaker: 'a3',
          speaker_span: span('Iranian radio'),
          content: [span('Iraqi troops invaded Kuwait on Thursday and killed 20 people')],
        }),
        claim('c2', 'citing', {
          speaker: 'a4',
          within: 'c1',
          hedged: true,
          speaker_span: span('a Kuwaiti minister'),
          content: [span('they came at dawn')],
        }),
        claim('c3', '“nothing”', {
          start: LENGTH - 1,
          end: LENGTH - 1,
          quote: 'direct',
          content: [span('“nothing”')],
        }),
      ],
      times: [
        {
          id: 't1',
          ...at('Thursday'),
          type: 'DATE',
          value: '1990-08-02',
          from: '1990-08-02',
          to: '1990-08-02',
          precision: 'day',
          basis: 'relative',
        },
      ],
      places: [{ id: 'p1', ...at('Kuwait'), name: 'Kuwait', country: 'KWT', basis: 'only', candidates: [] }],
    },
    parts: [
      { ...lead, part: 'lead' },
      { start: body.start, end: until, part: 'body' },
      { ...last, part: 'body' },
    ],
    verdicts: {},
    uids: { p1: 'u-p1', t1: 'u-t1' },
    happenings: {},
    entities: {},
    corrections: [],
    origin: null,
    relatives: [],
    tells_of: [],
    kept_sha256: '',
  } as unknown as ArticleTold;
}
