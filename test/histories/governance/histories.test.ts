import fc from "fast-check";
import { expect, test } from "vitest";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { COUNCIL, contest, EVENTFUL, POINTS } from "./historyContests.ts";
import { history } from "./historyPieces.ts";
import { runHistory } from "./historyRun.ts";

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.GOVERNMENT_HISTORIES ?? 24);
/** Elections that are held twice: undisturbed, and with officers who interfere. */
const CONTESTS = Math.ceil(HISTORIES / 4);
/** Histories that never come to these would agree with any model. */
const TO_THE_POINT = [
  "callElection → done",
  "callElection → ELECTION_UNDER_WAY",
  "nominate → done",
  "accept → done",
  "withdraw → done",
  "second → done",
  "second → ALREADY_SECONDED",
  "reinstated",
  "petition → done",
  "petition reached",
  "petition lapsed",
  "petition for election followed",
  "petition for recall followed",
  "petition for referendum followed",
  "treaty offer → done",
  "treaty offer → OFFERS_USED",
  "treaty sign → TREATY_REVISED",
  "treaty decline → done",
  "treaty notice → done",
  "treaty breach → done",
  "treaty agreed",
  "treaty passed",
  "treaty rejected",
  "callElection → REGION_CLOSED",
  "scottishStv elected",
  "meekStv elected",
  "rankedChoice elected",
  "weighted elected",
  "quadratic elected",
  "schulze elected",
  "recall carried out",
  "terms refused",
  "weigh → done",
  "weigh → GOVERNED_BY_VOTE",
  "repute → done",
  "name → done",
  "ban → PERMISSION_DENIED",
  "cast → done",
  "cast → NOT_ENTITLED",
  "cast → POLL_CLOSED",
  "cast → BANNED",
  "cast → BALLOT_INVALID",
  "resign → done",
  "submit → done",
  "submit → FIELD_CLAIMED",
  "submit → PROPOSAL_PAUSED",
  "callElection → TERM_RUNNING",
  "cancel → done",
  "veto → done",
  "configure → done",
  "configure → GOVERNED_BY_VOTE",
  "draft → GOVERNED_BY_OFFICERS",
  "election elected",
  "election of a council, one by one",
  "election failed",
  "election noQuorum",
  "election passed",
  "election rejected",
  "law passed",
  "law rejected",
  "law noQuorum",
  "law of the council passed",
  "late quorum",
  "law implemented",
  "law expired",
];

test(`a government's histories agree with the model (seed ${SEED})`, { timeout: 900_000 }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }), COUNCIL, EVENTFUL, POINTS];
  const histories = draw(
    "histories of governments",
    [...all.entries()],
    HISTORIES / 3,
    ([number]) => `government ${number}`,
  );
  const seen = new Map<string, number>();
  const disagreements: string[] = [];
  for (const [number, given] of histories) {
    await runHistory(`year-${number}`, given, seen).catch((error: Error) =>
      disagreements.push(error.message),
    );
  }
  expect(disagreements).toEqual([]);
  const steps = histories.reduce((sum, [, { commands }]) => sum + commands.length, 0);
  console.info(
    `${histories.length} histories, ${steps} commands, seed ${SEED}:\n${[...seen]
      .sort()
      .map(([what, times]) => `${what}: ${times}`)
      .join("\n")}`,
  );
  // A few of them may not come to each.
  if (drawsAll) expect(TO_THE_POINT.filter((what) => !seen.has(what))).toEqual([]);
});

test("officers' acts between a call and its close change no result", { timeout: 300_000 }, async () => {
  for (const [index, given] of fc.sample(contest, { seed: SEED, numRuns: CONTESTS }).entries()) {
    const ended: unknown[] = [];
    for (const history of [given.undisturbed, given.disturbed]) {
      const model = await runHistory(`contest-${index}`, history, new Map());
      const election = model.elections.find(({ office }) => office === given.office);
      const { options, entitled, quorum, result } = model.polls.get(election?.name ?? "") ?? {};
      ended.push({ options, entitled, quorum, result, installed: election?.installed });
    }
    expect(ended[1], JSON.stringify(given.disturbed)).toEqual(ended[0]);
  }
});
