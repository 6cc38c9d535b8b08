import { expect, it } from 'vitest';
import {
  countOf,
  fieldsOf,
  otherwise,
  readAt,
  valueOf,
  type Compared,
  type Run,
  type RunChange,
} from './changes';
import { madeWith } from '../../lib/manifest';

const run = (more: Partial<Run['manifest']>): Run => ({
  id: 1,
  hash: 'abcd',
  day: '1990-08-02',
  articles: 1,
  shown: 1,
  manifest: {
    version: '1',
    codebook: 'c',
    lexicon: 'l',
    gazetteer: '',
    model: 'm',
    model_version: '3',
    goldstein: 'GDELT',
    thorough: false,
    ...more,
  },
});
const change = (more: Partial<RunChange>): RunChange => ({
  change: 'changes',
  kind: 'event',
  uid: 'u1',
  article: 1,
  name: 'a',
  title: null,
  publisher: null,
  published: null,
  start: 0,
  end: 1,
  words: 'w',
  sentence: 'w',
  fields: [
    { field: 'status', before: 'denied', after: 'actual' },
    { field: 'place', before: null, after: null },
  ],
  why: [],
  ...more,
});

it('a run is told by what made it, and what is unknown is left out', () => {
  expect(madeWith(run({}).manifest).map(([title]) => title)).not.toContain('gazetteer');
  expect(otherwise(run({}), run({ version: '2', lexicon: 'k' }))).toEqual(['Polybius', 'lexicon']);
});
it('changes are counted by kind and sort', () => {
  const compared = { counts: [{ kind: 'event', change: 'appears', count: 3 }] } as unknown as Compared;
  expect([countOf(compared, 'event', 'appears'), countOf(compared, 'claim', 'appears')]).toEqual([3, 0]);
});
it('what is not there is said', () => expect([valueOf(null), valueOf('')]).toEqual(['not there', 'nothing']));
it('of a row that comes or goes the empty fields are not told', () => {
  expect(fieldsOf(change({ change: 'appears' }))).toHaveLength(1);
  expect(fieldsOf(change({}))).toHaveLength(2);
});
it('a row that is gone is not pointed at in its article', () => {
  expect([readAt(change({ change: 'vanishes' })).at, readAt(change({})).at]).toEqual([null, 'u1']);
});
