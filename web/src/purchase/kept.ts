import { useState } from "react";
import { z } from "zod";
import { draftKeyOf } from "../data/keptDrafts.ts";
import { editsSchema } from "../settings/keptRules.ts";
import { type NewRegion, NOTHING_YET } from "./newRegion.ts";

/** Far more than any configuration takes. */
const MAX_CHARACTERS = 200_000;

const keptSchema = z.strictObject({
  displayName: z.string().max(200),
  regionId: z.string().max(64),
  edits: editsSchema,
});

/** What this browser keeps of a region that its player wants to buy; what cannot be read is nothing. */
export function keptRegion(uid: string): NewRegion {
  const text = localStorage.getItem(draftKeyOf(uid)) ?? "";
  if (text === "" || text.length > MAX_CHARACTERS) return NOTHING_YET;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return NOTHING_YET;
  }
}

/** Once it is bought it is no draft. */
export const forgetRegion = (uid: string): void => localStorage.removeItem(draftKeyOf(uid));

/** The draft of a player, kept over reloads and the next sign-in. */
export function useNewRegion(uid: string): [NewRegion, (change: Partial<NewRegion>) => void] {
  const [draft, setDraft] = useState(() => keptRegion(uid));
  const change = (part: Partial<NewRegion>) => {
    const next = { ...draft, ...part };
    localStorage.setItem(draftKeyOf(uid), JSON.stringify(next));
    setDraft(next);
  };
  return [draft, change];
}
