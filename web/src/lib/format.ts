// How days, numbers and codes are said. What is not known is said too.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NUMBER = new Intl.NumberFormat('en');

/** 1,234 */
export const number = (value: number): string => NUMBER.format(value);

/** "1 article", "2 articles" */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** "2023-10-12" → "12 Oct 2023"; also "2023-10" and "2023". */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-');
  const named = month ? MONTHS[Number(month) - 1] : undefined;
  return [date ? String(Number(date)) : '', named ?? '', year ?? ''].filter(Boolean).join(' ');
}

/** A span of days, as short as can be: "12 Oct 2023", "12–14 Oct 2023", "Oct 2023", "day not stated". */
export function days(from: string | null | undefined, to?: string | null): string {
  if (!from && !to) return 'day not stated';
  if (!from) return `until ${day(to!)}`;
  if (!to) return `since ${day(from)}`;
  if (from === to) return day(from);
  return wholePeriod(from, to) ?? spanned(from, to);
}

function wholePeriod(from: string, to: string): string | null {
  if (!from.endsWith('-01')) return null;
  const [year, month] = from.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (to === `${from.slice(0, 8)}${last}`) return day(from.slice(0, 7));
  return month === 1 && to === `${year}-12-31` ? String(year) : null;
}

function spanned(from: string, to: string): string {
  const one = day(from).split(' ');
  const other = day(to).split(' ');
  if (one[2] !== other[2]) return `${one.join(' ')} – ${other.join(' ')}`;
  if (one[1] !== other[1]) return `${one[0]} ${one[1]} – ${other.join(' ')}`;
  return `${one[0]}–${other.join(' ')}`;
}

/** A figure with its bound in words: "at least 25", "20–30", "dozens (24 or more)". */
export function figure(low: number | null, high: number | null, bound: string): string {
  if (low === null && high === null) return 'no number';
  if (low !== null && high !== null)
    return low === high ? plain(low, bound) : `${number(low)}–${number(high)}`;
  return low !== null ? `${number(low)} or more` : `${number(high!)} or fewer`;
}

const plain = (value: number, bound: string): string =>
  bound === 'about' || bound === 'nearly' ? `${bound} ${number(value)}` : number(value);

/** "CLAIM_RESPONSIBILITY" → "claim responsibility" */
export const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** "ASSAULT" → "Assault" */
export const title = (code: string): string => {
  const said = words(code);
  return said.charAt(0).toUpperCase() + said.slice(1);
};

/** How wide a place is known: "exact to about 5 km". */
export function precision(radius: number | null | undefined): string {
  if (radius === null || radius === undefined) return 'no coordinates';
  return radius < 1 ? 'to the spot' : `within about ${number(Math.round(radius))} km`;
}

export const QUADS: Record<number, string> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
};
