// A question that follows the page: asked anew when its path changes, showing the last answer until the next is there.
import { get, Refusal, remembered } from './asking';

export class Asked<Answer> {
  answer = $state.raw<Answer>();
  refusal = $state.raw<Refusal>();
  waiting = $state(false);
  #again = $state(0);

  constructor(path: () => string | null) {
    const question = $derived(path()); // the same path is not asked again when other parts of the address change
    $effect(() => {
      const asked = question;
      void this.#again;
      if (asked === null) {
        this.waiting = false;
        return;
      }
      const stop = new AbortController();
      void this.#ask(asked, stop);
      return () => stop.abort();
    });
  }

  /** Ask the same again, after something was changed. */
  again(): void {
    this.#again += 1;
  }

  async #ask(path: string, stop: AbortController): Promise<void> {
    const known = remembered<Answer>(path);
    if (known !== undefined) [this.answer, this.refusal] = [known, undefined];
    this.waiting = true;
    try {
      const answer = await get<Answer>(path, stop.signal);
      if (stop.signal.aborted) return;
      this.answer = answer;
      this.refusal = undefined;
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof Refusal)) throw error;
      this.answer = undefined;
      this.refusal = error;
    } finally {
      if (!stop.signal.aborted) this.waiting = false;
    }
  }
}

/** Ask a question whose path may follow the address; call it while a component is made. */
export const asked = <Answer>(path: () => string | null): Asked<Answer> => new Asked<Answer>(path);
