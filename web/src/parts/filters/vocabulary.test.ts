import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STATUSES, TYPES } from './vocabulary';

const record = readFileSync('../src/polybius/vocabulary/record.py', 'utf8');
const literal = (name: string): string[] => {
  const body = new RegExp(`^${name} = Literal\\[([^\\]]+)\\]`, 'm').exec(record)![1]!;
  return [...body.matchAll(/"([^"]+)"/g)].map((found) => found[1]!);
};

it('types and statuses are those of the record', () => {
  expect([...TYPES]).toEqual(literal('EventType'));
  expect([...STATUSES]).toEqual(literal('Status'));
});
