import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Choice, METHODS, type Method } from "../../../functions/src/governance/polls/tally/schema.ts";
import { emulators } from "../../support/emulators.ts";
import { tokenOf } from "../../support/token.ts";
import { post } from "../../support/wire.ts";
import { citizens, openPoll } from "../governance/pollWorld.ts";

const OPTIONS = ["zanzibar-one", "zanzibar-two", "zanzibar-three"];
const UNKNOWN = "zanzibar-none";
/** Of each method; each casts one ballot that is accepted and four that are not. test/long takes a thousand in all. */
const VOTERS = Number(process.env.NO_TRACE_VOTERS ?? 3);

/** What a line of a call may hold. */
const FIELDS = ["correlationId", "message", "ms", "operation", "reason", "severity"];

const choiceOf = (method: Method, options: readonly string[]): Choice => {
  if (method === "plurality") return { kind: "one", option: options[0]! };
  if (method === "yesNoAbstain") return { kind: "one", option: options[0] === UNKNOWN ? UNKNOWN : "abstain" };
  if (method === "approval") return { kind: "several", options: [...options] };
  if (method === "weighted" || method === "quadratic")
    return { kind: "points", points: { [options[0]!]: 1 } };
  return { kind: "ranking", ranking: [...options] };
};

test("ballots that are accepted and refused, of all methods, leave no option and no request id in any log", async () => {
  const from = statSync(emulators.logFile).size;
  const requestIds: string[] = [];
  let accepted = 0;
  let refused = 0;
  for (const method of METHODS) {
    const regionId = `no-trace-${method.toLowerCase()}`;
    const isFixed = method === "yesNoAbstain";
    const pollId = await openPoll(regionId, { method, ...(isFixed ? {} : { options: OPTIONS }) });
    const voters = Array.from({ length: VOTERS }, (_, voter) => `${regionId}-${voter}`);
    await citizens(regionId, voters);
    const send = async (uid: string, choice: unknown) => {
      const requestId = randomUUID();
      requestIds.push(requestId);
      const body = JSON.stringify({ data: { requestId, regionId, pollId, choice } });
      const { error } = await post("governance/castBallot", body, { token: tokenOf(uid) });
      if (error === undefined) accepted += 1;
      else refused += 1;
    };
    for (const uid of voters) {
      await send(uid, choiceOf(method, OPTIONS));
      await send(uid, choiceOf(method, [UNKNOWN]));
      await send(uid, { kind: "zanzibar", zanzibar: 7 });
      await send(uid, { "@type": "zanzibar", severity: "zanzibar" });
      await send(`${uid}-stranger`, choiceOf(method, OPTIONS));
    }
  }
  expect({ accepted, refused }).toEqual({
    accepted: METHODS.length * VOTERS,
    refused: METHODS.length * VOTERS * 4,
  });

  await setTimeout(300); // The emulators hand on what their workers say.
  const said = readFileSync(emulators.logFile).subarray(from).toString();
  expect(said).not.toContain("zanzibar");
  expect(requestIds.filter((requestId) => said.includes(requestId))).toEqual([]);
  const lines = said.split("\n").filter((line) => line.includes('"governance/castBallot"'));
  expect(lines.length).toBeGreaterThanOrEqual(accepted + refused);
  const fields = lines.flatMap((line) => Object.keys(JSON.parse(line.slice(line.indexOf("{"))) as object));
  expect([...new Set(fields)].filter((field) => !FIELDS.includes(field))).toEqual([]);
});
