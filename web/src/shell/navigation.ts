import { createStore } from "../data/store.ts";

const here = () => location.pathname + location.search;

/** The address of this tab. */
export const address = createStore(here());

addEventListener("popstate", () => address.set(here()));

/** Goes to another page of the console. */
export function navigate(to: string): void {
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
