// Reasons given before, the last one first; kept in this browser.
const KEY = 'polybius-reasons';
const MOST = 12;

/** The reasons that were given here before, the last one first. */
export function reasons(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Keep a reason for the next time. */
export function remember(reason: string): void {
  const given = reason.trim();
  if (!given) return;
  const kept = [given, ...reasons().filter((one) => one !== given)].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(kept));
}
