// What a person judges of a happening: which mentions are one and which are not. Each judgement can be taken back.
import { go } from '../../lib/address.svelte';
import { post, Refusal } from '../../lib/api/asking';
import type { components } from '../../lib/api/schema';
import { hint } from '../../lib/hints.svelte';
import type { Report } from './chains';

export type Act = components['schemas']['JudgementGiven']['act'];
type Made = components['schemas']['JudgementMade'];

const DONE: Record<Act, string> = {
  same: 'Judged to be the same',
  'not same': 'Judged not to be the same',
  merge: 'Merged into one happening',
  split: 'Split off into a happening of its own',
};

/** The accounts that are chosen to be taken out. */
export class Choice {
  names = $state.raw<readonly string[]>([]);

  has(report: Report, uid: string): boolean {
    return this.names.includes(named(report.id, uid));
  }
  turn(report: Report, uid: string): void {
    const name = named(report.id, uid);
    this.names = this.names.includes(name) ? this.names.filter((one) => one !== name) : [...this.names, name];
  }
  clear(): void {
    this.names = [];
  }
}

/** A mention as a judgement names it; with its article, since two articles may have one text. */
export const named = (article: string, uid: string): string => `${article}:${uid}`;

/** Judge, say so with a way back, and go to where the happening is now; `done` when the page is to be read anew. */
export async function judge(
  act: Act,
  asked: readonly string[],
  reason: string,
  here: string,
  done: () => void,
): Promise<boolean> {
  const made = await sent('/judgements', { act, asked, reason });
  if (!made) return false;
  const number = made.judgement.id;
  hint(DONE[act], { undo: () => void takeBack(number, 'taken back at once', done) });
  const moved = Object.values(made.now).find((id) => id !== null);
  if (act === 'merge' && moved && moved !== here) go(`/happenings/${moved}`);
  done();
  return true;
}

/** Take a judgement back; it stays on record. */
export async function takeBack(judgement: number, reason: string, done: () => void): Promise<boolean> {
  const made = await sent(`/judgements/${judgement}/undo`, { reason });
  if (made) hint('Taken back');
  if (made) done();
  return made !== null;
}

async function sent(path: string, body: unknown): Promise<Made | null> {
  try {
    return await post<Made>(path, body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    hint([error.what, error.where, error.todo].filter(Boolean).join(' · '), { bad: true });
    return null;
  }
}
