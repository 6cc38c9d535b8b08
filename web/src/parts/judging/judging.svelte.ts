// Judging: what is said goes to the desk at once, is told with an undo, and can be taken back in the order it was said.
import { untrack } from 'svelte';
import { post, Refusal } from '../../lib/api/asking';
import { hint } from '../../lib/hints.svelte';
import { session } from '../../lib/session.svelte';
import { remember } from './reasons';
import type { CorrectionsTold, HappeningAct, JudgedRow, JudgementMade, Value, Verdict } from './types';

export interface Said {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly edits?: Readonly<Record<string, Value>>;
  /** What had been said of the row when it was looked at: nothing is written when that has changed. */
  readonly state?: string;
  readonly blind?: boolean;
  readonly decides?: boolean;
  /** The article of a place or time, which no list names by its uid. */
  readonly article?: number;
}

/** Something done here that can be taken back. */
interface Done {
  readonly words: string;
  readonly undo: () => Promise<void>;
}

export const SAID: Record<Verdict, string> = { accept: 'Accepted', reject: 'Rejected', edit: 'Edited' };
let done = $state.raw<readonly Done[]>([]);
let changes = $state(0);
let writing = $state(0);

/** Counts what was judged or taken back here; whoever shows judged rows asks anew when it changes. */
export const judged = {
  get changes() {
    return changes;
  },
  /** Whether something is on its way to the desk: until it is written, keys are not for what it is said of. */
  get writing() {
    return writing > 0;
  },
  /** How many of what was said here stand. */
  get made() {
    return done.length;
  },
};

/** Ask anew when something was judged or taken back here; call it while a component is made. */
export function whenJudged(again: () => void): void {
  let seen = changes;
  $effect(() => {
    if (changes === seen) return;
    seen = changes;
    untrack(again);
  });
}

/** Say something of a row; the row as it is then, or null when it was not written (and why has been told). */
export async function judgeRow(uid: string, words: string, said: Said): Promise<JudgedRow | null> {
  const { reason = '', ...rest } = said;
  const told = await sent<CorrectionsTold>('/corrections', { uid, reason, ...rest });
  if (!told) return null;
  remember(reason);
  const ids = told.made.map((one) => one.id);
  finish(`${SAID[said.verdict]}: ${words}`, async () => {
    for (const id of ids.toReversed()) await post(`/corrections/${id}/undo`, { reason: '' });
  });
  return told.row ?? null;
}

/** Judge which mentions are one happening; where they are then, or null when it was not written. */
export async function judgeHappenings(
  act: HappeningAct,
  asked: readonly string[],
  reason: string,
  words: string,
): Promise<JudgementMade | null> {
  const made = await sent<JudgementMade>('/judgements', { act, asked, reason });
  if (!made) return null;
  remember(reason);
  const id = made.judgement.id;
  finish(words, async () => {
    await post(`/judgements/${id}/undo`, { reason: '' });
  });
  return made;
}

/** Take back the last thing that was done here and stands. */
export async function undoLatest(): Promise<void> {
  const last = done.at(-1);
  if (last) await undo(last);
  else hint('There is nothing to undo here; the log has all that was done before.');
}

/** Take back something from the log, also of others. */
export async function undoLogged(path: string, words: string, reason = ''): Promise<void> {
  if (await sent(`${path}/undo`, { reason })) {
    changes += 1;
    hint(`Taken back: ${words}`);
  }
}

function finish(words: string, back: () => Promise<void>): void {
  const one: Done = { words, undo: back };
  done = [...done, one];
  changes += 1;
  hint(words, { undo: () => void undo(one) });
}

async function undo(one: Done): Promise<void> {
  if (!done.includes(one)) return;
  done = done.filter((other) => other !== one);
  try {
    await one.undo();
    hint(`Taken back: ${one.words}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(error);
  }
  changes += 1;
}

async function sent<Answer>(path: string, body: unknown): Promise<Answer | null> {
  writing += 1;
  try {
    return await post<Answer>(path, body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(error);
    return null;
  } finally {
    writing -= 1;
  }
}

function refused(refusal: Refusal): void {
  if (refusal.status === 401) session.asking = true;
  const told = [refusal.what, refusal.todo].filter(Boolean).join('; ');
  hint(told.charAt(0).toUpperCase() + told.slice(1), { bad: true });
  if (refusal.status === 409) changes += 1;
}
