import { players } from "../functions/src/players/schema.ts";
import { appointAdministrator } from "../scripts/administrators.ts";
import { type Account, DEMO_PASSWORD, openAccount, type Ports } from "./accounts.ts";
import { flyOut, passTheGate } from "./flight.ts";
import { DEMO_REGIONS, DEMO_SEED } from "./galaxy.ts";
import { jobEnd } from "./jobEnd.ts";
import { playPolitics } from "./politics.ts";

export interface SeedOptions {
  readonly ports: Ports;
  readonly projectId: string;
  readonly onProgress: (line: string) => void;
}

export interface Demo {
  readonly accounts: { email: string; password: string; role: string }[];
  readonly regions: { id: string; sectorCount: number }[];
  /** What goes on in the regions' politics, a line each. */
  readonly politics: string[];
}

/** Who is who in the demo galaxy. Every role of the permission table has a face. */
const CAST = {
  ada: "administrator",
  olga: "owner of aurora",
  otto: "owner of obsidian, which wants approval",
  gwen: "governor of obsidian, appointed by its owner",
  mina: "moderator of aurora (members)",
  cyrus: "citizen of aurora, author of a law, candidate",
  iris: "citizen of aurora, candidate",
  juno: "citizen of aurora",
  kai: "citizen of aurora, candidate by another's nomination",
  rhea: "resident of aurora",
  vera: "visitor of aurora, trader under way in default",
  boris: "banned from aurora",
  petra: "waits for an answer from obsidian",
  gala: "Galactic Citizen, at home in default, on the way into the Nexus",
} as const;
type Name = keyof typeof CAST;
type Cast = Record<Name, Account>;

/** Builds the demo galaxy through the deployed functions and their queues, as clients and operators would. */
export async function seedDemo({ ports, projectId, onProgress }: SeedOptions): Promise<Demo> {
  const names = Object.keys(CAST) as Name[];
  const opened = await Promise.all(
    names.map(async (name) => [name, await openAccount(name, projectId, ports)] as const),
  );
  const cast = Object.fromEntries(opened) as Cast;
  let politics: string[] = [];
  try {
    await appointAdministrator(cast.ada.email, "demo galaxy");
    await cast.ada.refresh();
    await buildRegion(cast.ada, "nexus", null, onProgress);
    await buildRegion(cast.ada, "default", null, onProgress);
    await Promise.all(names.map((name) => cast[name].client.players.registerPlayer({ name: capital(name) })));
    onProgress(`${names.length} players registered`);
    await buildRegion(cast.ada, "aurora", cast.olga.uid, onProgress);
    await buildRegion(cast.ada, "obsidian", cast.otto.uid, onProgress);
    await settleAurora(cast);
    await settleObsidian(cast);
    // Billing keeps this entitlement; until that room exists an operator sets it, as here.
    await players.ref({ uid: cast.gala.uid }).update({ galacticCitizen: true });
    onProgress("members, officers, an application and a ban");
    await flyOut(cast.vera, onProgress);
    await passTheGate(cast.gala, onProgress);
    const functionsOrigin = `http://127.0.0.1:${ports.functions}`;
    const { olga, mina, cyrus, iris, juno, kai, gwen } = cast;
    politics = await playPolitics({ olga, mina, cyrus, iris, juno, kai }, gwen, {
      projectId,
      functionsOrigin,
      onProgress,
    });
  } finally {
    await Promise.all(names.map((name) => cast[name].close()));
  }
  return {
    accounts: names.map((name) => ({ email: cast[name].email, password: DEMO_PASSWORD, role: CAST[name] })),
    regions: Object.keys(DEMO_REGIONS).map((id) => ({ id, sectorCount: id === "nexus" ? 5_000 : 500 })),
    politics,
  };
}

async function buildRegion(
  administrator: Account,
  regionId: string,
  ownerUid: string | null,
  onProgress: (line: string) => void,
): Promise<void> {
  const { displayName, config } = DEMO_REGIONS[regionId]!;
  const startedAt = performance.now();
  const { jobId } = await administrator.client.regions.createRegion({
    regionId,
    displayName,
    kind: config.kind,
    seed: DEMO_SEED,
    ...(ownerUid === null ? {} : { ownerUid }),
    ...(regionId === "obsidian" ? { configuration: { immigration: { policy: "approval" } } } : {}),
    ...(regionId === "aurora" ? { configuration: { governance: { type: "democracy" } } } : {}),
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
