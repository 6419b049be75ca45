import { lineOf } from "../../platform/documents/records.ts";
import { balanceId } from "../../platform/ledger/accounts.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import { holdId } from "../hold.ts";
import { pilots, ships } from "../schema.ts";

/** Of a person's ships those that are in a region, the piloted one too: each with what is in its hold. */
export async function exportedShips({
  regionId,
  uid,
}: {
  readonly regionId: string;
  readonly uid: string;
}): Promise<string[]> {
  const [pilot, fleet] = await Promise.all([
    pilots.ref({ uid }).get(),
    ships.collection({}).where("ownerUid", "==", uid).withConverter(null).get(),
  ]);
  const pilotIn = pilot.data()?.place.regionId ?? null;
  const here = fleet.docs.filter((ship) => (ship.get("place.regionId") ?? pilotIn) === regionId);
  const holds = await Promise.all(
    here.map(({ id }) =>
      ledgerBalances
        .ref({ balanceId: balanceId(holdId(id), 0) })
        .withConverter(null)
        .get(),
    ),
  );
  return [...here, ...holds.filter(({ exists }) => exists)].map(lineOf);
}
