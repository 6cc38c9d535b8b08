// What is asked is answered whole, refused with a reason, or given up without a trace.
import { afterEach, expect, test, vi } from 'vitest';
import { get, Refusal, remembered } from './asking';

const answering = (response: Partial<Response>) =>
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, status: 200, ...response }));

afterEach(() => vi.unstubAllGlobals());

test('an answer is kept for going back', async () => {
  answering({ json: () => Promise.resolve({ rows: [1] }) });
  expect(await get('/kept')).toEqual({ rows: [1] });
  expect(remembered('/kept')).toEqual({ rows: [1] });
});

test('a question given up while its answer is read leaves none behind', async () => {
  const stop = new AbortController();
  answering({
    json: () => {
      stop.abort();
      return Promise.reject(new DOMException('given up', 'AbortError'));
    },
  });
  await expect(get('/given-up', stop.signal)).rejects.toThrow('given up');
  expect(remembered('/given-up')).toBeUndefined();
});

test('an answer that breaks off is refused in words, and none is kept', async () => {
  answering({ json: () => Promise.reject(new TypeError('network error')) });
  await expect(get('/broken')).rejects.toThrow(Refusal);
  expect(remembered('/broken')).toBeUndefined();
});

test('a refusal says what, where and what to do', async () => {
  const told = { what: 'no such type', where: 'type', do: 'see /codebook' };
  answering({ ok: false, status: 422, json: () => Promise.resolve(told) });
  await expect(get('/refused')).rejects.toMatchObject({
    status: 422,
    what: 'no such type',
    where: 'type',
    todo: 'see /codebook',
  });
});
