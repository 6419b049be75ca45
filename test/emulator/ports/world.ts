import { type Paper, paperIn, signed } from "../../../functions/src/ports/paper.ts";
import type { Actor } from "../regions/world.ts";

/** As the local stack gives it to the functions. */
export const KEYS = ["quote-key-of-the-local-stack"];

/** The paper with something else in it, signed as a port would. */
export const altered = (paper: string, change: Partial<Paper>) =>
  signed({ ...paperIn(paper, KEYS), ...change }, KEYS);

/** What a trade is refused with once it is heard; the queue of a slow machine makes some send it again. */
export async function outcomeOf(actor: Actor, trade: object): Promise<string | undefined> {
  for (;;) {
    const reason = (await actor.send("ports/trade", trade)).error?.details?.reason;
    if (reason !== "BUSY") return reason;
  }
}
