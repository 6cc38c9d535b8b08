import { expect, it } from 'vitest';
import { changed, href } from './address.svelte';

it('a query keeps what is not changed and takes away what is emptied', () => {
  const query = changed(new URLSearchParams('type=ASSAULT&country=IRQ'), {
    country: null,
    status: ['actual', 'denied'],
  });
  expect(query.toString()).toBe('type=ASSAULT&status=actual&status=denied');
});
it('a changed query begins a list anew', () => {
  expect(
    changed(new URLSearchParams('type=ASSAULT&cursor=abc&rows=150&at=e1'), { sort: 'day' }).toString(),
  ).toBe('type=ASSAULT&sort=day');
});
it('another row of a list keeps the list', () => {
  expect(changed(new URLSearchParams('type=ASSAULT&rows=150&at=e1'), { at: 'e2' }).toString()).toBe(
    'type=ASSAULT&rows=150&at=e2',
  );
});
it('a map that is moved keeps the list, and stays where it is when another question is asked', () => {
  const query = new URLSearchParams('type=ASSAULT&rows=150&at=e1');
  const moved = changed(query, { map: '1,2,3' });
  expect(moved.toString()).toBe('type=ASSAULT&rows=150&at=e1&map=1%2C2%2C3');
  expect(changed(moved, { type: 'AID' }).toString()).toBe('map=1%2C2%2C3&type=AID');
});
it('names with any sign are parts of an address', () => {
  expect(href('/sources/What? 100% #1/London')).toBe('/sources/What%3F%20100%25%20%231/London');
});
it('an address carries its query', () => {
  expect(href('/happenings', { type: 'ASSAULT', once: true })).toBe('/happenings?type=ASSAULT&once=true');
});
