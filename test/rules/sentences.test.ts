import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import {
  collection,
  collectionGroup,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  limit,
  query,
  updateDoc,
  where,
} from "firebase/firestore";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, emulator, matrixEnvironment, seed } from "../support/rulesMatrix/emulator.ts";

/**
 * What must hold whatever is declared, in so many words: these tests read no declaration and no table. The people are
 * those of `rulesMatrix/world.ts`.
 */
const DOCUMENTS: Readonly<Record<string, object>> = {
  "regions/lyra/polls/poll/ballots/leaver": { power: 1 },
  "players/leaver/requests/intent": { answer: "{}" },
  "ledgerBalances/own": { holderUid: "leaver", regionId: null },
  "ledgerBalances/treasury": { holderUid: null, regionId: "lyra" },
  "regions/lyra/claimedFields/tax": { proposalId: "proposal" },
  "playerNames/leaver": { uid: "leaver" },
  "regionNames/lyra": { regionId: "lyra" },
  "regions/lyra/proposals/draft": { proposerUid: "leaver", submittedAt: null },
  "regions/lyra/audit/public": { visibility: "public", subjectUid: null },
  "regions/lyra/audit/subject": { visibility: "officers", subjectUid: "leaver" },
  "regions/lyra/audit/officers": { visibility: "officers", subjectUid: null },
  "regions/lyra/joinRequests/leaver": { uid: "leaver" },
  "regions/lyra/chart/1": { count: 1 },
  "regions/lyra/settings/current": { culture: { theme: "gothic" } },
  "regions/nexus/chart/1": { count: 1 },
  "regions/default/chart/1": { count: 1 },
  "platformAudit/entry": { subjectUid: null },
};

let running: Emulator;
let environment: RulesTestEnvironment;

beforeAll(async () => {
  running = await emulator();
  environment = await matrixEnvironment(running, "demo-rules-sentences");
});

beforeEach(async () => {
  await environment.clearFirestore();
  await seed(environment);
  await environment.withSecurityRulesDisabled(async (context) => {
    const firestore = context.firestore();
    for (const [path, fields] of Object.entries(DOCUMENTS)) await firestore.doc(path).set(fields);
  });
});

afterAll(async () => {
  await environment?.cleanup();
  running?.stop();
});

const as = (uid: string, claims: { administrator?: boolean } = {}) =>
  environment.authenticatedContext(uid, claims).firestore() as unknown as Firestore;

async function outcomeOf(asked: Promise<unknown>): Promise<"allowed" | "refused"> {
  try {
    await asked;
    return "allowed";
  } catch (error) {
    expect((error as { code: string }).code).toBe("permission-denied");
    return "refused";
  }
}

const get = (client: Firestore, path: string) => outcomeOf(getDoc(doc(client, path)));
const list = (client: Firestore, path: string) =>
  outcomeOf(getDocs(query(collection(client, path), limit(10))));

/** Writes past the rules. */
async function change(path: string, fields: object): Promise<void> {
  await environment.withSecurityRulesDisabled(async (context) => {
    await updateDoc(doc(context.firestore() as unknown as Firestore, path), fields as never);
  });
}

async function remove(path: string): Promise<void> {
  await environment.withSecurityRulesDisabled((context) => context.firestore().doc(path).delete());
}

test("nobody reads a ballot: not the voter, not the governor, not an administrator", async () => {
  const path = "regions/lyra/polls/poll/ballots";
  for (const client of [as("leaver"), as("governor"), as("administrator", { administrator: true })]) {
    expect(await get(client, `${path}/leaver`)).toBe("refused");
    expect(await list(client, path)).toBe("refused");
  }
});

test("nobody reads the record of a request, not even its sender", async () => {
  expect(await get(as("leaver"), "players/leaver/requests/intent")).toBe("refused");
  expect(await get(as("administrator", { administrator: true }), "players/leaver/requests/intent")).toBe(
    "refused",
  );
});

test("an account is its holder's and the administrators' to read; another player sees nothing of it", async () => {
  const path = "ledgerBalances/own";
  expect(await get(as("leaver"), path)).toBe("allowed");
  expect(await get(as("administrator", { administrator: true }), path)).toBe("allowed");
  expect(await get(as("citizen"), path)).toBe("refused");
});

test("nobody claims a field, reserves a name or reads who reserved one", async () => {
  for (const path of ["regions/lyra/claimedFields/tax", "playerNames/leaver", "regionNames/lyra"]) {
    expect(await get(as("governor"), path)).toBe("refused");
    expect(await outcomeOf(updateDoc(doc(as("governor"), path), { by: "me" }))).toBe("refused");
  }
});

test("a draft of a law is no public matter: who does not belong to the region does not see it", async () => {
  expect(await get(as("citizen"), "regions/lyra/proposals/draft")).toBe("allowed");
  expect(await get(as("stranger"), "regions/lyra/proposals/draft")).toBe("refused");
  expect(await get(as("foreignGovernor"), "regions/lyra/proposals/draft")).toBe("refused");
});

test("the officers' log is theirs: a citizen reads the public part, and what is about the citizen", async () => {
  expect(await get(as("governor"), "regions/lyra/audit/officers")).toBe("allowed");
  expect(await get(as("membersModerator"), "regions/lyra/audit/officers")).toBe("allowed");
  expect(await get(as("economyModerator"), "regions/lyra/audit/officers")).toBe("refused");
  expect(await get(as("citizen"), "regions/lyra/audit/officers")).toBe("refused");
  expect(await get(as("citizen"), "regions/lyra/audit/public")).toBe("allowed");
  expect(await get(as("leaver"), "regions/lyra/audit/subject")).toBe("allowed");
});

test("an application is for its applicant and the officers who answer it", async () => {
  const path = "regions/lyra/joinRequests/leaver";
  expect(await get(as("leaver"), path)).toBe("allowed");
  expect(await get(as("membersModerator"), path)).toBe("allowed");
  expect(await get(as("citizen"), path)).toBe("refused");
});

test("a ban closes the region at once, with a moderator's permissions still on the membership", async () => {
  expect(await get(as("membersModerator"), "regions/lyra/audit/officers")).toBe("allowed");
  await change("regions/lyra/members/membersModerator", { status: "banned" });
  expect(await get(as("membersModerator"), "regions/lyra/audit/officers")).toBe("refused");
  expect(await get(as("membersModerator"), "regions/lyra/chart/1")).toBe("refused");
});

test("an erased account's token opens nothing that takes a player", async () => {
  expect(await get(as("galacticCitizen"), "regions/nexus/chart/1")).toBe("allowed");
  await remove("players/galacticCitizen");
  expect(await get(as("galacticCitizen"), "regions/nexus/chart/1")).toBe("refused");
});

test("a suspended region stays open to those inside, and to nobody else", async () => {
  await change("regions/lyra", { status: "suspended" });
  expect(await get(as("citizen"), "regions/lyra/chart/1")).toBe("allowed");
  expect(await get(as("stranger"), "regions/lyra/chart/1")).toBe("refused");
});

test("a dismissed administrator's token, which still claims the office, opens nothing", async () => {
  const claim = { administrator: true };
  expect(await get(as("administrator", claim), "platformAudit/entry")).toBe("allowed");
  expect(await get(as("administrator", claim), "jobs/job")).toBe("allowed");
  await change("administrators/administrator", { status: "ended" });
  expect(await get(as("administrator", claim), "platformAudit/entry")).toBe("refused");
  // Also not the work that they have begun.
  expect(await get(as("administrator", claim), "jobs/job")).toBe("refused");
});

test("another region's settings may be read by anybody signed in, and changed by nobody", async () => {
  const path = "regions/lyra/settings/current";
  for (const client of [as("foreignGovernor"), as("stranger"), as("governor")]) {
    expect(await get(client, path)).toBe("allowed");
    expect(await outcomeOf(updateDoc(doc(client, path), { culture: { theme: "plain" } }))).toBe("refused");
  }
  const nobody = environment.unauthenticatedContext().firestore() as unknown as Firestore;
  expect(await get(nobody, path)).toBe("refused");
});

test("another region's officers see nothing of this one's treasury, log and members", async () => {
  for (const client of [as("foreignGovernor"), as("foreignModerator")]) {
    expect(await get(client, "ledgerBalances/treasury")).toBe("refused");
    expect(await get(client, "regions/lyra/audit/officers")).toBe("refused");
    expect(await list(client, "regions/lyra/members")).toBe("refused");
  }
});

describe("an unregistered token", () => {
  test("sees no region's inside, not the platform's either", async () => {
    for (const regionId of ["lyra", "nexus", "default"]) {
      expect(await get(as("stranger"), `regions/${regionId}/chart/1`)).toBe("refused");
      expect(await list(as("stranger"), `regions/${regionId}/members`)).toBe("refused");
    }
  });

  test("finds no player by a query across regions", async () => {
    const all = query(collectionGroup(as("stranger"), "members"), where("status", "==", "active"), limit(10));
    expect(await outcomeOf(getDocs(all))).toBe("refused");
  });
});

test("a citizen reads no other member's document: the roster is a callable's answer", async () => {
  expect(await get(as("citizen"), "regions/lyra/members/resident")).toBe("refused");
  expect(await get(as("citizen"), "regions/lyra/members/citizen")).toBe("allowed");
  expect(await list(as("citizen"), "regions/lyra/members")).toBe("refused");
  expect(await list(as("governor"), "regions/lyra/members")).toBe("allowed");
});

describe("who is in a sector", () => {
  const inSector = (client: Firestore, sectorNumber: number, open = true, most = 25) =>
    outcomeOf(
      getDocs(
        query(
          collection(client, "regions/lyra/presence"),
          where("sectorNumber", "==", sectorNumber),
          where("open", "==", open),
          limit(most),
        ),
      ),
    );

  test("is seen by those who are there, where combat is possible, 25 at most", async () => {
    expect(await inSector(as("citizen"), 30)).toBe("allowed");
    expect(await inSector(as("citizen"), 30, true, 26)).toBe("refused");
    expect(await inSector(as("citizen"), 30, false)).toBe("refused");
    expect(await inSector(as("citizen"), 31)).toBe("refused");
    expect(await list(as("citizen"), "regions/lyra/presence")).toBe("refused");
    expect(await get(as("citizen"), "regions/lyra/presence/leaver")).toBe("refused");
  });

  test("is seen no more by who has flown on, and by who has come", async () => {
    await change("regions/lyra/presence/citizen", { sectorNumber: 31 });
    expect(await inSector(as("citizen"), 30)).toBe("refused");
    expect(await inSector(as("citizen"), 31)).toBe("allowed");
  });

  test("is seen by nobody from elsewhere: no officer, no administrator, no blocked account", async () => {
    expect(await inSector(as("governor"), 30)).toBe("refused");
    expect(await inSector(as("administrator", { administrator: true }), 30)).toBe("refused");
    expect(await inSector(as("blocked"), 30)).toBe("refused");
    expect(await inSector(as("stranger"), 30)).toBe("refused");
  });
});

test("a query without a limit is refused, and one that asks for more than its collection gives", async () => {
  const regions = collection(as("citizen"), "regions");
  expect(await outcomeOf(getDocs(regions))).toBe("refused");
  expect(await outcomeOf(getDocs(query(regions, limit(21))))).toBe("refused");
  expect(await outcomeOf(getDocs(query(regions, limit(20))))).toBe("allowed");
});
