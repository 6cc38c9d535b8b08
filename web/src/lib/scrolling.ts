// Where a page was scrolled to is kept with its step in the history, and found again on the way back.

const TRIES_MS = 2500;
let kept: ReturnType<typeof setTimeout> | undefined;
let trying = 0;

interface Kept {
  readonly scrolled?: number;
}

/** Keep how far the page is scrolled, now and later; call it once. */
export function keepScroll(): void {
  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => {
    clearTimeout(kept);
    kept = setTimeout(rememberScroll, 120);
  });
  for (const name of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    addEventListener(name, () => cancelAnimationFrame(trying), { passive: true });
  const reloaded = (history.state as Kept | null)?.scrolled ?? 0;
  if (reloaded) scrollBack(reloaded);
}

/** Write how far the page is scrolled into its step of the history. */
export function rememberScroll(): void {
  clearTimeout(kept);
  history.replaceState({ ...(history.state as Kept | null), scrolled: Math.round(scrollY) }, '');
}

/** Scroll to where a step of the history was left, as soon as the page is that long again. */
export function scrollBack(to: number = (history.state as Kept | null)?.scrolled ?? 0): void {
  const until = performance.now() + TRIES_MS;
  const attempt = (): void => {
    const longest = document.documentElement.scrollHeight - innerHeight;
    window.scrollTo(0, Math.min(to, longest));
    if (longest < to && performance.now() < until) trying = requestAnimationFrame(attempt);
  };
  cancelAnimationFrame(trying);
  trying = requestAnimationFrame(attempt);
}
