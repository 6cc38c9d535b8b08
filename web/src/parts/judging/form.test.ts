import { describe, expect, it } from 'vitest';
import { alike, changesOf, choicesOf, draftOf, linesOf, told, typed } from './form';
import type { Editable, JudgedRow } from './types';

const field = (name: string, form: Editable['form'], more: Partial<Editable> = {}): Editable => ({
  of: 'event',
  field: name,
  form,
  meaning: '',
  empty: false,
  open: true,
  rows: '',
  values: [],
  ...more,
});
const row = {
  uid: 'e1',
  kind: 'event',
  fields: [
    { field: 'status', coded: 'actual', now: 'denied' },
    { field: 'actor', coded: ['a1', 'a2'], now: ['a1', 'a2'] },
    { field: 'symmetric', coded: false, now: false },
  ],
  rows: [
    { uid: 'a1', kind: 'actor', text: 'Iran' },
    { uid: 'a2', kind: 'actor', text: 'Israel' },
  ],
} as unknown as JudgedRow;
const fields = [field('status', 'choice'), field('actor', 'rows'), field('symmetric', 'yes')];

describe('a form', () => {
  const lines = linesOf(row, fields);
  it('begins with what the row holds, and nothing is changed', () => {
    expect(draftOf(lines)).toEqual({ status: 'denied', actor: ['a1', 'a2'], symmetric: false });
    expect(changesOf(lines, draftOf(lines))).toEqual({});
  });
  it('gives only what was changed', () => {
    expect(changesOf(lines, { ...draftOf(lines), status: 'possible', actor: ['a2', 'a1'] })).toEqual({
      status: 'possible',
    });
  });
  it('tells values in words', () => {
    expect([
      told(['a1', 'a2'], row),
      told(null, row),
      told(false, row),
      told({ name: 'Basra' }, row),
    ]).toEqual(['Iran, Israel', 'nothing', 'no', 'Basra']);
  });
});

it('values that say the same are alike', () => {
  expect([alike(null, undefined), alike(['a', 'b'], ['b', 'a']), alike('1', 1)]).toEqual([true, true, false]);
});

it('what is typed into a number is a number, and nothing is nothing', () => {
  const low = field('low', 'whole', { empty: true });
  expect([typed(' 12 ', low), typed('', low), typed('many', low), typed('', field('code', 'text'))]).toEqual([
    12,
    null,
    'many',
    '',
  ]);
});

it('modes are those of the chosen type', () => {
  const mode = field('mode', 'choices', {
    values: [
      { value: 'visit', meaning: '', of: 'CONSULT' },
      { value: 'aerial', meaning: '', of: 'ASSAULT' },
    ],
  });
  expect(choicesOf(mode, { type: 'ASSAULT' }).map((one) => one.value)).toEqual(['aerial']);
});
