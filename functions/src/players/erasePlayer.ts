import { z } from "zod";
import { uid } from "../platform/fields.ts";
import { erase } from "./erasure.ts";

const bodySchema = z.object({ uid });

/** The task that `deleteAccount` leaves behind. */
export async function erasePlayer(body: unknown): Promise<void> {
  await erase(bodySchema.parse(body).uid);
}
