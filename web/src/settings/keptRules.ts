import { useState } from "react";
import { z } from "zod";
import { rulesKeyOf } from "../data/keptDrafts.ts";
import type { Draft } from "./draft.ts";
import type { Section } from "./fields.ts";

/** Far more than any configuration takes. */
const MAX_CHARACTERS = 200_000;

/** What has been edited, as a browser keeps it. */
export const editsSchema = z.record(
  z.string().max(200),
  z.strictObject({ text: z.string(), base: z.string() }),
);

/** A draft that was kept; what cannot be read is nothing. */
export function draftIn(text: string): Draft {
  if (text === "" || text.length > MAX_CHARACTERS) return {};
  try {
    return editsSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/**
 * What a player has changed of a part of a region's rules: kept over a reload, until it is sent or discarded. `stillOpen` takes out
 * what has been set before the page came back, as by a call whose answer was lost.
 */
export function useRulesDraft(
  uid: string,
  regionId: string,
  section: Section,
  stillOpen: (kept: Draft) => Draft,
): [Draft, (change: (before: Draft) => Draft) => void] {
  const key = rulesKeyOf(uid, regionId, section);
  const [draft, setDraft] = useState(() => stillOpen(draftIn(localStorage.getItem(key) ?? "")));
  const change = (next: (before: Draft) => Draft) =>
    setDraft((before) => {
      const after = next(before);
      if (Object.keys(after).length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(after));
      return after;
    });
  return [draft, change];
}
