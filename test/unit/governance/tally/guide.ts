import { readFileSync } from "node:fs";
import { ballotWeight, checkedChoice } from "../../../../functions/src/governance/polls/tally/choice.ts";
import { decided } from "../../../../functions/src/governance/polls/tally/decision.ts";
import {
  type Choice,
  type CountedBallot,
  METHODS,
  type Method,
  type Question,
  type Round,
  type Tally,
} from "../../../../functions/src/governance/polls/tally/schema.ts";
import { tally } from "../../../../functions/src/governance/polls/tally/tally.ts";
import { commitTieSecret } from "../../../../functions/src/governance/polls/tally/tie.ts";
import { SECRET } from "./elections.ts";

const GUIDE = new URL("../../../../docs/guides/methods.md", import.meta.url);

/** One worked example of the guide: the lines that say what was cast, and those that say what came of it. */
export interface Example {
  readonly cast: readonly string[];
  readonly count: readonly string[];
}

/** The examples of the guide: each is a block `election`, followed by a block `count`. */
export function examples(): Example[] {
  const text = readFileSync(GUIDE, "utf8");
  return [...text.matchAll(/```election\n(.*?)\n```\n+```count\n(.*?)\n```/gs)].map(([, cast, count]) => ({
    cast: cast!.split("\n"),
    count: count!.split("\n"),
  }));
}

const pairs = (list: string) => list.split(", ").map((part) => part.split(" ") as [string, string]);

function choiceOf(method: Method, text: string): Choice {
  if (text.includes(" > ")) return { kind: "ranking", ranking: text.split(" > ") };
  switch (method) {
    case "plurality":
    case "yesNoAbstain":
      return { kind: "one", option: text };
    case "approval":
      return { kind: "several", options: text.split(" + ") };
    case "weighted":
    case "quadratic":
      return {
        kind: "points",
        points: Object.fromEntries(pairs(text).map(([option, count]) => [option, Number(count)])),
      };
    default:
      return { kind: "ranking", ranking: [text] };
  }
}

/** `3 × Ada > Bo (power 2)`: three voters of that power cast that ballot. */
function ballotOf({ method, options }: Question, line: string): CountedBallot {
  const [, voters, text, power] = line.match(/^(\d+) × (.+?)(?: \(power (\d+)\))?$/)!;
  const votingPower = Number(power ?? 1);
  const choice = checkedChoice(method, choiceOf(method, text!), { options, votingPower });
  return { choice, weight: Number(voters) * ballotWeight(method, votingPower) };
}

/** What the engine makes of an example, as the guide prints it. */
export function counted({ cast }: Example): string[] {
  const fields = new Map(
    cast.filter((line) => line.includes(": ")).map((line) => line.split(": ") as [string, string]),
  );
  const question: Question = {
    method: METHODS.find((method) => method === fields.get("method"))!,
    seats: Number(fields.get("seats") ?? 1),
    options: fields.get("options")!.split(", "),
    tieSecret: fields.get("secret") ?? SECRET,
  };
  const ballots = cast.filter((line) => line.includes(" × ")).map((line) => ballotOf(question, line));
  const result = tally(question, ballots);
  return [
    ...(fields.has("secret") ? [`commitment: ${commitTieSecret(question.tieSecret)}`] : []),
    ...result.rounds.map(roundLine),
    ...result.pairs.map(
      (pair) => `${pair.option} over ${pair.over}: ${pair.votes}, strongest path ${pair.strongestPath}`,
    ),
    ...(result.rounds.length > 0 ? [] : [`totals: ${listed(result.totals)}`]),
    ...result.ties.map(
      (tie) => `lot at ${tie.at}: ${tie.among.join(", ")} are level, it falls on ${tie.decidedFor}`,
    ),
    fields.has("rule")
      ? decisionLine(result, fields.get("rule")!)
      : `elected: ${result.winners.join(", ") || "nobody"}`,
  ];
}

const listed = (votes: Tally["totals"]) => votes.map(({ option, votes }) => `${option} ${votes}`).join(", ");

function roundLine(round: Round): string {
  const keep = round.keepFactors.filter(({ factor }) => !/^1\.0+$/.test(factor));
  return [
    `round ${round.round}`,
    ...(round.quota === null ? [] : [`quota ${round.quota}`]),
    ...round.excluded.map((option) => `${option} is excluded`),
    ...(round.transferredFrom === null ? [] : [`votes move on from ${round.transferredFrom}`]),
    ...(keep.length > 0
      ? [`kept of each vote ${keep.map(({ option, factor }) => `${option} ${factor}`).join(", ")}`]
      : []),
    listed(round.votes),
    ...(Number(round.exhausted) > 0 ? [`exhausted ${round.exhausted}`] : []),
    ...(Number(round.lost) > 0 ? [`cut off ${round.lost}`] : []),
    ...(round.elected.length > 0 ? [`elected ${round.elected.join(", ")}`] : []),
  ].join("; ");
}

/** `rule: threshold 5100, quorum 3, electorate 9, voters 4`. */
function decisionLine({ totals }: Tally, rule: string): string {
  const given = new Map(pairs(rule).map(([name, value]) => [name, Number(value)]));
  const votes = new Map(totals.map(({ option, votes }) => [option, Number(votes)]));
  const { outcome, reason } = decided(
    { for: votes.get("for")!, against: votes.get("against")!, abstain: votes.get("abstain")! },
    {
      thresholdBasisPoints: given.get("threshold")!,
      quorum: given.get("quorum")!,
      electorate: given.get("electorate")!,
      voters: given.get("voters")!,
    },
  );
  return `decision: ${outcome} (${reason})`;
}
