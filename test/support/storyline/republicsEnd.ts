import { hamlet, settledLong } from "./republic.ts";
import type { Story } from "./story.ts";

const reason = "The mines are exhausted.";

/** Wane is Otto's, with a vote and an election under way, and Rhea at home in it; an administrator closes it. Its id. */
export async function endRepublic(story: Story): Promise<string> {
  const regionId = story.regionId("wane");
  await hamlet(story, "wane", "otto", ["otto", "rhea", "boris"]);
  await story.call("rhea", "membership/setHomeRegion", { regionId });
  await settledLong(story, "wane", "rhea");
  await story.call("otto", "governance/callElection", { regionId, office: "ambassador", reason });
  const content = { kind: "referendum", question: "Shall we stay?" };
  const draft = { regionId, title: "To stay", rationale: "", content };
  const { proposalId } = await story.call<{ proposalId: string }>("rhea", "governance/draftProposal", draft);
  await story.call("rhea", "governance/submitProposal", { regionId, proposalId });
  const close = { regionId, reason, action: { kind: "close" } };
  await story.call("root", "regions/interveneInRegion", close);
  await story.settle();
  return regionId;
}
