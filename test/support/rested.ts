import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { players } from "../../functions/src/players/schema.ts";

/** As if the player had chosen the home more than a week ago: one may choose again. */
export async function rested(uid: string): Promise<void> {
  const ref = players.ref({ uid });
  const homes = (await ref.get()).data()!.homes.map(({ regionId, since }) => ({
    regionId,
    since: after(since, -8 * DAY_MS),
  }));
  await ref.update({ homes });
}
