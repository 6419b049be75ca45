import type { StoredFields } from "../../platform/documents/versions.ts";
import { canonicalJson, digest } from "../../platform/random.ts";
import { namesOldGoods, withPresentGoods } from "../../regions/versions.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Version 2 of a proposal: what a law sets is named by the galaxy's eight goods. What was put to the vote in other words
 * keeps the digest of those.
 */
export function proposalOfEightGoods(before: StoredFields): StoredFields {
  const content = before.content as { readonly kind: string; readonly change: Fields };
  if (content.kind !== "law" || !namesOldGoods(content.change)) return before;
  return {
    ...before,
    content: { ...content, change: withPresentGoods(content.change) },
    votedHash: digest(canonicalJson(content)),
  };
}
