// Short messages at the foot of the page: what was done, and how to undo it.

export interface Hint {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  readonly bad: boolean;
}

const SHORT = 4000;
const LONG = 10000;
let shown = $state.raw<readonly Hint[]>([]);
let latest = 0;

/** The messages shown now; reactive. */
export const hints = {
  get shown() {
    return shown;
  },
};

/** Say what was done; with `undo`, a button takes it back. It stays longer when there is something to do. */
export function hint(text: string, { undo, bad = false }: { undo?: () => void; bad?: boolean } = {}): void {
  latest += 1;
  const made: Hint = { id: latest, text, undo, bad };
  shown = [...shown.slice(-2), made];
  setTimeout(() => dismiss(made.id), undo || bad ? LONG : SHORT);
}

/** Take a message away. */
export function dismiss(id: number): void {
  shown = shown.filter((one) => one.id !== id);
}

/** Take back what the last message offers to. */
export function undoLast(): void {
  const last = shown.findLast((one) => one.undo);
  if (!last) return;
  dismiss(last.id);
  last.undo!();
}

/** Put a text on the clipboard, and say so. */
export async function copy(text: string, said = 'Copied'): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    hint(said);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    hint(`Your browser does not let pages copy. It is: ${text}`, { bad: true });
  }
}
