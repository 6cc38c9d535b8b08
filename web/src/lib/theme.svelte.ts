// Light, dark, or as the system has it; kept in this browser.

export type Theme = 'system' | 'light' | 'dark';
const KEY = 'polybius-theme';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

let chosen = $state<Theme>('system');

export const theme = {
  get chosen() {
    return chosen;
  },
};

/** Take the theme that was chosen before. */
export function restoreTheme(): void {
  const kept = localStorage.getItem(KEY) as Theme | null;
  if (kept && THEMES.includes(kept)) choose(kept);
}

/** Go on to the next theme. */
export function nextTheme(): void {
  choose(THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length]!);
}

function choose(next: Theme): void {
  chosen = next;
  localStorage.setItem(KEY, next);
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}
