import { ballots } from "../../functions/src/governance/polls/schema.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { db } from "../../functions/src/platform/store.ts";
import { hamlet } from "../support/storyline/republic.ts";
import type { Chapter, Story } from "../support/storyline/story.ts";

const PER_COMMIT = 500;
const CITIZENS = ["eve", "finn", "gus"];
const reason = "The question is not the citizens' to decide.";

/** The ways of a vote that the storyline leaves out. In Moot, which is Eve's, all three must vote. */
export const votes: Chapter = {
  title: "votes",
  async play(story) {
    for (const actor of CITIZENS) {
      await story.call(actor, "players/registerPlayer", { name: `${actor} ${story.run}` });
    }
    await hamlet(story, "moot", "eve", CITIZENS);
    const kept = await ask(story, "eve");
    const stopped = await ask(story, "finn");
    const election = await stand(story);
    await later(story, DAY_MS + MINUTE_MS);
    await callOff(story, stopped);
    await vote(story, "moot", ["eve", "finn"], kept, { kind: "one", option: "for" });
    await later(story, 6 * DAY_MS + 12 * HOUR_MS);
    await vote(story, "moot", CITIZENS, election, { kind: "several", options: [story.uid("finn")] });
    await fillPoll(story, election);
    // The third vote, in the last hours, makes the quorum: there is a day more.
    await vote(story, "moot", ["gus"], kept, { kind: "one", option: "for" });
    await later(story, 13 * HOUR_MS);
    await later(story, DAY_MS + MINUTE_MS);
    await later(story, 5 * DAY_MS);
    await ignore(story);
  },
};

/** Of the treaty that Eve offers to Gus's region nobody wants to know. */
async function ignore(story: Story): Promise<void> {
  await hamlet(story, "rival", "gus", []);
  const sides = { regionId: story.regionId("moot"), withRegionId: story.regionId("rival") };
  const type = "non_aggression";
  const input = { ...sides, terms: { type }, termDays: null, noticeDays: 7, message: "" };
  const { revision } = await story.call<{ revision: number }>("eve", "governance/offerTreaty", input);
  await story.call("eve", "governance/signTreaty", { ...sides, type, revision });
  await later(story, MINUTE_MS);
  await later(story, 7 * DAY_MS);
}

async function ask(story: Story, actor: string): Promise<string> {
  const regionId = story.regionId("moot");
  const { proposalId } = await story.call<{ proposalId: string }>(actor, "governance/draftProposal", {
    regionId,
    title: "Shall we?",
    rationale: "",
    content: { kind: "referendum", question: `Shall we do as ${actor} says?` },
  });
  await story.call(actor, "governance/submitProposal", { regionId, proposalId });
  return proposalId;
}

/** Two want to be ambassador: ballots of approval are added up. */
async function stand(story: Story): Promise<string> {
  const regionId = story.regionId("moot");
  const { electionId } = await story.call<{ electionId: string }>("eve", "governance/callElection", {
    regionId,
    office: "ambassador",
    reason: "Nobody speaks for us.",
  });
  for (const actor of ["eve", "finn"]) {
    const candidate = { regionId, electionId, uid: story.uid(actor) };
    await story.call(actor, "governance/nominateCandidate", candidate);
  }
  return electionId;
}

async function callOff(story: Story, proposalId: string): Promise<void> {
  const regionId = story.regionId("moot");
  await vote(story, "moot", ["eve"], proposalId, { kind: "one", option: "against" });
  await story.call("root", "governance/vetoProposal", { regionId, proposalId, reason });
  await later(story, 0);
}

/** Has each of them cast the same in a poll of the region of this name. */
export async function vote(
  story: Story,
  name: string,
  actors: readonly string[],
  pollId: string,
  choice: object,
): Promise<void> {
  const regionId = story.regionId(name);
  for (const actor of actors) {
    await story.call(actor, "governance/castBallot", { regionId, pollId, choice });
  }
}

/** Gives the ambassador's election `scale.members` ballots beside those of the cast: documents alone. */
async function fillPoll(story: Story, pollId: string): Promise<void> {
  const regionId = story.regionId("moot");
  const choice = { kind: "several" as const, options: [story.uid("finn")] };
  const ballot = { choice, power: 1, revision: 1, firstCastAt: story.now() };
  for (let first = 0; first < story.scale.members; first += PER_COMMIT) {
    const batch = db().batch();
    for (let index = first; index < Math.min(first + PER_COMMIT, story.scale.members); index++) {
      batch.set(ballots.ref({ regionId, pollId, uid: `${story.run}-b${index}` }), ballot);
    }
    await batch.commit();
  }
}

/** Lets game time pass, and what is due of polls then be done. */
export async function later(story: Story, ms: number): Promise<void> {
  story.advance(ms);
  await story.schedule("settlePolls");
  await story.settle();
}
