import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { house } from "../../functions/src/house.ts";
import type { Reason } from "../../functions/src/platform/errors.ts";
import { db } from "../../functions/src/platform/store.ts";
import { registeredCallables } from "../../scripts/generate/registry.ts";
import { dump } from "../support/dump.ts";
import { openRegionFixture, registerFixture } from "../support/fixtures.ts";
import { attacksOn, exampleInput } from "../support/hostile.ts";
import { commitsOf, endOfCommits } from "../support/refusals/commitLog.ts";
import { reasonOf, refusalOf } from "../support/refusals/served.ts";
import { tokenOf } from "../support/token.ts";
import { post } from "../support/wire.ts";

// A line for each of two thousand refusals would bury the report.
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));

const callables = await registeredCallables();
const OWNER = "hostile-owner";
const MALLORY = "hostile-mallory";
const FOREIGN_REGION = "hostile-target";

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  await openRegionFixture(FOREIGN_REGION, { kind: "owned", ownerUid: OWNER });
  for (const uid of [OWNER, MALLORY]) await registerFixture(uid);
  atTheStart = await dump();
});

let atTheStart: Map<string, string>;

interface Answer {
  readonly error?: { status: string; message: string; details?: { reason?: string } };
}

/** A refusal that a person understands and a program can act on, and no failure of ours. */
function expectClearError(answer: Answer, attack: string, reasons?: readonly Reason[]): void {
  expect(answer.error, `${attack} must be refused`).toBeDefined();
  const reason = answer.error!.details?.reason;
  // What is no callable request at all, the SDK itself refuses, without a reason of ours.
  if (reason === undefined) expect(answer.error!.status, attack).toBe("INVALID_ARGUMENT");
  else expect([...house.reasons.keys()], attack).toContain(reason);
  expect(reason, `${attack}: ${answer.error!.message}`).not.toBe("INTERNAL");
  expect(answer.error!.message.length, attack).toBeGreaterThan(10);
  if (reasons !== undefined) expect(reasons, `${attack}: ${answer.error!.message}`).toContain(reason);
}

test("there is something to attack", () => expect(callables.length).toBeGreaterThan(10));

const CALLS_AT_ONCE = 4;

/** Sends nothing to be written while `act` runs: not even what the database would refuse. */
async function expectNoCommit(operation: string, act: () => Promise<void>): Promise<void> {
  const from = endOfCommits();
  await act();
  expect(commitsOf(operation, from)).toEqual([]);
}

describe.each(callables)("$path", (callable) => {
  const attacks = attacksOn(callable);

  // What a schema refuses is decided by the body alone.
  test("refuses all hostile input by its schema", async () => {
    for (const { name, body } of attacks) {
      const refusal = await refusalOf(callable, Buffer.from(body));
      expect(reasonOf(refusal), `${name}: ${refusal?.message}`).toBe("INVALID_INPUT");
      expect(refusal!.message.length, name).toBeGreaterThan(10);
    }
  });

  test("refuses every class of hostile input with a clear error and writes nothing", async () => {
    const ofEachKind = [...Map.groupBy(attacks, ({ kind }) => kind).values()].map(([first]) => first!);
    const waiting = [...ofEachKind.entries()];
    await expectNoCommit(callable.path, async () => {
      while (waiting.length > 0) {
        await Promise.all(
          waiting.splice(0, CALLS_AT_ONCE).map(async ([index, { name, body }]) => {
            // A caller of its own for each, so that the rate limit does not answer in the schema's place.
            const answer = await post(callable.path, body, { token: tokenOf(`${MALLORY}-${index}`) });
            expectClearError(answer, name, name === "no JSON" ? undefined : ["INVALID_INPUT"]);
          }),
        );
      }
    });
  });
});

describe.each(callables.filter(({ access }) => access.kind !== "public"))("$path", (callable) => {
  test("refuses a caller without a token, and one whose token is none", async () => {
    const body = JSON.stringify({ data: exampleInput(callable) });
    await expectNoCommit(callable.path, async () => {
      expectClearError(await post(callable.path, body), "no token", ["UNAUTHENTICATED"]);
      const forged = await post(callable.path, body, { token: "forged" });
      expect(forged.error?.status).toBe("UNAUTHENTICATED");
    });
  });
});

describe.each(callables.filter(({ access }) => access.kind === "regions"))("$path", (callable) => {
  test("refuses somebody who does not belong to the region", async () => {
    const example = exampleInput(callable);
    const input = {
      ...example,
      ...("regionId" in example ? { regionId: FOREIGN_REGION } : {}),
      ...("regionIds" in example ? { regionIds: [FOREIGN_REGION] } : {}),
    };
    await expectNoCommit(callable.path, async () => {
      const body = JSON.stringify({ data: input });
      const answer = await post(callable.path, body, { token: tokenOf(MALLORY) });
      expectClearError(answer, "somebody else's region", ["PERMISSION_DENIED"]);
      expect(answer.error!.message).toContain(FOREIGN_REGION);
    });
  });
});

describe.each(callables.filter(({ access }) => access.kind === "galaxy"))("$path", (callable) => {
  test("refuses a player, and an administrator by claim alone", async () => {
    const body = JSON.stringify({ data: exampleInput(callable) });
    await expectNoCommit(callable.path, async () => {
      for (const token of [tokenOf(MALLORY), tokenOf(MALLORY, { administrator: true })]) {
        expectClearError(await post(callable.path, body, { token }), "no mandate", ["PERMISSION_DENIED"]);
      }
    });
  });
});

test("after all of that every document is as it was", async () => {
  expect(await dump()).toEqual(atTheStart);
});

describe("a request id", () => {
  test("that comes again with another body is refused and writes nothing", async () => {
    const requestId = randomUUID();
    const from = endOfCommits();
    const send = (biography: string) =>
      post("players/updateProfile", JSON.stringify({ data: { requestId, biography } }), {
        token: tokenOf(MALLORY),
      });
    expect((await send("first")).error).toBeUndefined();
    // What is written, the log has: its silence above means something.
    expect(commitsOf("players/updateProfile", from)).toHaveLength(1);
    const before = await dump();
    expectClearError(await send("second"), "another body", ["REQUEST_ID_REUSED"]);
    expect(await dump()).toEqual(before);
    expect((await send("first")).error).toBeUndefined();
    expect(await dump()).toEqual(before);
  });
});

describe("a name that looks like another", () => {
  test("is refused to a player and to a region", async () => {
    await registerFixture("hostile-first", "Captain Sol");
    const body = JSON.stringify({ data: { requestId: randomUUID(), name: "Cарtain 5о1" } });
    expectClearError(
      await post("players/registerPlayer", body, { token: tokenOf("hostile-second") }),
      "look-alike",
      ["NAME_TAKEN"],
    );
    expect((await db().doc("players/hostile-second").get()).exists).toBe(false);
  });
});
