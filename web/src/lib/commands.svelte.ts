// The commands that keys run now: pages and parts give theirs while they are shown, and "?" lists them.
import { untrack } from 'svelte';
import { pressed, sought, typing, type Command } from './keys';

export type { Command } from './keys';

interface Group {
  readonly title: string;
  readonly list: readonly Command[];
}

const PATIENCE = 1200;
let groups = $state.raw<readonly Group[]>([]);
let run: readonly string[] = [];
let last = 0;

/** What can be done with keys now, by group; reactive. */
export const known = {
  get groups() {
    return groups;
  },
};

/** Give commands while a component is shown; call it while the component is made. */
export function commands(title: string, list: readonly Command[]): void {
  $effect(() => {
    const group = { title, list };
    untrack(() => (groups = [...groups, group]));
    return () => (groups = groups.filter((one) => one !== group));
  });
}

/** Take the key presses of the whole page; call it once. Gives what ends it. */
export function listenKeys(): () => void {
  addEventListener('keydown', heard);
  return () => removeEventListener('keydown', heard);
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = pressed(event);
  if (!key || (typing(event.target) && key !== 'Escape' && !key.startsWith('Ctrl+'))) return;
  const tried = event.timeStamp - last < PATIENCE ? [...run, key] : [key];
  const list = usable(event);
  const found = sought(tried, list) ?? sought([key], list);
  run = found === 'begun' ? tried : [];
  last = event.timeStamp;
  if (!found || found === 'begun') return;
  event.preventDefault();
  found.run(event);
}

function usable(event: KeyboardEvent): readonly Command[] {
  const modal = document.querySelector('dialog[open]') !== null;
  const target = event.target instanceof Node ? event.target : null;
  return groups
    .flatMap((group) => group.list)
    .filter(
      (command) => (!modal || command.modal) && (!command.within || command.within()?.contains(target)),
    );
}
