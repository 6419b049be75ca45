import { createStore } from "../data/store.ts";
import { words } from "../words/en.ts";
import { isOutdated } from "./release.ts";

const here = () => location.pathname + location.search;

/** The address of this tab. */
export const address = createStore(here());

addEventListener("popstate", () => address.set(here()));

let unsaved = 0;

/** From now on leaving the page by a link of the console asks first. Returns what ends that. */
export function keepFrom(): () => void {
  unsaved += 1;
  return () => {
    unsaved -= 1;
  };
}

/** Goes to another page of the console. */
export function navigate(to: string): void {
  if (unsaved > 0 && !confirm(words.states.unsaved)) return;
  // Under a form nothing begins anew, even where it is left.
  if (unsaved === 0 && isOutdated()) {
    location.assign(to);
    return;
  }
  history.pushState(null, "", to);
  address.set(here());
  scrollTo(0, 0);
}

/** Changes what the address says of this page, without a step in the history. */
export function rewriteSearch(change: (search: URLSearchParams) => void): void {
  const search = new URLSearchParams(location.search);
  change(search);
  const text = search.toString();
  history.replaceState(null, "", location.pathname + (text === "" ? "" : `?${text}`));
  address.set(here());
}
