import type { Tx } from "../platform/documents/tx.ts";
import { players } from "./schema.ts";

/** What the player is called now; undefined once the account is gone. */
export async function presentName(tx: Tx, uid: string): Promise<string | undefined> {
  return (await tx.get(players.ref({ uid }))).data()?.name;
}
