import { DAY_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { republic } from "../republic.ts";
import type { Chapter, Story } from "../story.ts";

const CITIZENS = ["mina", "cyrus", "rhea", "vera", "boris"];
const reason = "The question is before the platform's court.";

/** Commons, which is Olga's, lowers its tax by law: proposed, voted on, waited for, in force. */
export const laws: Chapter = {
  title: "laws",
  async play(story) {
    await republic(story, "commons", "olga", CITIZENS);
    const proposalId = await propose(story);
    await stop(story);
    await vote(story, proposalId);
    await implement(story);
  },
};

/** Mina words her law twice; Cyrus, who wants the same field, thinks better of it. */
async function propose(story: Story): Promise<string> {
  const regionId = story.regionId("commons");
  const lowerTax = (tradeTaxBasisPoints: number) => ({
    regionId,
    title: "Lower the trade tax",
    rationale: "Traders go elsewhere.",
    content: { kind: "law", change: { economy: { tradeTaxBasisPoints } } },
  });
  const draft = (actor: string, input: object) =>
    story.call<{ proposalId: string }>(actor, "governance/draftProposal", input);
  const { proposalId } = await draft("mina", lowerTax(700));
  await draft("mina", { ...lowerTax(800), proposalId });
  await story.call("mina", "governance/submitProposal", { regionId, proposalId });
  const other = { regionId, ...(await draft("cyrus", lowerTax(600))) };
  await story.call("cyrus", "governance/submitProposal", other);
  await story.call("cyrus", "governance/cancelProposal", other);
  const again = { regionId, ...(await draft("cyrus", lowerTax(600))) };
  await story.refused("cyrus", "governance/submitProposal", again, "PROPOSAL_PAUSED");
  return proposalId;
}

/** A referendum that is on its way is ended by the platform. */
async function stop(story: Story): Promise<void> {
  const regionId = story.regionId("commons");
  const { proposalId } = await story.call<{ proposalId: string }>("vera", "governance/draftProposal", {
    regionId,
    title: "Whose is the moon?",
    rationale: "",
    content: { kind: "referendum", question: "Shall we claim the moon of Obsidian?" },
  });
  await story.call("vera", "governance/submitProposal", { regionId, proposalId });
  await story.call("root", "governance/vetoProposal", { regionId, proposalId, reason });
}

async function vote(story: Story, pollId: string): Promise<void> {
  const regionId = story.regionId("commons");
  story.advance(DAY_MS + MINUTE_MS);
  await story.schedule("settlePolls");
  await story.settle();
  for (const [actor, option] of [
    ["mina", "for"],
    ["cyrus", "against"],
    ["rhea", "for"],
    ["cyrus", "for"],
  ] as const) {
    const choice = { kind: "one", option };
    await story.call(actor, "governance/castBallot", { regionId, pollId, choice });
  }
  story.advance(7 * DAY_MS);
  await story.schedule("settlePolls");
  await story.settle();
}

/** Until the timelock is over the tax is what it was, and the owner cannot change that. */
async function implement(story: Story): Promise<void> {
  const regionId = story.regionId("commons");
  const economy = { tradeTaxBasisPoints: 800 };
  await story.refused("olga", "regions/configureEconomy", { regionId, economy }, "GOVERNED_BY_VOTE");
  story.advance(2 * DAY_MS + MINUTE_MS);
  await story.schedule("implementProposals");
  await story.settle();
  // In force: there is nothing left to refuse.
  await story.call("olga", "regions/configureEconomy", { regionId, economy });
}
