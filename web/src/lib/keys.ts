// Keys as words: what was pressed, and which command a run of keys leads to. The registry is in commands.svelte.ts.

export interface Command {
  /** Keys that run it, each as `pressed` names it; "g h" is g and then h. */
  readonly keys: readonly string[];
  /** What it does, for the list of keys. */
  readonly words: string;
  readonly run: (event: KeyboardEvent) => void;
  /** It works only while the focus is in here; without it, everywhere but where one types. */
  readonly within?: () => Element | null | undefined;
  /** It also works while a dialog is open. */
  readonly modal?: boolean;
}

/** The name of a key press: "j", "?", "Enter", "Ctrl+Enter", "Shift+ArrowUp"; null for modifiers alone. */
export function pressed(event: KeyboardEvent): string | null {
  const { key } = event;
  if (['Shift', 'Control', 'Alt', 'Meta', 'Dead', 'Process'].includes(key)) return null;
  const named = key.length > 1;
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && named ? 'Shift+' : '',
    key === ' ' ? 'Space' : key,
  ].join('');
}

/** Whether keys are text where they are pressed. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[contenteditable=""], [contenteditable="true"]')) return true;
  if (target.matches('textarea, select')) return true;
  return target.matches('input:not([type="checkbox"], [type="radio"], [type="button"], [type="range"])');
}

/** The command that keys lead to, the last one given first; "begun" when it takes one key more. */
export function sought(run: readonly string[], list: readonly Command[]): Command | 'begun' | null {
  const said = run.join(' ');
  const exact = list.findLast((command) => command.keys.includes(said));
  if (exact) return exact;
  return list.some((command) => command.keys.some((keys) => keys.startsWith(`${said} `))) ? 'begun' : null;
}

const SAID: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** A key as it is shown. */
export const shown = (key: string): string =>
  key
    .split('+')
    .map((part) => SAID[part] ?? part)
    .join('+');
