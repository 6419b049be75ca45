import { gates } from "../functions/src/galaxy/documents.ts";
import { HOUR_MS } from "../functions/src/platform/duration.ts";
import { COMMODITIES } from "../functions/src/platform/goods.ts";
import { passages } from "../functions/src/ships/schema.ts";
import { tick } from "../scripts/stack/cron.ts";
import type { Account } from "./accounts.ts";
import { flyTo } from "./flight.ts";
import { advance, type Stack } from "./gameTime.ts";
import { until } from "./until.ts";

const HOME = "default";
const ABROAD = "aurora";
const MOST_CREDITS = 5_000;
const UNITS = 10;
/** In the border. */
const BATTLEFIELD = 60;

/** The trader buys at a port, passes into the Nexus, rides to aurora's gate, clears its customs and is a visitor there for 72 hours. */
export async function tradeAbroad(trader: Account, stack: Stack): Promise<string> {
  const commodity = await buySomething(trader);
  const { fareCredits, dutyCredits } = await goAbroad(trader);
  stack.onProgress(
    `Tara rode through the Nexus for ${fareCredits} credits and brought ${UNITS} ${commodity} to ${ABROAD}, for ${dutyCredits} credits of duty`,
  );
  return `${ABROAD}: Tara is a visitor for 72 hours; npm run advance -- 73h sends her home`;
}

/** From home's port through the Nexus, by its lanes, to aurora's gate: two hours of game time. */
export async function goAbroad(pilot: Account) {
  const { ships } = pilot.client;
  const { place } = await ships.undock({ regionId: HOME });
  await flyTo(pilot, place.sectorNumber, await gateSector(HOME));
  await comeThrough(pilot, await ships.bookPassage(passage(HOME, "nexus")));
  const { fareCredits } = await ships.rideLane({ fromGateId: HOME, toGateId: ABROAD });
  const booked = await ships.bookPassage(passage("nexus", ABROAD));
  await comeThrough(pilot, booked);
  return { fareCredits, dutyCredits: booked.dutyCredits, sectorNumber: await gateSector(ABROAD) };
}

/** Who is banned while on the way in comes back to where it began. */
export async function turnBack(traveller: Account, moderator: Account, stack: Stack): Promise<string> {
  const { place } = await traveller.client.ships.undock({ regionId: HOME });
  await flyTo(traveller, place.sectorNumber, await gateSector(HOME));
  const booked = await traveller.client.ships.bookPassage(passage(HOME, ABROAD));
  const ban = { regionId: ABROAD, uid: traveller.uid, reason: "Smuggling.", termHours: 720 };
  await moderator.client.membership.banMember(ban);
  const { how, reason } = await arrive(booked, stack);
  stack.onProgress(`Otto's passage to ${ABROAD} has ${how} (${reason})`);
  return `passages/${booked.passageId}: Otto was banned on the way, and is back at ${HOME}'s gate with all that he paid`;
}

/** Two who are no newcomers any more meet in the border. */
export async function fight(attacker: Account, target: Account, { onProgress }: Stack): Promise<string> {
  for (const pilot of [attacker, target]) {
    const { place } = await pilot.client.ships.undock({ regionId: HOME });
    await flyTo(pilot, place.sectorNumber, BATTLEFIELD);
  }
  const { engagementId } = await attacker.client.combat.attack({ regionId: HOME, uid: target.uid });
  onProgress(`Evan attacked Petra in sector ${BATTLEFIELD} of ${HOME}`);
  return `${HOME}: Evan has attacked Petra; npm run replay -- ${engagementId}`;
}

/** The first good that the port sells. */
async function buySomething({ client }: Account): Promise<string> {
  for (const commodity of COMMODITIES) {
    const lines = [{ commodity, side: "buy" as const, units: UNITS }];
    const quoted = await client.ports.quote({ regionId: HOME, lines }).catch(() => null);
    if (quoted === null) continue;
    await client.ports.trade({ regionId: HOME, paper: quoted.paper });
    return commodity;
  }
  throw new Error("The port sells nothing.");
}

const passage = (regionId: string, toRegionId: string) => ({
  regionId,
  toRegionId,
  isExpress: false,
  maxTotalCredits: MOST_CREDITS,
});

/** An hour later a passage is over. Its traveller does not wait for the schedule. */
async function comeThrough({ client }: Account, { passageId }: { readonly passageId: string }) {
  advance(HOUR_MS);
  await client.ships.completePassage({ passageId });
}

/** An hour later every passage is settled. */
async function arrive({ passageId }: { readonly passageId: string }, { functionsUrl }: Stack) {
  advance(HOUR_MS);
  await tick(functionsUrl);
  const ref = passages.ref({ passageId });
  const settled = await until(
    `passage ${passageId} is settled`,
    ref,
    (found) => (found.data()?.settled ?? null) !== null,
  );
  return settled.data()!.settled!;
}

const gateSector = async (gateId: string): Promise<number> =>
  (await gates.ref({ gateId }).get()).data()!.sectorNumbers[1];
