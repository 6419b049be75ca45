import { newElection, stageNewElection } from "../../functions/src/governance/elections/newElection.ts";
import { neverElected } from "../../functions/src/governance/offices/office.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { hamlet } from "../support/storyline/republic.ts";
import type { Chapter, Story } from "../support/storyline/story.ts";
import { later, vote } from "./votes.ts";

const CITIZENS = ["eve", "finn", "gus"];

/** Ends of votes that are rarely met, in regions that are Eve's: the citizens are those of the votes before. */
export const otherVotes: Chapter = {
  title: "other votes",
  async play(story) {
    await hamlet(story, "fen", "eve", CITIZENS);
    await recall(story);
    await collide(story);
    await openLate(story);
    await hamlet(story, "keep", "eve", CITIZENS);
    await elect(story);
  },
};

/** Finn, who negotiates for Fen, is recalled. */
async function recall(story: Story): Promise<void> {
  const regionId = story.regionId("fen");
  const uid = story.uid("finn");
  await members.ref({ regionId, uid }).update({ offices: ["ambassador"] });
  const demand = { kind: "recall", office: "ambassador", uid };
  const input = { regionId, title: "Enough of Finn", demand };
  const { petitionId } = await story.call<{ petitionId: string }>("eve", "governance/openPetition", input);
  for (const actor of ["finn", "gus"])
    await story.call(actor, "governance/supportPetition", { regionId, petitionId });
  story.advance(10 * MINUTE_MS);
  await story.schedule("reviewPetitions");
  await story.settle();
  await later(story, DAY_MS + MINUTE_MS);
  await vote(story, "fen", CITIZENS, petitionId, { kind: "one", option: "for" });
  await later(story, 7 * DAY_MS);
}

/** Of two laws on one field the first to open is voted on; the other is called off an hour later. */
async function collide(story: Story): Promise<void> {
  const regionId = story.regionId("fen");
  for (const [actor, tradeTaxBasisPoints] of [
    ["eve", 800],
    ["gus", 700],
  ] as const) {
    const content = { kind: "law", change: { economy: { tradeTaxBasisPoints } } };
    const words = { regionId, title: "Lower the trade tax", rationale: "", content };
    const draft = await story.call<{ proposalId: string }>(actor, "governance/draftProposal", words);
    await story.call(actor, "governance/submitProposal", { regionId, ...draft });
    story.advance(HOUR_MS);
  }
  await later(story, DAY_MS - 2 * HOUR_MS + MINUTE_MS);
  await later(story, HOUR_MS);
  await later(story, 7 * DAY_MS);
}

/** An election whose nominations were announced by nobody before its voting was to begin. */
async function openLate(story: Story): Promise<void> {
  const regionId = story.regionId("fen");
  const region = (await regions.ref({ regionId }).get()).data()!;
  const scheduled = { cause: "term" as const, closesAt: after(story.now(), 20 * DAY_MS) };
  await transact(async (tx) =>
    stageNewElection(
      tx,
      await newElection(region, neverElected(regionId, "councilMember"), scheduled, story.now()),
    ),
  );
  story.advance(14 * DAY_MS);
  await story.schedule("openNominations");
  await story.settle();
  await later(story, 0);
}

/** Nobody wants to speak for Keep, an autocracy, which tries nothing again. */
async function elect(story: Story): Promise<void> {
  const regionId = story.regionId("keep");
  await regions.ref({ regionId }).update({ "governance.type": "autocracy" });
  const reason = "Somebody should speak for us.";
  await story.call("eve", "governance/callElection", { regionId, office: "ambassador", reason });
  await later(story, 7 * DAY_MS + MINUTE_MS);
}
