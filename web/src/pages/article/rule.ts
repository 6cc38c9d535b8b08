// The entry of the codebook that fired, in words: "frames.csv:kill/object=persons|police" and what it asks for.

export interface Condition {
  readonly where: string;
  readonly not: boolean;
  readonly words: readonly string[];
}

export interface RuleEntry {
  readonly table: string;
  readonly own: boolean;
  readonly entry: string;
  readonly meaning: string;
  readonly conditions: readonly Condition[];
}

const MEANINGS: Record<string, string> = {
  frames: 'an act',
  operators: 'an act upon another act: asking, promising, refusing, threatening, saying …',
  compose: 'what the two acts make together',
};
const ENTRY = /^(own )?([\w-]+)\.csv:([^/]*)(?:\/(.*))?$/s;

/** The entries that a rule names, in the order in which they were applied. */
export function entries(rule: string): RuleEntry[] {
  return rule.split(' + ').map((part) => {
    const found = ENTRY.exec(part);
    if (!found) return { table: '', own: false, entry: part, meaning: 'joined with this', conditions: [] };
    const [, own, table, entry, rest] = found;
    return {
      table: `${table}.csv`,
      own: Boolean(own),
      entry: entry!.replaceAll('_', ' '),
      meaning: MEANINGS[table!] ?? '',
      conditions:
        rest && rest !== 'any' && table !== 'compose' ? rest.split(' ').filter(Boolean).map(condition) : [],
    };
  });
}

function condition(text: string): Condition {
  const [, absent, where, not, words] = /^(-?)([^=!]*)(!?)=?(.*)$/s.exec(text)!;
  return {
    where: where!.split('|').join(' or ').replaceAll('_', ' '),
    not: Boolean(absent || not),
    words: words ? words.split('|').map((word) => word.replaceAll('_', ' ')) : [],
  };
}

/** "object is persons, police …", "no object", "passive". */
export function said(of: Condition): string {
  if (!of.words.length) return of.not ? `no ${of.where}` : of.where;
  return `${of.where} is ${of.not ? 'none of ' : ''}${of.words.join(', ')}`;
}
