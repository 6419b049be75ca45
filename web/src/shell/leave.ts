import { isLocal } from "../data/stack.ts";
import { mayLeaveTo } from "./leaving.ts";

/** Goes to a page of Stripe's. @throws Error where the address is anybody else's. */
export function leaveTo(url: string): void {
  if (!mayLeaveTo(url, isLocal)) throw new Error("This address is not Stripe's");
  location.assign(url);
}
