import { COMMODITIES } from "../functions/src/platform/goods.ts";
import { appointAdministrator } from "../scripts/administrators.ts";
import { fight, tradeAbroad, turnBack } from "./abroad.ts";
import { type Account, DEMO_PASSWORD, openAccount, type Ports } from "./accounts.ts";
import { aMomentLater, becomeCitizen, buyRegion, closeMonth, closeRegion, stopPaying } from "./business.ts";
import { registerRich, settle } from "./colony.ts";
import { loanCollected, openEconomy, tradeOn, treasuryClosed } from "./economy.ts";
import { findTunnel, flyOut, passTheGate } from "./flight.ts";
import { DEMO_REGIONS, DEMO_SEED } from "./galaxy.ts";
import { jobEnd } from "./jobEnd.ts";
import { playPolitics } from "./politics.ts";

export interface SeedOptions {
  /** `stripe` is where the stand-in for it listens. */
  readonly ports: Ports & { readonly stripe: number };
  readonly projectId: string;
  readonly onProgress: (line: string) => void;
}

export interface Demo {
  readonly accounts: { email: string; password: string; role: string }[];
  readonly regions: { id: string; sectorCount: number }[];
  /** What goes on in the regions' politics, a line each. */
  readonly politics: string[];
  /** What was bought, is not paid for, and has ended; missing in what an earlier release has kept. */
  readonly business?: string[];
}

/** Who is who in the demo galaxy. Every role of the permission table has a face. */
const CAST = {
  ada: "administrator",
  olga: "owner of aurora, who has bought it, its governor until it elects one",
  otto: "owner of obsidian, which wants approval; turned back on the way to aurora",
  gwen: "governor of obsidian, appointed by its owner",
  mina: "moderator of aurora (members)",
  cyrus: "citizen of aurora, author of a law, candidate",
  iris: "citizen of aurora, candidate",
  juno: "citizen of aurora, whose loan its bank has collected",
  kai: "citizen of aurora, candidate by another's nomination",
  rhea: "resident of aurora, Galactic Citizen",
  vera: "visitor of aurora, trader in the frontier of default, with the map of a tunnel",
  boris: "banned from aurora",
  petra: "waits for an answer from obsidian",
  gala: "Galactic Citizen, at home in default, on the way into the Nexus",
  fern: "settler of default, with a colony",
  tara: "trader from default, visitor of aurora",
  theo: "trader of aurora, resident there",
  evan: "owner of ember, which is not paid for any more",
  dora: "displaced from relic, which has closed, with what she had there in an export",
} as const;
type Name = keyof typeof CAST;
type Cast = Record<Name, Account>;

/** Aurora's, before its citizens decide. */
const TARIFF_BASIS_POINTS = 500;

/** Builds the demo galaxy through the deployed functions and their queues, as clients and operators would. */
export async function seedDemo({ ports, projectId, onProgress }: SeedOptions): Promise<Demo> {
  const names = Object.keys(CAST) as Name[];
  const opened = await Promise.all(
    names.map(async (name) => [name, await openAccount(name, projectId, ports)] as const),
  );
  const cast = Object.fromEntries(opened) as Cast;
  let politics: string[] = [];
  const business: string[] = [];
  const stack = {
    functionsUrl: process.env.FUNCTIONS_URL!,
    stripeOrigin: `http://127.0.0.1:${ports.stripe}`,
    onProgress,
  };
  try {
    await appointAdministrator(cast.ada.email, "demo galaxy");
    await cast.ada.refresh();
    await buildRegion(cast.ada, "nexus", null, onProgress);
    await buildRegion(cast.ada, "default", null, onProgress);
    await registerRich(cast.ada, { Fern: cast.fern, Tara: cast.tara, Theo: cast.theo });
    const others = names.filter((name) => !["fern", "tara", "theo"].includes(name));
    await Promise.all(
      others.map((name) => cast[name].client.players.registerPlayer({ name: capital(name) })),
    );
    onProgress(`${names.length} players registered`);
    const { displayName } = DEMO_REGIONS.aurora!;
    await buyRegion(cast.olga, { regionId: "aurora", displayName }, onProgress);
    await buyRegion(cast.evan, { regionId: "ember", displayName: "Ember Verge" }, onProgress);
    await buildRegion(cast.ada, "obsidian", cast.otto.uid, onProgress);
    await buildRegion(cast.ada, "relic", cast.ada.uid, onProgress);
    await settleAurora(cast);
    await settleObsidian(cast);
    await cast.dora.client.membership.joinRegion({ regionId: "relic" });
    await cast.dora.client.membership.setHomeRegion({ regionId: "relic" });
    onProgress("members, officers, an application and a ban");
    const trader = await openEconomy(cast, stack);
    aMomentLater();
    for (const citizen of [cast.rhea, cast.gala]) await becomeCitizen(citizen);
    business.push("aurora and ember: bought at the stand-in for Stripe, as `npm run buy` does");
    business.push(await closeMonth(cast.olga, stack));
    business.push(await treasuryClosed(cast.olga, stack), await tradeOn(trader, stack));
    await flyOut(cast.vera, onProgress);
    await settle(cast.fern, onProgress);
    const { olga, mina, cyrus, iris, juno, kai, gwen } = cast;
    const tariffBasisPoints = Object.fromEntries(
      COMMODITIES.map((commodity) => [commodity, TARIFF_BASIS_POINTS]),
    );
    await olga.client.regions.configureEconomy({ regionId: "aurora", economy: { tariffBasisPoints } });
    await olga.client.regions.configureRegion({ regionId: "aurora", governance: { type: "democracy" } });
    politics = await playPolitics({ olga, mina, cyrus, iris, juno, kai }, gwen, stack);
    business.push(await loanCollected(juno));
    business.push(await closeRegion(cast.ada, "relic", stack));
    business.push(await stopPaying(cast.evan, "ember", stack));
    politics.push(await fight(cast.evan, cast.petra, stack));
    politics.push(await turnBack(cast.otto, mina, stack));
    politics.push(await tradeAbroad(cast.tara, stack));
    await findTunnel(cast.vera, onProgress);
    // The last thing: minutes of game time later she is there, and a day later she has gone back.
    await passTheGate(cast.gala, onProgress);
  } finally {
    await Promise.all(names.map((name) => cast[name].close()));
  }
  return {
    accounts: names.map((name) => ({ email: cast[name].email, password: DEMO_PASSWORD, role: CAST[name] })),
    regions: [...Object.keys(DEMO_REGIONS), "ember"].map((id) => ({
      id,
      sectorCount: id === "nexus" ? 5_000 : 500,
    })),
    politics,
    business,
  };
}

/** What an administrator opens. */
const GRANTED: Readonly<Record<string, { readonly displayName: string; readonly kind: Kind }>> = {
  ...Object.fromEntries(
    Object.entries(DEMO_REGIONS).map(([id, { displayName, config }]) => [
      id,
      { displayName, kind: config.kind },
    ]),
  ),
  relic: { displayName: "Relic of the First Fleet", kind: "owned" },
};
type Kind = "nexus" | "default" | "owned";

async function buildRegion(
  administrator: Account,
  regionId: string,
  ownerUid: string | null,
  onProgress: (line: string) => void,
): Promise<void> {
  const { displayName, kind } = GRANTED[regionId]!;
  const startedAt = performance.now();
  const { jobId } = await administrator.client.regions.createRegion({
    regionId,
    displayName,
    kind,
    seed: DEMO_SEED,
    ...(ownerUid === null ? {} : { ownerUid }),
    ...(regionId === "obsidian" ? { configuration: { immigration: { policy: "approval" } } } : {}),
  });
  await jobEnd(jobId, (done, steps) => onProgress(`${displayName}: ${done} of ${steps ?? "?"} slices`));
  onProgress(`${displayName}: complete (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
}

async function settleAurora(cast: Cast): Promise<void> {
  const { olga, mina, cyrus, iris, juno, kai, rhea, vera, boris } = cast;
  const regionId = "aurora";
  for (const account of [mina, cyrus, iris, juno, kai, rhea, vera, boris])
    await account.client.membership.joinRegion({ regionId });
  for (const account of [mina, cyrus, iris, juno, kai, rhea])
    await account.client.membership.setHomeRegion({ regionId });
  for (const { uid } of [mina, cyrus, iris, juno, kai]) {
    await olga.client.membership.promoteMember({ regionId, uid, reason: "Founder of the region." });
  }
  await olga.client.membership.appointModerator({
    regionId,
    uid: mina.uid,
    permissions: ["region:{regionId}:members:manage"],
    reason: "Knows everybody here.",
  });
  await mina.client.membership.banMember({ regionId, uid: boris.uid, reason: "Smuggling.", termHours: 720 });
}

async function settleObsidian({ otto, gwen, petra }: Cast): Promise<void> {
  const regionId = "obsidian";
  await gwen.client.membership.joinRegion({ regionId, message: "I know how to run a mine." });
  await otto.client.membership.answerJoinRequest({
    regionId,
    uid: gwen.uid,
    approved: true,
    reason: "Welcome.",
  });
  await gwen.client.membership.setHomeRegion({ regionId });
  await otto.client.membership.promoteMember({ regionId, uid: gwen.uid, reason: "To hold the office." });
  await otto.client.regions.appointGovernor({ regionId, uid: gwen.uid, reason: "She knows the mines." });
  await petra.client.membership.joinRegion({ regionId, message: "A quiet miner seeks a home." });
}

function capital(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
