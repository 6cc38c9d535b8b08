// Questions to the JSON API. Answers are kept for a moment, so that going back is immediate.

export const API = '/api/v1';
const KEPT = 60;

/** What the API answers when it cannot: what is wrong, where, and what to do. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
    readonly where: string = '',
    readonly todo: string = '',
    /** How that is now which somebody has changed meanwhile. */
    readonly now: unknown = undefined,
  ) {
    super(what);
  }
}

const kept = new Map<string, unknown>();

/** The answer to a question; `path` begins behind /api/v1. Throws `Refusal`. */
export async function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const answer = (await send(path, { signal: signal ?? null })) as Answer;
  kept.delete(path);
  kept.set(path, answer);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return answer;
}

/** The last answer to a question, if it is still here. */
export function remembered<Answer>(path: string): Answer | undefined {
  return kept.get(path) as Answer | undefined;
}

/** Change something: the token is in a cookie that scripts cannot read. Forgets all answers. Throws `Refusal`. */
export async function post<Answer>(path: string, body: unknown = {}, method = 'POST'): Promise<Answer> {
  const answer = await send(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  kept.clear();
  return answer as Answer;
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(API + path, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
    });
    if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null));
    return response.status === 204 ? null : await response.json();
  } catch (error) {
    if (error instanceof Refusal || init.signal?.aborted) throw error;
    throw new Refusal(
      0,
      'the server does not answer',
      location.host,
      'see whether polybius serve is still running',
    );
  }
}

function refusalOf(status: number, body: unknown): Refusal {
  const told = (body ?? {}) as { what?: string; where?: string; do?: string; now?: unknown };
  return new Refusal(status, told.what ?? `the server answered ${status}`, told.where, told.do, told.now);
}
