import { DAY_MS, HOUR_MS } from "../../functions/src/platform/duration.ts";
import { triggers } from "../../scripts/generate/registry.ts";
import { visit } from "../support/storyline/chapters/visits.ts";
import { emptyStripe } from "../support/storyline/emptyStripe.ts";
import { broughtTo, displacedToNexus, freshPorts, nobodyAbroad } from "../support/storyline/pilots.ts";
import { everybodySignedUpBut } from "../support/storyline/setting.ts";
import type { Chapter, Story } from "../support/storyline/story.ts";

const reason = "Said the harbour master.";
const CAST = ["ann", "ben", "clea", "dora"];

/** The ways of an operation that the storyline leaves out, each of which costs something else. In Haven, which is Ann's. */
export const otherWays: Chapter = {
  title: "other ways",
  async play(story) {
    await openHaven(story);
    await planRoutes(story);
    await stayAbroad(story);
    await comeAndGo(story);
    await govern(story);
    await loseHomes(story);
    await story.call("dora", "players/deleteAccount", {});
    await story.settle();
  },
};

/** Every schedule twice: the second time, nothing has happened since. */
export const quietMinutes: Chapter = {
  title: "quiet minutes",
  async play(story) {
    // What the tick has run besides is measured with it, elsewhere.
    const schedules = triggers().filter(({ kind, queue }) => kind === "schedule" && queue !== null);
    await everybodySignedUpBut(story, "nobody");
    await emptyStripe();
    await nobodyAbroad();
    for (const _round of [1, 2]) {
      for (const { name } of schedules) await story.schedule(name);
      // What the first round has enqueued would be done while the second counts what is due.
      await story.settle();
    }
  },
};

async function openHaven(story: Story): Promise<void> {
  for (const actor of CAST) {
    await story.call(actor, "players/registerPlayer", { name: `${actor} ${story.run}` });
  }
  for (const name of ["haven", "cove"]) {
    await story.call("root", "regions/createRegion", {
      regionId: story.regionId(name),
      displayName: `${name} ${story.run}`,
      kind: "owned",
      ownerUid: story.uid("ann"),
    });
  }
  await story.settle();
}

/**
 * The first route within a region brings its map into memory; that of the Nexus is there from the storyline. Regions of the
 * play's own: what others have made of the default one may have no sectors.
 */
async function planRoutes(story: Story): Promise<void> {
  const at = (regionId: string, sectorNumber: number) => ({ regionId, sectorNumber });
  const haven = story.regionId("haven");
  const cove = story.regionId("cove");
  for (const [from, to] of [
    [at(haven, 1), at(haven, 400)],
    [at(haven, 400), at(haven, 1)],
    [at(cove, 1), at(cove, 7)],
    [at(haven, 1), at(cove, 7)],
    [at(haven, 1), at("nexus", 7)],
  ] as const) {
    await story.call("ann", "galaxy/planRoute", { from, to });
  }
}

/** A task that comes late finds a visit over that would have ended soon. */
async function stayAbroad(story: Story): Promise<void> {
  // With it the room has the region's map in memory.
  await story.call("ann", "ships/undock", { regionId: "default" });
  await displacedToNexus(story, "ann");
  await visit(story, "ann");
  await tradeAbroad(story, "ann");
  story.advance(50 * HOUR_MS);
  await story.schedule("reviewVisits");
  await story.settle();
}

async function tradeAbroad(story: Story, actor: string): Promise<void> {
  const regionId = "default";
  await freshPorts();
  await broughtTo(story, actor, { regionId, sectorNumber: 1, berth: "port" });
  const lines = [{ commodity: "machinery", side: "buy", units: 1 }];
  const { paper } = await story.call<{ paper: string }>(actor, "ports/quote", { regionId, lines });
  await story.call(actor, "ports/trade", { regionId, paper });
}

async function comeAndGo(story: Story): Promise<void> {
  const regionId = story.regionId("haven");
  const setPolicy = (policy: string) =>
    story.call("ann", "regions/configureRegion", { regionId, immigration: { policy } });
  await setPolicy("approval");
  await story.call("ben", "membership/joinRegion", { regionId });
  await setPolicy("open");
  await story.call("ben", "membership/joinRegion", { regionId });
  await story.call("ben", "membership/leaveRegion", { regionId });
  await story.call("ann", "membership/listJoinRequests", { regionId });
  for (const actor of ["ben", "clea", "dora"]) {
    await story.call(actor, "membership/joinRegion", { regionId });
    await story.call(actor, "membership/setHomeRegion", { regionId });
  }
  await story.call("dora", "membership/leaveRegion", { regionId });
}

async function govern(story: Story): Promise<void> {
  const regionId = story.regionId("haven");
  const citizens = ["ben", "clea"].map((actor) => ({ regionId, uid: story.uid(actor), reason }));
  // With a governor in office, the owner promotes nobody.
  for (const citizen of citizens) await story.call("ann", "membership/promoteMember", citizen);
  for (const citizen of citizens) await story.call("ann", "regions/appointGovernor", citizen);
  await story.call("ann", "regions/appointGovernor", { regionId, uid: null, reason });
}

async function loseHomes(story: Story): Promise<void> {
  const regionId = story.regionId("haven");
  const clea = { regionId, uid: story.uid("clea"), reason };
  await story.call("ann", "membership/banMember", clea);
  await story.call("ann", "membership/unbanMember", clea);
  story.advance(7 * DAY_MS);
  await story.call("clea", "membership/setHomeRegion", { regionId });
  const action = { kind: "ban", uid: story.uid("ben") };
  await story.call("root", "regions/interveneInRegion", { regionId, reason, action });
}
