// The accounts of a happening that are chosen to be taken out of it, and how mentions are named in judgements.
import type { Report } from './chains';

/** A mention as a judgement names it; with its article, since two articles may have one text. */
export const named = (article: string, uid: string): string => `${article}:${uid}`;

export class Choice {
  names = $state.raw<readonly string[]>([]);

  has(report: Report, uid: string): boolean {
    return this.names.includes(named(report.id, uid));
  }
  turn(report: Report, uid: string): void {
    const name = named(report.id, uid);
    this.names = this.names.includes(name) ? this.names.filter((one) => one !== name) : [...this.names, name];
  }
  clear(): void {
    this.names = [];
  }
}
