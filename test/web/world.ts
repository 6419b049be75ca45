import { existsSync } from "node:fs";
import { join } from "node:path";
import { getAuth } from "firebase-admin/auth";
import type { GalaxyPlanRouteOutput } from "../../client/rooms/galaxy.ts";
import { receipts, subscriptions } from "../../functions/src/billing/schema.ts";
import { planOf, sliceCount, stageGates, writeSlice } from "../../functions/src/galaxy/generation/build.ts";
import type { Preference } from "../../functions/src/galaxy/routes/preference.ts";
import type { Place } from "../../functions/src/galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../functions/src/galaxy/world.ts";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { app, transact } from "../../functions/src/platform/store.ts";
import { buildConsole, publicDirectory, writeCastFile } from "../../scripts/stack/console.ts";
import { type Account, DEMO_PASSWORD, openAccount } from "../../seed/accounts.ts";
import { DEMO_REGIONS } from "../../seed/galaxy.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { emulators } from "../support/emulators.ts";
import { openRegionFixture } from "../support/fixtures.ts";

/** Who walks through the console. Newcomer has an account and no player; Ada has neither player nor mandate before a walk gives her both. */
export const CAST = [
  { name: "cyrus", role: "resident of aurora, governor of obsidian" },
  { name: "newcomer", role: "has no player yet" },
  { name: "ada", role: "administrator" },
] as const;

/** The regions of the demo galaxy with every sector, and the cast; the console built beside them. */
export async function openWorld(): Promise<void> {
  await emptyDatabase();
  await buildRegions(Object.keys(DEMO_REGIONS));
  const cyrus = await admitCast();
  await cyrus.client.membership.joinRegion({ regionId: "aurora" });
  await cyrus.client.membership.setHomeRegion({ regionId: "aurora" });
  await subscribe(cyrus.uid);
  await cyrus.close();
  await serveConsole();
}

/** Regions of the demo galaxy with every sector, chart and gate; Cyrus governs Obsidian. */
export async function buildRegions(names: readonly string[]): Promise<void> {
  for (const { config, displayName } of names.map((name) => DEMO_REGIONS[name]!)) {
    const plan = planOf(config);
    const { regionId, kind, seed, sectorCount } = plan.config;
    const governorUid = regionId === "obsidian" ? "demo-cyrus" : null;
    await openRegionFixture(regionId, { kind, seed, sectorCount, displayName, governorUid });
    for (let slice = 0; slice < sliceCount(sectorCount); slice++)
      await transact(async (tx) => writeSlice(tx, plan, slice));
    await transact(async (tx) => stageGates(tx, plan, FIRST_WORLD.worldId));
  }
}

/** Has bought Galactic Citizen, as webhooks would have written it; one address of an invoice is nobody's to follow. */
async function subscribe(uid: string): Promise<void> {
  const ids = { subscriptionId: "sub_cyrus", checkoutId: "checkout-cyrus", priceId: "price_citizen" };
  const subject = { kind: "galacticCitizen" } as const;
  await subscriptions.ref(ids).set({
    ...{ ...ids, uid, subject, status: "active", cancelsAtPeriodEnd: false },
    ...{ openInvoiceFinalizedAt: null, paidAt: new Date(), endedAt: null },
    currentPeriodEndsAt: new Date(Date.now() + 20 * DAY_MS),
    entitlement: { service: "full", namesHeld: false, regionHeld: false, endsAt: null },
  });
  for (const [invoiceId, hostedUrl] of [
    ["in_one", "https://invoice.stripe.com/i/one"],
    ["in_two", "javascript:alert(1)"],
  ] as const) {
    const paid = { subject, paidCents: 500, currency: "usd", paidAt: new Date(), hostedUrl };
    await receipts.ref({ uid, invoiceId }).set(paid);
  }
}

/** Everybody of the cast has an account, Cyrus a player in the default region, which is open. Returns Cyrus. */
export async function admitCast(): Promise<Account> {
  const accounts = await Promise.all(CAST.map(({ name }) => accountOf(name)));
  const [cyrus, ...others] = accounts as [Account, ...Account[]];
  await cyrus.client.players.registerPlayer({ name: "Cyrus" });
  for (const other of others) await other.close();
  return cyrus;
}

/** The console as it is built, with the cast to pick from. */
export async function serveConsole(): Promise<void> {
  const runId = process.env.STACK_RUN!;
  const folder = publicDirectory(runId);
  // Once for all files of a run.
  if (!existsSync(join(folder, "index.html"))) await buildConsole(folder);
  const address = (name: string) => `${name}@demo.sectorwars.example`;
  writeCastFile(
    runId,
    CAST.map(({ name, role }) => ({ email: address(name), password: DEMO_PASSWORD, role })),
  );
}

/** Takes the accounts again, which other tests do not expect. */
export async function closeWorld(): Promise<void> {
  const { users } = await getAuth(app()).listUsers();
  const ours = users.filter(({ email }) => email?.endsWith(".example"));
  await getAuth(app()).deleteUsers(ours.map(({ uid }) => uid));
  await emptyDatabase();
}

/** The way that `galaxy/planRoute` plans for Cyrus. */
export async function planOnServer(
  from: Place,
  to: Place,
  prefer: Preference = "shortest",
): Promise<GalaxyPlanRouteOutput> {
  const account = await accountOf("cyrus");
  try {
    return await account.client.galaxy.planRoute({ from: { ...from }, to: { ...to }, prefer });
  } finally {
    await account.close();
  }
}

export function accountOf(name: string) {
  const functions = Number(new URL(emulators.functionsUrl).port);
  return openAccount(name, emulators.projectId, { auth: emulators.auth.port, functions });
}

/** The link that the Auth emulator would have mailed. */
export async function mailedLink(address: string): Promise<string> {
  const { host, port } = emulators.auth;
  const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${emulators.projectId}/oobCodes`);
  const { oobCodes } = (await response.json()) as { oobCodes: { email: string; oobLink: string }[] };
  return oobCodes.findLast(({ email }) => email === address)!.oobLink;
}
