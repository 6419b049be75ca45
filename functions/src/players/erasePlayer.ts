import { z } from "zod";
import { uid } from "../platform/fields.ts";
import { erase } from "./erasure.ts";

const bodySchema = z.object({ uid });

/** The task that `deleteAccount` leaves behind: its row stays until it is done. */
export async function erasePlayer(body: unknown): Promise<"more" | undefined> {
  return erase(bodySchema.parse(body).uid);
}
