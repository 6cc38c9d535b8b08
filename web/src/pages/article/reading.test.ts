import { describe, expect, it } from 'vitest';
import { litPieces } from './labels';
import { leads, lights, lightsOf, lightsOfSpot } from './lighting';
import { madeArticle, TEXT } from './made';
import { namedActors } from './names';
import { safeAddress } from './origins';
import { paragraphs } from './paragraphs';
import { anchor, items, marks, passedOver, referring, settings, spotOf } from './reading';
import { entries, said } from './rule';
import { chainOf, depth, sayings } from './sayings';
import { CodePoints, cut } from './segments';
import type { ArticleTold, Part } from './told';

const told = madeArticle();
const { record } = told;
const text = new CodePoints(TEXT);
const all = marks(told);
const rows = items(record);
const row = (id: string) => rows.find((item) => item.row.id === id)!;
const wordsOf = (place: number) => text.slice(all[place]!.start, all[place]!.end);
const litBy = (id: string) =>
  [...lights(record, all, row(id))].map(([place, light]) => [
    wordsOf(place),
    light.role,
    light.label,
    light.faint,
  ]);
const words = (start: number, end: number) => text.slice(start, end);

describe('rows', () => {
  it('stand in the order of the text, a bare quotation at its own words', () => {
    expect(rows.map((item) => item.row.id)).toEqual(['e1', 'e2', 'q1', 'c1', 'c2', 'e3', 'c3']);
    expect(text.slice(anchor(row('c3')).start, anchor(row('c3')).end)).toBe('“nothing”');
  });
});

describe('marks', () => {
  it('are of the very words, also behind an emoji', () => {
    for (const [role, expected] of [
      ['event', ['invaded', 'killed', 'left']],
      ['figure', ['20']],
      ['place', ['Kuwait']],
      ['time', ['Thursday']],
    ] as const)
      expect(all.flatMap((mark, place) => (mark.role === role ? [wordsOf(place)] : []))).toEqual(expected);
  });
  it('give a party its role only in the sentence of the deed', () => {
    const roles = Object.fromEntries(
      all.flatMap((mark, place) => (mark.layer === 'parties' ? [[wordsOf(place), mark.role]] : [])),
    );
    expect(roles).toMatchObject({
      'Iraqi troops': 'actor',
      Kuwait: 'recipient',
      They: 'actor',
      'Iranian radio': 'party',
      CAIRO: 'party',
    });
  });
});

describe('a row that is chosen', () => {
  it('lights its words, those who take part, place, time, and the chain of who says so', () => {
    const lit = litBy('e1');
    expect(lit).toContainEqual(['invaded', 'event', 'Assault', false]);
    expect(lit).toContainEqual(['Iraqi troops', 'actor', 'actor', false]);
    expect(lit).toContainEqual(['Kuwait', 'recipient', 'recipient', false]);
    expect(lit).toContainEqual(['Kuwait', 'place', 'place', false]);
    expect(lit).toContainEqual(['Thursday', 'time', 'time', false]);
    expect(lit.filter(([, role]) => role === 'cue').map(([said]) => said)).toEqual(['said', 'citing']);
    expect(lit.filter(([, role]) => role === 'speaker').map(([said]) => said)).toEqual([
      'Iranian radio',
      'a Kuwaiti minister',
    ]);
    expect(lit).toContainEqual(['They', 'actor', '', true]);
  });
  it('lights a party where it was named last, when its own sentence does not', () => {
    const moved = structuredClone(told);
    moved.record.actors[0]!.mentions.pop();
    const again = marks(moved);
    const lit = [
      ...lights(
        moved.record,
        again,
        items(moved.record).find((item) => item.row.id === 'e3')!,
      ),
    ];
    const strong = lit.filter(([, light]) => light.role === 'actor' && !light.faint);
    expect(strong.map(([place]) => text.slice(again[place]!.start, again[place]!.end))).toEqual(['they']);
  });
  it('lights with a figure its event and by whom, with a claim what is known by it', () => {
    expect(litBy('q1')).toContainEqual(['20', 'figure', 'killed', false]);
    expect(litBy('q1')).toContainEqual(['Iraqi troops', 'actor', 'by whom', false]);
    expect(
      litBy('c1')
        .filter(([, role]) => role === 'event')
        .map(([said]) => said),
    ).toEqual(['invaded', 'killed']);
  });
  it('lights all words for an actor with the reasons', () => {
    const lit = [
      ...lightsOf(
        record,
        all,
        settings(told).find((one) => one.row.id === 'a1')!,
      ),
    ].map(([place, light]) => [wordsOf(place), light.label]);
    expect(lit).toEqual([
      ['Iraqi troops', 'name'],
      ['they', 'pronoun: group before'],
      ['They', 'pronoun: group before'],
    ]);
  });
});

describe('an actor, a place, a time', () => {
  const setting = (id: string) => settings(told).find((one) => one.row.id === id)!;
  it('has a uid by which it is judged, a place that somebody gave has none', () => {
    expect(['a1', 'p1', 't1'].map((id) => setting(id).uid)).toEqual(['u-a1', 'u-p1', 'u-t1']);
    const given = structuredClone(told);
    given.record.places.push({ ...given.record.places[0]!, id: 'p2', basis: 'corrected' });
    expect(settings(given).find((one) => one.row.id === 'p2')!.uid).toBe('p2');
  });
  it('leads to the rows that refer to it', () => {
    expect(referring(record, setting('a1'))).toEqual(['u-e1', 'u-e2', 'u-e3', 'u-q1']);
    expect(referring(record, setting('a4'))).toEqual(['u-c2']);
    expect(referring(record, setting('p1'))).toEqual(['u-e1']);
    expect(referring(record, setting('t1'))).toEqual(['u-e1']);
  });
  it('lights its words and what happened there or then', () => {
    const lit = [...lightsOf(record, all, setting('p1'))].map(([place, light]) => [
      wordsOf(place),
      light.role,
      light.label,
    ]);
    expect(lit).toEqual([
      ['invaded', 'event', 'Assault'],
      ['Kuwait', 'place', 'place'],
    ]);
  });
});

describe('words', () => {
  const blocks = paragraphs(text, told.parts);
  const pieces = cut(text, blocks, all);
  const piece = (said: string) => pieces.flat().find((one) => one.text === said)!;
  it('lead first to what stands there itself, then to what they take part in', () => {
    expect(leads(all, piece('20').spans)).toEqual(['u-q1', 'u-c1']);
    expect(leads(all, piece('Iraqi troops').spans)).toEqual(['u-e1', 'u-e2', 'u-c1', 'u-a1']);
    expect(leads(all, piece('Kuwait').spans)[0]).toBe('u-e1');
    expect(leads(all, piece('CAIRO').spans)).toEqual(['u-a5']);
    expect(leads(all, piece('Thursday').spans)).toEqual(['u-e1', 'u-c1', 'u-t1']);
  });
  it('have one label where they begin, which ends before the next', () => {
    const lit = litPieces(pieces, lights(record, all, row('e1')), (mark) => all[mark]!.start);
    const labelled = [...lit].filter(([, one]) => one.label);
    const shown = labelled.map(([key, one]) => {
      const [block, place] = key.split('.').map(Number);
      return [pieces[block!]![place!]!.text, one.label];
    });
    expect(shown).toContainEqual(['Iraqi troops', 'actor']);
    expect(shown).toContainEqual(['Kuwait', 'recipient']);
    expect(shown).toContainEqual(['Thursday', 'time']);
    const cramped = [
      { text: 'a', start: 0, end: 1, spans: [0] },
      { text: ' b', start: 1, end: 3, spans: [1] },
    ];
    const two = new Map(
      [0, 1].map((mark) => [mark, { role: 'place', label: 'place', faint: false } as const]),
    );
    expect([...litPieces([cramped], two, (mark) => mark).values()].map((one) => one.room)).toEqual([
      expect.closeTo(0.4),
      null,
    ]);
  });
});

describe('paragraphs', () => {
  const part = (start: number, end: number, kind: string): Part => ({ start, end, part: kind }) as Part;
  it('join a dateline with its sentence and leave nothing out', () => {
    expect(paragraphs(text, told.parts).map((each) => each.part)).toEqual(['body', 'body']);
    const loose = new CodePoints('Menu\nHead\n\nBody of it.\nFooter');
    expect(
      paragraphs(loose, [part(5, 9, 'headline'), part(11, 22, 'body')]).map((each) => [
        loose.slice(each.start, each.end),
        each.part,
      ]),
    ).toEqual([
      ['Menu', 'unread'],
      ['Head', 'headline'],
      ['Body of it.', 'body'],
      ['Footer', 'unread'],
    ]);
  });
  it('of a text without parts are its lines', () => {
    expect(paragraphs(new CodePoints('one\n\ntwo'), []).map((each) => each.part)).toEqual([
      'unread',
      'unread',
    ]);
  });
});

describe('who says so', () => {
  it('is a tree, a claim within a claim', () => {
    const tree = sayings(record, words, ['c1', 'c2']);
    expect(tree.map((each) => each.speaker)).toEqual(['Iranian radio']);
    expect(tree[0]!.within.map((each) => [each.speaker, each.claim.hedged])).toEqual([
      ['Kuwaiti minister', true],
    ]);
    expect(depth(tree)).toBe(2);
    expect(sayings(record, words, ['c3'])[0]!.speaker).toBe('someone unnamed');
  });
  it('of a claim begins with those who report it, and ends in a circle', () => {
    expect(chainOf(record, record.claims[1]!)).toEqual(['c1', 'c2']);
    const round = structuredClone(record);
    round.claims[0]!.within = 'c2';
    expect(chainOf(round, round.claims[1]!)).toEqual(['c1', 'c2']);
  });
});

describe('a rule', () => {
  it('says its table, its entry and what it asks for', () => {
    const [frame, more] = entries(
      'frames.csv:give up/object=weapon|gun subject!=police -with passive + agree',
    );
    expect(frame).toMatchObject({ table: 'frames.csv', own: false, entry: 'give up' });
    expect(frame!.conditions.map(said)).toEqual([
      'object is weapon, gun',
      'subject is none of police',
      'no with',
      'passive',
    ]);
    expect(more!.entry).toBe('agree');
  });
  it('of the user is said to be so, and one in another form stays as it is', () => {
    expect(entries('own frames.csv:parley/any')[0]).toMatchObject({
      own: true,
      entry: 'parley',
      conditions: [],
    });
    expect(entries('invade')[0]).toMatchObject({ table: '', entry: 'invade' });
  });
});

it('an actor is told with the other words for it', () => {
  const named = namedActors(record, text);
  expect(named.map(({ actor }) => actor.name)).toEqual([
    'Iraqi troops',
    'Kuwait',
    'Iranian radio',
    'Kuwaiti minister',
  ]);
  expect(named[0]!.called).toEqual([
    { words: 'they', form: 'pronoun', rule: 'pronoun: group before', times: 2 },
  ]);
});

it.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['javascript:alert(1)', null],
  [' data:text/html,x', null],
  [null, null],
])('the address %s is followed as %s', (url, followed) => expect(safeAddress(url)).toBe(followed));

it('an article without anything read is a text', () => {
  const bare: ArticleTold = structuredClone(told);
  Object.assign(bare.record, { actors: [], events: [], tolls: [], claims: [], times: [], places: [] });
  const blocks = paragraphs(text, bare.parts);
  expect(
    cut(text, blocks, marks(bare))
      .flat()
      .map((each) => each.text)
      .join(''),
  ).toContain('invaded Kuwait');
});

describe('a stretch of the text that an address names', () => {
  it.each(['e4', '', null, '5', '5-5', '9-2', '-1-5', '1-2-3', '1.5-3'])('is none in %j', (at) =>
    expect(spotOf(at)).toBeNull(),
  );
  it('is lit whole and alone, whatever marks cut it', () => {
    const spot = spotOf('20-60')!;
    const spotted = marks(told, spot);
    const lit = lightsOfSpot(spotted);
    const pieces = cut(text, paragraphs(text, told.parts), spotted);
    const shown = pieces.flat().filter((piece) => piece.spans.some((mark) => lit.has(mark)));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.map((piece) => piece.text).join('')).toBe(text.slice(20, 60));
    expect(lightsOfSpot(marks(told)).size).toBe(0);
  });
});

describe('an article of which only a part was parsed', () => {
  const record = madeArticle().record;
  const [first, ...rest] = record.sentences;

  it('says what it is about, and how many sentences were passed over', () => {
    const document = { ...record.document, topic: 'weather' };
    const sentences = [{ ...first!, passed_over: true }, ...rest];
    expect(passedOver({ document, sentences })).toBe(
      `about the weather: 1 of ${record.sentences.length} sentences passed over`,
    );
  });

  it('says nothing where all was parsed', () => {
    expect(passedOver(record)).toBe('');
  });
});
