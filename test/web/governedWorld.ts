import { statistics as example } from "../../functions/src/economy/examples.ts";
import { statistics } from "../../functions/src/economy/schema.ts";
import { dayAfter, monthOfDay } from "../../functions/src/economy/statistics/days.ts";
import { joinRequests } from "../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { dayOf } from "../../functions/src/platform/ledger/day.ts";
import { inRegion, settings } from "../../functions/src/regions/schema.ts";
import { citizens } from "../emulator/governance/pollWorld.ts";
import { enrol, openRegion } from "../emulator/membership/world.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { grant, openAccounts } from "../support/ledger/ledger.ts";
import { admitCast, serveConsole } from "./world.ts";

/** Two regions that Cyrus governs: in the one Cyrus decides, in the other a vote. */
export const GOVERNED = {
  autocracy: "iron-reach",
  democracy: "open-forum",
  /** Waits to be let into the autocracy. */
  applicant: "iron-reach-noa",
  /** The player, the pilot, and the membership of the default region. */
  shellReads: 3,
} as const;

/** Both with Cyrus as a citizen; in the autocracy Rhea is a resident. */
export async function openGoverned(): Promise<void> {
  await emptyDatabase();
  for (const regionId of ["nexus", "default"]) await openRegionFixture(regionId);
  const { uid, close } = await admitCast();
  await close();
  for (const type of ["autocracy", "democracy"] as const) {
    const regionId = GOVERNED[type];
    await openRegion(regionId, { governorUid: uid, governance: { type } });
    await citizens(regionId, [uid], { name: "Citizen Cyrus" });
  }
  const regionId = GOVERNED.autocracy;
  const rhea = `${regionId}-rhea`;
  await enrol(rhea, { home: regionId });
  await citizens(regionId, [rhea], {
    name: "Rhea",
    standing: "resident",
    citizenSince: null,
    citizenGround: null,
  });
  await apply(regionId, GOVERNED.applicant);
  await settings.ref(inRegion(regionId)).update({ "culture.theme": "ember" });
  await fillTreasury(regionId);
  await takeFigures(regionId);
  await serveConsole();
}

async function apply(regionId: string, uid: string): Promise<void> {
  await enrol(uid);
  const at = new Date();
  const application = { uid, regionId, name: "Noa", message: "I know the old mine." };
  await joinRequests.ref({ regionId, uid }).set({ ...application, at, expiresAt: after(at, DAY_MS) });
}

/** A treasury of 5,000 credits, of which the rules let 2,000 a month go into grants. */
async function fillTreasury(regionId: string): Promise<void> {
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  await grant(`treasury:${regionId}`, 5_000);
  await settings.ref(inRegion(regionId)).update({
    "economy.publicBudget.grants": 2_000,
    "economy.grantCreditsPerPayee": 1_000,
  });
}

const { lastChange } = statistics.schema.parse(example);
const [exampleDay] = example.days;

/** Figures of yesterday and of the day before, as the schedule would have taken them. */
async function takeFigures(regionId: string): Promise<void> {
  const today = dayOf(new Date());
  for (const [name, valueCredits] of [
    [dayAfter(today, -2), 900],
    [dayAfter(today, -1), 1_200],
  ] as const) {
    const month = monthOfDay(name);
    const taken = (await statistics.ref({ regionId, month }).get()).data();
    const entry = { ...exampleDay!, day: name, valueCredits };
    const days = [...(taken?.days ?? []), entry];
    await statistics.ref({ regionId, month }).set({ regionId, month, days, setting: null, lastChange });
  }
}
