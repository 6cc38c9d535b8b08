// The form of a row: what each field holds while it is edited, and what has changed in the end.
import type { Editable, JudgedRow, Kind, Value } from './types';

export interface Line {
  readonly field: Editable;
  readonly coded: Value;
  readonly now: Value;
}

export type Draft = Record<string, Value>;

/** The fields of a row with how they are edited, in the order of the record. */
export function linesOf(row: JudgedRow, fields: readonly Editable[]): readonly Line[] {
  return row.fields.flatMap(({ field, coded, now }) => {
    const found = fields.find((one) => one.of === row.kind && one.field === field);
    return found ? [{ field: found, coded, now }] : [];
  });
}

/** What the fields hold before anything is changed. */
export const draftOf = (lines: readonly Line[]): Draft =>
  Object.fromEntries(lines.map((line) => [line.field.field, line.now]));

/** Whether two values say the same; the order of several does not matter where they are choices or rows. */
export function alike(one: Value, other: Value): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The fields that hold something else than before. */
export function changesOf(lines: readonly Line[], draft: Draft): Draft {
  const changed = lines.filter((line) => !alike(line.now, draft[line.field.field]));
  return Object.fromEntries(changed.map((line) => [line.field.field, draft[line.field.field] ?? null]));
}

/** A value as it is shown; rows that it refers to by what they are called. */
export function told(value: Value, row: JudgedRow): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.map((one) => told(one, row)).join(', ') || 'nothing';
  if (typeof value === 'object') {
    const made = value as Record<string, unknown>;
    return String(made['name'] ?? [made['from'], made['to']].filter(Boolean).join(' to '));
  }
  return row.rows.find((one) => one.uid === value)?.text ?? String(value);
}

/** The rows of the article that a field can name. */
export const candidates = (row: JudgedRow, kind: string): JudgedRow['rows'] =>
  row.rows.filter((one) => one.kind === (kind as Kind) && one.uid !== row.uid);

/** The choices of a field; modes and codes are those of the type that is chosen, as far as it has any. */
export function choicesOf(field: Editable, draft: Draft): Editable['values'] {
  if (field.field !== 'mode') return field.values;
  const fitting = field.values.filter((one) => one.of === draft['type']);
  return fitting;
}

/** What was typed as the value of a field: a number where it is one, nothing where it is empty. */
export function typed(text: string, field: Editable): Value {
  const plain = text.trim();
  if (!plain) return field.empty ? null : '';
  if (field.form !== 'number' && field.form !== 'whole') return plain;
  const number = Number(plain);
  return Number.isFinite(number) ? number : plain;
}
