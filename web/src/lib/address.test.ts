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
  expect(changed(new URLSearchParams('type=ASSAULT&cursor=abc'), { sort: 'day' }).toString()).toBe(
    'type=ASSAULT&sort=day',
  );
});
it('an address carries its query', () => {
  expect(href('/happenings', { type: 'ASSAULT', once: true })).toBe('/happenings?type=ASSAULT&once=true');
});
