// The page as it was read: its paragraphs in order, each a part of the page (headline, body, caption …).
import type { CodePoints, Span } from './segments';
import type { Part } from './told';

export interface Paragraph extends Span {
  /** What most of it is; "unread" is text that no part holds. */
  readonly part: Part['part'] | 'unread';
}

/** Parts joined where they stand on one line, such as a dateline before its sentence; nothing of the text is left out. */
export function paragraphs(text: CodePoints, parts: readonly Part[]): Paragraph[] {
  const found: Part[][] = [];
  const loose: Paragraph[] = [];
  let before = 0;
  for (const part of [...parts].sort((one, other) => one.start - other.start)) {
    const gap = text.slice(before, part.start);
    const last = found.at(-1);
    loose.push(...unread(text, before, part.start));
    if (last && !gap.includes('\n') && !gap.trim()) last.push(part);
    else found.push([part]);
    before = Math.max(before, part.end);
  }
  loose.push(...unread(text, before, text.length));
  const read = found.map((joined): Paragraph => ({
    start: joined[0]!.start,
    end: Math.max(...joined.map((part) => part.end)),
    part: joined.reduce((most, part) => (size(part) > size(most) ? part : most)).part,
  }));
  return [...read, ...loose].sort((one, other) => one.start - other.start);
}

const size = (span: Span): number => span.end - span.start;

/** The lines of a stretch that no part holds, if anything is written on them. */
function unread(text: CodePoints, start: number, end: number): Paragraph[] {
  const found: Paragraph[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    const long = [...line].length;
    if (line.trim()) found.push({ start: at, end: at + long, part: 'unread' });
    at += long + 1;
  }
  return found;
}
