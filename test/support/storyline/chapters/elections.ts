import { elections as electionDocuments } from "../../../../functions/src/governance/elections/schema.ts";
import type { Office } from "../../../../functions/src/governance/offices/office.ts";
import { offices } from "../../../../functions/src/governance/offices/schema.ts";
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { regions } from "../../../../functions/src/regions/schema.ts";
import { fillSignatures } from "../filling.ts";
import { republic } from "../republic.ts";
import type { Chapter, Story } from "../story.ts";

const CITIZENS = ["mina", "cyrus", "rhea", "vera", "boris"];
const reason = "As the constitution demands.";

/** Meridian, which is Olga's, elects all its offices, fills one anew, and is given up with an election on its way. */
export const elections: Chapter = {
  title: "elections",
  async play(story) {
    await republic(story, "meridian", "olga", CITIZENS);
    const governor = await callElections(story);
    await nominate(story, governor);
    await elect(story, governor);
    await resign(story);
    await giveUp(story);
  },
};

async function callElections(story: Story): Promise<string> {
  const governor = { regionId: story.regionId("meridian"), office: "governor", reason };
  const { electionId } = await story.call<{ electionId: string }>(
    "olga",
    "governance/callElection",
    governor,
  );
  await story.refused("olga", "governance/callElection", governor, "ELECTION_UNDER_WAY");
  await story.call("olga", "membership/appointModerator", {
    regionId: story.regionId("meridian"),
    uid: story.uid("mina"),
    permissions: ["region:{regionId}:members:manage"],
    reason,
  });
  // An hour later: what is concluded at once, and writes the region, is tried again.
  story.advance(HOUR_MS);
  await story.schedule("fillVacancies");
  await story.settle();
  return electionId;
}

/** Two stand for governor and a third thinks better of it; the council has fewer candidates than seats, the ambassador one. */
async function nominate(story: Story, governor: string): Promise<void> {
  const regionId = story.regionId("meridian");
  const nominate = (by: string, electionId: string, actor: string) =>
    story.call(by, "governance/nominateCandidate", { regionId, electionId, uid: story.uid(actor) });
  await nominate("vera", governor, "vera");
  await nominate("vera", governor, "boris");
  const platform = "Lamps on every lane.";
  await story.call("boris", "governance/acceptNomination", { regionId, electionId: governor, platform });
  await story.call("rhea", "governance/secondCandidate", {
    regionId,
    electionId: governor,
    uid: story.uid("vera"),
  });
  await nominate("cyrus", governor, "cyrus");
  await story.call("cyrus", "governance/withdrawCandidacy", { regionId, electionId: governor });
  const council = await electionTo(story, "councilMember");
  for (const actor of ["mina", "cyrus", "vera"]) await nominate(actor, council, actor);
  const ambassador = await electionTo(story, "ambassador");
  await nominate("rhea", ambassador, "rhea");
  // Where there are many citizens beside the cast, more must sign than it has people.
  for (const electionId of [governor, council, ambassador]) await fillSignatures(story, regionId, electionId);
}

async function elect(story: Story, electionId: string): Promise<void> {
  const regionId = story.regionId("meridian");
  await settleIn(story, 7 * DAY_MS - HOUR_MS + MINUTE_MS);
  await settleIn(story, HOUR_MS);
  const ranking = [story.uid("vera"), story.uid("boris")];
  for (const actor of ["mina", "cyrus", "rhea"]) {
    const choice = { kind: "ranking", ranking };
    await story.call(actor, "governance/castBallot", { regionId, pollId: electionId, choice });
  }
  const pollId = await electionTo(story, "ambassador");
  for (const actor of ["mina", "cyrus", "vera"]) {
    const choice = { kind: "one", option: "for" };
    await story.call(actor, "governance/castBallot", { regionId, pollId, choice });
  }
  const council = await electionTo(story, "councilMember");
  // No two have as many votes: a lot would fall otherwise in another play.
  const approvals = { mina: 3, cyrus: 3, rhea: 3, vera: 2, boris: 1 };
  for (const [actor, most] of Object.entries(approvals)) {
    const options = ["mina", "cyrus", "vera"].slice(0, most).map((name) => story.uid(name));
    const choice = { kind: "several", options };
    await story.call(actor, "governance/castBallot", { regionId, pollId: council, choice });
  }
  await story.call("rhea", "governance/getReceipts", { regionId, pollId: electionId, revision: 1 });
  await settleIn(story, 7 * DAY_MS - HOUR_MS);
  await settleIn(story, HOUR_MS);
}

async function settleIn(story: Story, ms: number): Promise<void> {
  story.advance(ms);
  await story.schedule("settlePolls");
  await story.settle();
}

/** Nobody wants to follow Rhea, the first time; Vera, who governs, does not wait for the second. */
async function resign(story: Story): Promise<void> {
  const regionId = story.regionId("meridian");
  await story.call("rhea", "governance/resignOffice", { regionId, office: "ambassador" });
  await story.schedule("fillVacancies");
  await story.settle();
  await settleIn(story, 7 * DAY_MS + MINUTE_MS);
  // Mina moderated for Olga: Vera, who governs since then, has not confirmed her.
  await story.schedule("endMandates");
  await story.settle();
  // So late that its voting begins after the region has closed, also in plays in which tasks are held back for days.
  until(story, after(await nominationsOf(story, "governor"), -3 * DAY_MS));
  await story.call("vera", "governance/callElection", { regionId, office: "ambassador", reason });
  await story.refused(
    "vera",
    "governance/callElection",
    { regionId, office: "councilMember", reason },
    "TERM_RUNNING",
  );
}

/**
 * Nominations for governor open a month later; then the region is on its way out, and what was to be elected is called off by who
 * comes to it. What ends at a closing itself is played with the departures.
 */
async function giveUp(story: Story): Promise<void> {
  const regionId = story.regionId("meridian");
  until(story, await nominationsOf(story, "governor"));
  await story.schedule("openNominations");
  await story.settle();
  await regions.ref({ regionId }).update({ status: "closing" });
  story.advance(20 * DAY_MS);
  await story.schedule("openNominations");
  await story.settle();
  await story.schedule("settlePolls");
  await story.settle();
}

async function electionTo(story: Story, office: Office): Promise<string> {
  const record = (await offices.ref({ regionId: story.regionId("meridian"), office }).get()).data()!;
  return record.election!.electionId;
}

async function nominationsOf(story: Story, office: Office): Promise<Date> {
  const electionId = await electionTo(story, office);
  const election = await electionDocuments.ref({ regionId: story.regionId("meridian"), electionId }).get();
  return election.data()!.nominationsOpenAt;
}

/** Goes on to an instant, which a late task may have passed already. */
function until(story: Story, instant: Date): void {
  story.advance(Math.max(0, instant.getTime() - story.now().getTime()) + MINUTE_MS);
}
