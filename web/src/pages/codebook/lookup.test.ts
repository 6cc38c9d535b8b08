import { expect, it } from 'vitest';
import { either, goldstein, grouped, narrowed, type Code, type Codebook, type Frame } from './lookup';

const code = (code: string, label: string, gdelt = -10, icews = gdelt): Code => ({
  code,
  label,
  quad: 4,
  goldstein_gdelt: gdelt,
  goldstein_icews: icews,
  type: 'ASSAULT',
  mode: '',
  context: [],
  published: '',
});
const book: Codebook = {
  quads: {},
  types: [{ type: 'ASSAULT', quad: 4, recipient_required: true, score: -9, definition: 'Uses force.' }],
  modes: [{ type: 'RETREAT', mode: 'ceasefire', score: 7, meaning: 'stops fighting' }],
  contexts: [{ context: 'human_rights', meaning: 'rights in general' }],
  codes: [code('19', 'Fight'), code('190', 'Use force'), code('020', 'Appeal')],
  statuses: [{ of: 'events', status: 'denied', meaning: 'somebody denies it' }],
  own: [
    {
      code: '1839',
      type: 'ASSAULT',
      mode: ['explosives'],
      quad: 4,
      goldstein: -10,
      events: 2,
      words: ['exploded', 'went off'],
    },
  ],
  tables: ['ac36fd9496919739'],
  scale: 'GDELT',
};
const frame = (cameo: string, ...words: string[]): Frame => ({
  words,
  kind: ['verb'],
  conditions: [],
  type: 'ASSAULT',
  mode: [],
  context: [],
  cameo,
  effect: [],
  actor: [],
  recipient: [],
  symmetric: false,
});

it('a word is looked for in names and meanings of all entries', () => {
  const found = narrowed(book, 'Force');
  expect([found.types.length, found.codes.map((one) => one.code)]).toEqual([1, ['190']]);
  expect(narrowed(book, 'human rights').contexts).toHaveLength(1);
});
it('digits are the beginning of a code, and 02 is not 2', () => {
  expect(narrowed(book, '19').codes.map((one) => one.code)).toEqual(['19', '190']);
  expect(narrowed(book, '2').codes).toEqual([]);
});
it('both Goldstein scales are named where they differ', () => {
  expect([goldstein(code('1', '', 3.4)), goldstein(code('016', '', -2, -5))]).toEqual([
    '+3.4',
    '−2 (ICEWS −5)',
  ]);
});
it('frames are put together by code, those with the word alone', () => {
  const found = grouped([frame('190', 'shell'), frame('180', 'hit'), frame('190', 'bomb')], '');
  expect(found.map((group) => [group.cameo, group.frames.length])).toEqual([
    ['180', 1],
    ['190', 2],
  ]);
  expect(grouped([frame('190', 'shell'), frame('180', 'hit')], 'SHE').map((group) => group.cameo)).toEqual([
    '190',
  ]);
});
it('alternatives are said in English', () => {
  expect([either([]), either(['a']), either(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b or c']);
});

it('codes of a user are found by their digits and by the words that give them', () => {
  expect(
    ['183', 'went off', 'explosives', 'siege', '19'].map((asked) => narrowed(book, asked).own.length),
  ).toEqual([1, 1, 1, 0, 0]);
});
