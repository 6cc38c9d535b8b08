import { expect, it } from 'vitest';
import { found, type Route } from './routes';

const routes = ['/', '/happenings', '/happenings/:id', '/sources/:name*'].map((path): Route => ({
  path,
  title: path,
  load: () => Promise.reject(new Error('not loaded here')),
}));

it.each([
  ['/', '/', {}],
  ['/happenings', '/happenings', {}],
  ['/happenings/', '/happenings', {}],
  ['/happenings/h12', '/happenings/:id', { id: 'h12' }],
  ['/sources/The Herald/London', '/sources/:name*', { name: 'The Herald/London' }],
])('%s leads to the page %s', (path, pattern, props) => {
  expect(found(path, routes)).toEqual({ route: expect.objectContaining({ path: pattern }), props });
});

it.each(['/nowhere', '/happenings/h12/more', '/sources'])('%s leads nowhere', (path) => {
  expect(found(path, routes)).toBeNull();
});
