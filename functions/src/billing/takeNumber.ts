import { transact } from "../platform/store.ts";
import { type Checkout, checkouts } from "./schema.ts";
import { withNumberTaken } from "./sequence.ts";

/** Takes a checkout's next number, under which it or one of its payments is then fetched. Undefined where there is none. */
export function takeNumber(checkoutId: string): Promise<Checkout | undefined> {
  return transact(async (tx) => {
    const checkout = (await tx.get(checkouts.ref({ checkoutId }))).data();
    if (checkout === undefined) return undefined;
    const taken = withNumberTaken(checkout);
    tx.update(checkouts.ref({ checkoutId }), { fetchSeq: taken.fetchSeq });
    return { ...checkout, ...taken };
  });
}
