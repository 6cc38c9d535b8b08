// Who is at the desk: nobody until a token is shown; the cookie that stands for it is out of the reach of scripts.
import { get, post, Refusal } from './api/asking';
import type { components } from './api/schema';

export type Session = components['schemas']['Session'];

let told = $state.raw<Session>();
let dialog = $state(false);
let asking: Promise<void> | undefined;

/** The desk and who is at it; reactive, undefined until it is known. */
export const session = {
  get now() {
    return told;
  },
  get name() {
    return told?.editor ?? null;
  },
  get mayWrite() {
    return told?.may_write ?? false;
  },
  /** Whether the dialog for a token is open. */
  get asking() {
    return dialog;
  },
  set asking(open: boolean) {
    dialog = open;
  },
};

/** Ask who is at the desk, once. */
export function knowSession(): void {
  asking ??= readSession();
}

async function readSession(): Promise<void> {
  try {
    told = await get<Session>('/session');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    asking = undefined;
  }
}

/** Show a token. Throws `Refusal`. */
export async function logIn(token: string): Promise<void> {
  await post('/session', { token });
  await readSession();
}

/** End the session. Throws `Refusal`. */
export async function logOut(): Promise<void> {
  await post('/session', {}, 'DELETE');
  await readSession();
}
