import { z } from "zod";
import { uid } from "../platform/fields.ts";
import { contributionsTo } from "../platform/moments.ts";
import { nameUses } from "./moments.ts";

const bodySchema = z.object({ uid });

/** The task that a new name leaves behind: ballots, results and rosters show what their player is called now. */
export async function spreadName(body: unknown): Promise<void> {
  const { uid } = bodySchema.parse(body);
  for (const { contributed } of await contributionsTo(nameUses)) await contributed(uid);
}
