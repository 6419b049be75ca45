import { electionTitle } from "../functions/src/governance/elections/election.ts";
import type { Poll } from "../functions/src/governance/polls/poll.ts";
import { polls } from "../functions/src/governance/polls/schema.ts";
import { DAY_MS, HOUR_MS } from "../functions/src/platform/duration.ts";
import { tick } from "../scripts/stack/cron.ts";
import type { Account } from "./accounts.ts";
import { DEMO_REGIONS } from "./galaxy.ts";
import { advance, type Stack } from "./gameTime.ts";
import { until } from "./until.ts";

const regionId = "aurora";

/** The people of aurora's politics: all citizens. */
export type Citizens = Readonly<Record<"olga" | "mina" | "cyrus" | "iris" | "juno" | "kai", Account>>;

/**
 * Eight days in a democracy, game time moved along: a law passes and waits out its timelock, an election has candidates
 * and is being voted on, a treaty comes into force. Returns what a person may want to look at, a line each.
 */
export async function playPolitics(citizens: Citizens, gwen: Account, options: Stack): Promise<string[]> {
  const { cyrus, olga } = citizens;
  // Citizens by an officer's grant vote in what is called once they have lived here for seven days: they have.
  const economy = { tradeTaxBasisPoints: 1_200 };
  const foretold = await foretell(cyrus, economy);
  const { proposalId } = await cyrus.client.governance.draftProposal({
    regionId,
    title: "A trade tax that pays for the bank",
    rationale: `Twelve per cent instead of ten. In thirty days it brings ${foretold}.`,
    content: { kind: "law", change: { economy } },
  });
  await cyrus.client.governance.submitProposal({ regionId, proposalId });
  const { electionId } = await olga.client.governance.callElection({
    regionId,
    office: "governor",
    reason: "Aurora has never chosen its governor.",
  });
  await nominate(citizens, electionId);
  const treaty = await offerTreaty(olga, gwen);

  advance(DAY_MS + HOUR_MS);
  const questions = [proposalId, treaty.pollId];
  await untilPhase(questions, "open", options);
  for (const question of questions)
    await vote(citizens, question, (name) => one(name === "mina" ? "against" : "for"));
  options.onProgress("a law, an election and a treaty are on their way");

  advance(7 * DAY_MS);
  await untilPhase(questions, "erased", options);
  await untilPhase([electionId], "open", options);
  await vote(citizens, electionId, (name) => ranking(RANKINGS[name], citizens));
  options.onProgress("a law has passed, candidates are voted on");
  return [
    `${regionId}: the law "A trade tax that pays for the bank" has passed and takes effect in two days; in thirty days it brings ${foretold}`,
    `${regionId}: the election "${electionTitle("governor", DEMO_REGIONS[regionId]!)}" closes in six days; then npm run recount -- ${electionId}`,
    `${regionId} and obsidian: the treaty ${treaty.treatyId} is in force`,
  ];
}

type Name = keyof Citizens;

/** What a change of the economy is projected to bring the treasury. */
async function foretell({ client }: Account, economy: { tradeTaxBasisPoints: number }): Promise<string> {
  const { levies } = await client.economy.project({ regionId, economy });
  const { presentCredits, staticCredits, behaviourCredits } = levies.find(({ levy }) => levy === "net")!;
  const answered = behaviourCredits === null ? "" : `, and ${behaviourCredits[2]} if trade answers`;
  return `${staticCredits} credits instead of ${presentCredits} if trade stays as it is${answered}`;
}

async function nominate({ cyrus, iris, juno, kai }: Citizens, electionId: string): Promise<void> {
  const stand = (account: Account, platform: string) =>
    account.client.governance.nominateCandidate({ regionId, electionId, uid: account.uid, platform });
  await stand(cyrus, "Low taxes, open gates.");
  await stand(iris, "A library at every port.");
  await juno.client.governance.nominateCandidate({ regionId, electionId, uid: kai.uid });
  await kai.client.governance.acceptNomination({ regionId, electionId, platform: "I was asked to." });
}

/** Obsidian's governor signs at once; aurora's citizens are asked. */
async function offerTreaty(olga: Account, gwen: Account): Promise<{ treatyId: string; pollId: string }> {
  const terms = { type: "trade_agreement" as const, dutyBasisPoints: 5_000 };
  const { treatyId, revision } = await olga.client.governance.offerTreaty({
    regionId,
    withRegionId: "obsidian",
    terms,
    termDays: 365,
    noticeDays: 14,
    message: "Half the duty, both ways.",
  });
  const named = { type: terms.type, revision };
  await gwen.client.governance.signTreaty({ regionId: "obsidian", withRegionId: regionId, ...named });
  const { pollId } = await olga.client.governance.signTreaty({
    regionId,
    withRegionId: "obsidian",
    ...named,
  });
  return { treatyId, pollId: pollId! };
}

const one = (option: string) => ({ kind: "one" as const, option });

/** Who ranks whom; juno and kai are still thinking. */
const RANKINGS: Readonly<Partial<Record<Name, readonly Name[]>>> = {
  olga: ["iris", "kai"],
  mina: ["kai", "iris"],
  cyrus: ["cyrus"],
  iris: ["iris", "cyrus", "kai"],
};

const ranking = (names: readonly Name[] | undefined, citizens: Citizens) =>
  names && { kind: "ranking" as const, ranking: names.map((name) => citizens[name].uid) };

type Ballot = ReturnType<typeof one> | ReturnType<typeof ranking>;

async function vote(citizens: Citizens, pollId: string, ballotOf: (name: Name) => Ballot): Promise<void> {
  await Promise.all(
    Object.entries(citizens).map(async ([name, { client }]) => {
      const choice = ballotOf(name as Name);
      if (choice !== undefined) await client.governance.castBallot({ regionId, pollId, choice });
    }),
  );
}

/** Has polls moved on, as the local cron does, and waits until these have come to the phase. */
async function untilPhase(
  pollIds: readonly string[],
  phase: Poll["phase"],
  { functionsUrl }: Pick<Stack, "functionsUrl">,
): Promise<void> {
  await tick(functionsUrl);
  await Promise.all(
    pollIds.map((pollId) =>
      until(
        `poll ${pollId} is ${phase}`,
        polls.ref({ regionId, pollId }),
        (poll) => poll.data()?.phase === phase,
      ),
    ),
  );
}
