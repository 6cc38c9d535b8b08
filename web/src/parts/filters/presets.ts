// Spans of days that are asked for often, counted back from the last day of the workspace.

export interface Preset {
  readonly title: string;
  readonly since: string | null;
  readonly until: string | null;
}

const DAY = 86_400_000;

/** Presets that end at a day; the last of them is all days. */
export function presets(last: string): readonly Preset[] {
  const back = (days: number): string =>
    new Date(Date.parse(last) - (days - 1) * DAY).toISOString().slice(0, 10);
  const year = Number(last.slice(0, 4));
  return [
    { title: 'Last 7 days', since: back(7), until: last },
    { title: 'Last 30 days', since: back(30), until: last },
    { title: 'Last 12 months', since: back(365), until: last },
    { title: String(year), since: `${year}-01-01`, until: `${year}-12-31` },
    { title: String(year - 1), since: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
    { title: 'All days', since: null, until: null },
  ];
}

/** A day as it is typed, as the API has it: "1990-8-2", "8/1990" and "1990" too; null when it is none. */
export function dayOf(text: string): string | null {
  const turned = text.trim().replace(/^(\d{1,2})[/.](\d{4})$/, '$2-$1');
  const found = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(turned);
  if (!found) return null;
  const [year, month, date] = [found[1]!, found[2], found[3]];
  const iso = [year, month?.padStart(2, '0'), date?.padStart(2, '0')].filter(Boolean).join('-');
  const whole = `${iso}${'-01'.repeat(3 - iso.split('-').length)}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole) ? iso : null;
}
