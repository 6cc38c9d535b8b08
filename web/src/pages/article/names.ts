// The names that an article uses for each actor, and by what rule each is known to mean it.
import type { CodePoints } from './segments';
import type { Actor, Reading } from './told';

export interface Called {
  readonly words: string;
  readonly form: string;
  readonly rule: string;
  readonly times: number;
}

export interface NamedActor {
  readonly actor: Actor;
  readonly called: readonly Called[];
}

/**
 * Those who take part, speak or are counted, in the order of the text, and those whom somebody has judged; each with the
 * other words that are used for it.
 */
export function namedActors(record: Reading, text: CodePoints, judged: readonly string[] = []): NamedActor[] {
  const used = new Set([
    ...record.events.flatMap((event) => [...event.actor, ...event.recipient]),
    ...record.claims.flatMap((claim) => [
      claim.speaker ?? '',
      ...claim.joint,
      ...claim.via,
      ...claim.addressee,
    ]),
    ...record.tolls.flatMap((toll) => [...toll.of, ...toll.perpetrator]),
  ]);
  return record.actors
    .filter((actor) => used.has(actor.id) || judged.includes(actor.uid))
    .map((actor) => ({ actor, called: called(actor, text) }));
}

function called(actor: Actor, text: CodePoints): Called[] {
  const found = new Map<string, Called>();
  for (const { start, end, form, rule } of actor.mentions) {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    const key = `${words.toLowerCase()} ${form}`;
    found.set(key, { words, form, rule, ...found.get(key), times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found.values()].filter((one) => one.words !== actor.name);
}
