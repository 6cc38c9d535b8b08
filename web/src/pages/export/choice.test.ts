import { expect, it } from 'vitest';
import { choiceOf, lossesOf, offersOf, partOf, questionOf, type Format } from './choice';

const csv: Format = {
  name: 'csv',
  title: 'CSV',
  target: 'either',
  ending: '.csv',
  carries: 'folder: all tables; one file: a row for each mention',
  loses: ['the bytes', 'one file: relations'],
  status: 'yes',
  dated: 'open',
  ruled: false,
};
const asked = (query: string): string => {
  const given = new URLSearchParams(query);
  return questionOf(given, choiceOf(given));
};

it('the question has the filters of the address and what is unusual of the choice', () => {
  expect(asked('type=AID&format=acled&rule=range&sort=day&at=x')).toBe('?type=AID');
  expect(asked('format=acled&rule=latest&anonymous=true&dated_by=published')).toBe(
    '?rule=latest&anonymous=true&dated_by=published',
  );
  expect(asked('')).toBe('');
});
it('what only happenings have makes it an export of happenings', () => {
  expect(asked('origins=2')).toBe('?origins=2&of=happenings');
  expect(asked('of=happenings&type=AID')).toBe('?type=AID&of=happenings');
});
it('tables are asked of CSV alone', () => {
  expect(asked('format=csv&tables=true')).toBe('?tables=true');
  expect(asked('format=acled&tables=true')).toBe('');
});
it('a format of two shapes is offered as both, each with its own words', () => {
  const [one, all] = offersOf([csv]);
  expect([one!.name, all!.name]).toEqual(['CSV, one table', 'CSV, all tables']);
  expect([partOf(csv.carries, one!), partOf(csv.carries, all!)]).toEqual([
    'a row for each mention',
    'all tables',
  ]);
  expect([lossesOf(one!), lossesOf(all!)]).toEqual([['the bytes', 'relations'], ['the bytes']]);
});
