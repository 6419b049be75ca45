import { beforeAll, describe, expect, it } from "vitest";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { administrators } from "../../../functions/src/platform/access.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { announcements, regions } from "../../../functions/src/regions/schema.ts";
import { handOn } from "./handOn.ts";
import {
  type Actor,
  activeRegion,
  administrator,
  ensureNexus,
  freshId,
  freshName,
  ownedRegion,
  player,
  refusalOf,
  region,
  stranger,
} from "./world.ts";

const reason = "It is an emergency.";
let mine: { regionId: string; owner: Actor };
let other: { regionId: string; owner: Actor };
beforeAll(async () => {
  [mine, other] = [await activeRegion(), await activeRegion()];
});

const forAdministrators = (regionId: string) =>
  [
    [
      "regions/createRegion",
      { regionId: freshId("r"), displayName: freshName("R"), kind: "owned", ownerUid: "x" },
    ],
    ["regions/retryProvisioning", { regionId }],
    ["regions/suspendRegion", { regionId, reason }],
    ["regions/reopenRegion", { regionId, reason }],
    ["regions/interveneInRegion", { regionId, reason, action: { kind: "suspend" } }],
  ] as const;

const forTheRegion = (regionId: string) =>
  [
    ["regions/configureRegion", { regionId, culture: { theme: "x" } }],
    ["regions/configureEconomy", { regionId, economy: { startingTurns: 1 } }],
    ["regions/closeRegion", { regionId, displayName: "x", reason }],
    ["regions/revokeClosing", { regionId }],
    ["regions/offerRegion", { regionId, toUid: "x" }],
    ["regions/withdrawOffer", { regionId }],
    ["regions/announce", { regionId, title: "Hear", body: "Hear" }],
    ["regions/queryRegions", { regionIds: [regionId] }],
  ] as const;

describe("what administrators may do", () => {
  it.each([
    ["an owner", async () => mine.owner],
    ["an administrator by claim alone", async () => administrator({ mandate: "none" })],
    ["an administrator by document alone", async () => administrator({ claim: false })],
    ["a former administrator", async () => administrator({ mandate: "ended" })],
  ])("is refused to %s", async (_who, open) => {
    const actor = await open();
    for (const [path, data] of forAdministrators(mine.regionId)) {
      expect(refusalOf(await actor.send(path, data)), path).toBe("PERMISSION_DENIED");
    }
    expect((await region(mine.regionId)).status).toBe("active");
  });

  it("ends with the mandate, not with the token", async () => {
    const root = await administrator();
    await root.call("regions/interveneInRegion", {
      regionId: other.regionId,
      reason,
      action: { kind: "configure", change: {} },
    });
    await administrators.ref({ uid: root.uid }).update({ status: "ended", endedAt: new Date() });
    const suspension = { regionId: other.regionId, reason };
    expect(refusalOf(await root.send("regions/suspendRegion", suspension))).toBe("PERMISSION_DENIED");
  });

  it("is to watch the jobs that they begin, and no longer than the mandate lasts", async () => {
    const [root, owner] = [await administrator(), await player()];
    const opening = { regionId: freshId("r"), displayName: freshName("R"), kind: "owned" };
    const { jobId } = await root.call<{ jobId: string }>("regions/createRegion", {
      ...opening,
      ownerUid: owner.uid,
    });
    expect(await root.mayRead(`jobs/${jobId}`)).toBe(true);
    await administrators.ref({ uid: root.uid }).update({ status: "ended", endedAt: new Date() });
    expect(await root.mayRead(`jobs/${jobId}`)).toBe(false);
    expect(await owner.mayRead(`jobs/${jobId}`)).toBe(true);
  });
});

describe("what a region's holders may do", () => {
  it.each([
    ["a stranger", async () => stranger()],
    ["the owner of another region", async () => other.owner],
  ])("is refused to %s", async (_who, open) => {
    const actor = await open();
    for (const [path, data] of forTheRegion(mine.regionId)) {
      expect(refusalOf(await actor.send(path, data)), path).toBe("PERMISSION_DENIED");
    }
  });

  it("is refused to an administrator, who sees its figures all the same", async () => {
    const root = await administrator();
    for (const [path, data] of forTheRegion(mine.regionId)) {
      const answer = await root.send(path, data);
      if (path === "regions/queryRegions") expect(answer.error).toBeUndefined();
      else expect(refusalOf(answer), path).toBe("PERMISSION_DENIED");
    }
  });

  it("is the administrators' where the region is the platform's", async () => {
    await ensureNexus();
    const root = await administrator();
    const culture = { welcomeMessage: freshName("Welcome") };
    await root.call("regions/configureRegion", { regionId: "nexus", culture });
    expect(refusalOf(await mine.owner.send("regions/configureRegion", { regionId: "nexus", culture }))).toBe(
      "PERMISSION_DENIED",
    );
  });

  it("goes to the elected governor, except what is the owner's", async () => {
    const { regionId, owner } = await ownedRegion();
    const governor = await player();
    await regions.ref({ regionId }).update({ governorUid: governor.uid });
    const change = { regionId, culture: { theme: "elected" } };
    await governor.call("regions/configureRegion", change);
    expect(refusalOf(await owner.send("regions/configureRegion", change))).toBe("PERMISSION_DENIED");
    const close = { regionId, displayName: "x", reason };
    expect(refusalOf(await governor.send("regions/closeRegion", close))).toBe("PERMISSION_DENIED");
    const root = await administrator();
    await root.call("regions/interveneInRegion", { regionId, reason, action: { kind: "vacateGovernor" } });
    await owner.call("regions/configureRegion", { regionId, culture: { theme: "owned" } });
    expect(refusalOf(await governor.send("regions/configureRegion", change))).toBe("PERMISSION_DENIED");
  });
});

describe("a query across regions", () => {
  it("answers a caller who has authority over each", async () => {
    const { regionId, owner } = await ownedRegion();
    await regions.ref({ regionId: mine.regionId }).update({ ownerUid: owner.uid });
    const regionIds = [regionId, mine.regionId];
    const answer = await owner.call<{ regions: { regionId: string }[] }>("regions/queryRegions", {
      regionIds,
    });
    expect(answer.regions.map((found) => found.regionId)).toEqual(regionIds);
    await regions.ref({ regionId: mine.regionId }).update({ ownerUid: mine.owner.uid });
  });

  it("says over which region it is lacking", async () => {
    const regionIds = [mine.regionId, other.regionId];
    const { error } = await mine.owner.send("regions/queryRegions", { regionIds });
    expect(error?.details).toMatchObject({
      reason: "PERMISSION_DENIED",
      metadata: { regionIds: [other.regionId] },
    });
    expect(error?.message).toContain(other.regionId);
    expect(error?.message).not.toContain(mine.regionId);
  });

  it("takes each region once, and twenty at most", async () => {
    const twice = { regionIds: [mine.regionId, mine.regionId] };
    expect(refusalOf(await mine.owner.send("regions/queryRegions", twice))).toBe("INVALID_INPUT");
    const many = { regionIds: Array.from({ length: 21 }, (_, index) => `region-${index}`) };
    expect(refusalOf(await mine.owner.send("regions/queryRegions", many))).toBe("INVALID_INPUT");
    const unknown = { regionIds: ["no-such-region"] };
    expect(refusalOf(await mine.owner.send("regions/queryRegions", unknown))).toBe("REGION_UNKNOWN");
  });
});

describe("the directory", () => {
  it("lists every region once, page by page, to everybody who is signed in", async () => {
    const reader = stranger();
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page: { regions: { regionId: string }[]; cursor: string | null } = await reader.call(
        "regions/listRegions",
        { pageSize: 20, ...(cursor == null ? {} : { cursor }) },
      );
      expect(page.regions.length).toBeLessThanOrEqual(20);
      seen.push(...page.regions.map(({ regionId }) => regionId));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining(["nexus", mine.regionId, other.regionId]));
  });

  it("says whether a name could be had, as a checkout would", async () => {
    const check = (name: string) => stranger().call("regions/checkName", { name });
    expect(await check(freshName("Free"))).toEqual({ isFree: true, because: null });
    for (const taken of [mine.regionId, "Nexus Support"]) {
      const { isFree, because } = await check(taken);
      expect([isFree, because]).toEqual([false, expect.stringContaining("is taken")]);
    }
  });

  it("filters by status", async () => {
    const { regionId } = await activeRegion();
    const root = await administrator();
    await root.call("regions/suspendRegion", { regionId, reason });
    const { regions: suspended } = await root.call<{ regions: { regionId: string; status: string }[] }>(
      "regions/listRegions",
      { status: "suspended", pageSize: 100 },
    );
    expect(suspended.map((found) => found.regionId)).toContain(regionId);
    expect(new Set(suspended.map(({ status }) => status))).toEqual(new Set(["suspended"]));
  });
});

describe("a region that is handed on", () => {
  it("makes the new owner a citizen with the owner's powers, and takes them from the old one", async () => {
    const { regionId, owner } = await activeRegion();
    const heir = await player();
    await regions.ref({ regionId }).update({ closesAt: new Date(Date.now() + DAY_MS) });
    await handOn(regionId, heir.uid);
    expect(await region(regionId)).toMatchObject({ ownerUid: heir.uid, closesAt: null });
    const member = (await members.ref({ regionId, uid: heir.uid }).get()).data();
    const mirror = (await memberships.ref({ uid: heir.uid, regionId }).get()).data();
    expect([member?.standing, mirror?.standing]).toEqual(["citizen", "citizen"]);
    const told = async ({ uid }: Actor) =>
      (await notices.collection({ uid }).get()).docs.map((doc) => doc.data().kind);
    expect([await told(heir), await told(owner)]).toEqual([["REGION_RECEIVED"], ["REGION_HANDED_ON"]]);
    const change = { regionId, culture: { theme: "inherited" } };
    expect(refusalOf(await owner.send("regions/configureRegion", change))).toBe("PERMISSION_DENIED");
    await heir.call("regions/configureRegion", change);
  });
});

describe("an offer", () => {
  it("is made to one player at a time, and stands until it is taken back", async () => {
    const { regionId, owner } = await activeRegion();
    const [heir, second] = [await player(), await player()];
    const offer = (toUid: string) => owner.send("regions/offerRegion", { regionId, toUid });
    expect(refusalOf(await offer("nobody"))).toBe("PLAYER_UNKNOWN");
    expect(refusalOf(await offer(owner.uid))).toBe("ALREADY_OWNER");
    expect(refusalOf(await owner.send("regions/withdrawOffer", { regionId }))).toBe("OFFER_UNKNOWN");
    expect((await offer(heir.uid)).error).toBeUndefined();
    expect(await heir.mayRead(`regions/${regionId}/offers/current`)).toBe(true);
    expect(await second.mayRead(`regions/${regionId}/offers/current`)).toBe(false);
    expect(refusalOf(await offer(second.uid))).toBe("OFFER_STANDS");
    expect(await owner.call("regions/withdrawOffer", { regionId })).toEqual({ regionId, isBeingPaid: false });
    expect((await offer(second.uid)).error).toBeUndefined();
    const told = (await notices.collection({ uid: heir.uid }).get()).docs.map((doc) => doc.data().kind);
    expect(told.toSorted()).toEqual(["OFFER_WITHDRAWN", "REGION_OFFERED"]);
    expect((await region(regionId)).ownerUid).toBe(owner.uid);
  });
});

describe("an announcement", () => {
  it("is one document", async () => {
    const { announcementId } = await mine.owner.call<{ announcementId: string }>("regions/announce", {
      regionId: mine.regionId,
      title: "Hear, hear",
      body: "The gates\nare open.",
    });
    const { docs } = await announcements.collection({ regionId: mine.regionId }).get();
    expect(docs.map((doc) => doc.id)).toEqual([announcementId]);
    expect(docs[0]!.data()).toMatchObject({ title: "Hear, hear", authorUid: mine.owner.uid });
  });
});

describe("announcements", () => {
  it("are five a day for one person in a region, and the next day as many again", async () => {
    const { regionId } = other;
    const say = async (title: string) => {
      const { error } = await other.owner.send("regions/announce", { regionId, title, body: "Hear." });
      return error?.details?.reason;
    };
    for (const title of ["One", "Two", "Three", "Four"]) expect(await say(title)).toBeUndefined();
    const atOnce = await Promise.all([say("Five"), say("Six")]);
    expect(atOnce.toSorted()).toEqual(["ANNOUNCEMENTS_USED", undefined]);
    expect(await say("Seven")).toBe("ANNOUNCEMENTS_USED");
    const { docs } = await announcements.collection({ regionId }).get();
    for (const { ref } of docs) await ref.update({ at: new Date(Date.now() - DAY_MS) });
    expect(await say("Eight")).toBeUndefined();
  });
});

describe("an intervention", () => {
  it("needs a reason of ten characters", async () => {
    const root = await administrator();
    const action = { kind: "suspend" };
    const short = { regionId: other.regionId, reason: "Because.", action };
    expect(refusalOf(await root.send("regions/interveneInRegion", short))).toBe("INVALID_INPUT");
  });

  it("bans a resident out of the home at once, and is public with its reason", async () => {
    const { regionId } = other;
    const root = await administrator();
    const resident = await player();
    await players.ref({ uid: resident.uid }).update({
      homeRegionId: regionId,
      homes: [{ regionId, since: new Date(0) }],
    });
    const action = { kind: "ban", uid: resident.uid, termHours: 1 };
    await root.call("regions/interveneInRegion", { regionId, reason, action });
    expect((await members.ref({ regionId, uid: resident.uid }).get()).data()?.status).toBe("banned");
    expect((await memberships.ref({ uid: resident.uid, regionId }).get()).data()?.status).toBe("banned");
    expect((await players.ref({ uid: resident.uid }).get()).data()?.homeRegionId).toBeNull();
    const entries = await regionAudit.collection({ regionId }).where("subjectUid", "==", resident.uid).get();
    expect(entries.docs.map((doc) => doc.data())).toMatchObject([
      { action: "interveneInRegion:ban", actorUid: root.uid, reason, visibility: "public" },
    ]);
    await root.call("regions/interveneInRegion", {
      regionId,
      reason,
      action: { kind: "unban", uid: resident.uid },
    });
    expect((await members.ref({ regionId, uid: resident.uid }).get()).data()?.ban).toBeNull();
  });

  it("sets what a vote decides", async () => {
    const { regionId, owner } = await ownedRegion();
    await owner.call("regions/configureRegion", { regionId, governance: { type: "council" } });
    const root = await administrator();
    const change = { governance: { type: "autocracy" } };
    await root.call("regions/interveneInRegion", { regionId, reason, action: { kind: "configure", change } });
    expect((await region(regionId)).governance.type).toBe("autocracy");
  });
});
