import { CallError } from "../../../client/error.ts";

export type Priced =
  | { readonly state: "nothing" | "asking" }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "here"; readonly totalCredits: number };

/** What something costs, by sending it for no credits: the refusal says the price, and nothing is done by it. */
export async function priceOf(sendForNothing: () => Promise<unknown>): Promise<Priced> {
  try {
    await sendForNothing();
    return { state: "nothing" };
  } catch (error) {
    if (!(error instanceof CallError) || error.reason !== "PRICE_CHANGED") return { state: "failed", error };
    return { state: "here", totalCredits: Number(error.metadata.totalCredits) };
  }
}
