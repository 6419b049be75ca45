import { DAY_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { hamlet } from "../republic.ts";
import type { Chapter, Story } from "../story.ts";

/** In Hollow, which is Olga's, three of five citizens must support what is asked for. */
export const petitions: Chapter = {
  title: "petitions",
  async play(story) {
    await hamlet(story, "hollow", "olga", ["mina", "cyrus", "rhea", "vera", "boris"]);
    await ask(story);
    await demandElection(story);
    await passOver(story);
  },
};

/** Vera's question reaches a third alone, two thirds with Cyrus, who hesitates, and all with Rhea. */
async function ask(story: Story): Promise<void> {
  const petition = await open(story, "vera", {
    kind: "referendum",
    question: "Shall the lamps burn all night?",
  });
  await story.call("cyrus", "governance/supportPetition", petition);
  await story.call("cyrus", "governance/withdrawSupport", petition);
  await review(story);
  // Nothing has happened since.
  await review(story);
  await story.call("cyrus", "governance/supportPetition", petition);
  await story.call("cyrus", "governance/supportPetition", petition);
  await review(story);
  await story.call("rhea", "governance/supportPetition", petition);
  await review(story);
  await story.refused("mina", "governance/supportPetition", petition, "PETITION_STATE");
  const sentence = "If the citizens wish it, they shall.";
  await story.call("olga", "governance/answerPetition", { ...petition, sentence });
}

/** Enough want to elect a governor: the election is called, and the government has nothing to say. */
async function demandElection(story: Story): Promise<void> {
  const demand = { kind: "election", office: "governor" };
  const petition = await open(story, "mina", demand);
  const again = {
    regionId: story.regionId("hollow"),
    title: "Let us choose",
    demand,
  };
  await story.refused("boris", "governance/openPetition", again, "PETITION_EXISTS");
  for (const actor of ["cyrus", "rhea"]) await story.call(actor, "governance/supportPetition", petition);
  await review(story);
}

/** What Boris asks nobody wants; a month later it has lapsed, the answer to Mina is overdue, and what follows from that is voted on. */
async function passOver(story: Story): Promise<void> {
  const question = "Shall the docks be mine?";
  await open(story, "boris", { kind: "referendum", question });
  await review(story);
  story.advance(30 * DAY_MS + MINUTE_MS);
  await review(story);
  story.advance(2 * DAY_MS);
  await story.schedule("settlePolls");
  await story.settle();
}

async function open(
  story: Story,
  actor: string,
  demand: object,
): Promise<{ regionId: string; petitionId: string }> {
  const regionId = story.regionId("hollow");
  const input = { regionId, title: "What we ask for", text: "It is time.", demand };
  const { petitionId } = await story.call<{ petitionId: string }>(actor, "governance/openPetition", input);
  return { regionId, petitionId };
}

/** Runs of the schedule are ten minutes apart: within five, a task of the same name would be there already. */
async function review(story: Story): Promise<void> {
  story.advance(10 * MINUTE_MS);
  await story.schedule("reviewPetitions");
  await story.settle();
}
