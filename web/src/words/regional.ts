import { createContext, useContext } from "react";
import { mapped, type Say } from "./mapped.ts";

/** How the region whose page this is says things; null of one that says them as everybody. */
export const Saying = createContext<Say | null>(null);

const kept = new WeakMap<Say, Map<object, object>>();

/** Words as they are said on this page. */
export function useRegional<Catalogue extends object>(catalogue: Catalogue): Catalogue {
  const say = useContext(Saying);
  return say === null ? catalogue : saidBy(say, catalogue);
}

/** Made once for all parts of a page. */
export function saidBy<Catalogue extends object>(say: Say, catalogue: Catalogue): Catalogue {
  const own = kept.get(say) ?? new Map<object, object>();
  kept.set(say, own);
  const made = own.get(catalogue) ?? mapped(catalogue, say);
  own.set(catalogue, made);
  return made as Catalogue;
}
