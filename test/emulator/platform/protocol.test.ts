import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "../../../functions/src/platform/store.ts";
import { emulators } from "../../support/emulators.ts";
import { openRegionFixture, registerFixture } from "../../support/fixtures.ts";
import { tokenOf } from "../../support/token.ts";
import { post } from "../../support/wire.ts";

let token: string;
const uid = "protocol-player";
const profile = (fields: object) => JSON.stringify({ data: fields });

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  token = await registerFixture(uid);
});

describe("the router", () => {
  test("answers an unknown path in the callable's form", async () => {
    const answer = await post("players/fly", profile({}), { token });
    expect(answer.error).toMatchObject({ status: "NOT_FOUND", details: { reason: "UNKNOWN_CALLABLE" } });
    expect(answer.error!.message).toBe("There is no callable players/fly.");
  });

  test.each(["players/constructor", "players/__proto__", "players/toString", "players", "players/a/b"])(
    "knows no %s",
    async (path) => {
      expect((await post(path, profile({}), { token })).error?.details?.reason).toBe("UNKNOWN_CALLABLE");
    },
  );

  test("takes the path that Hosting hands on", async () => {
    const response = await fetch(`${emulators.hostingUrl}/api/players/getProfile`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: profile({}),
    });
    expect(await response.json()).toMatchObject({ result: { uid } });
  });
});

describe("an error", () => {
  test("names the field, the bound and what was given", async () => {
    const answer = await post("players/updateProfile", profile({ requestId: randomUUID(), name: "x" }), {
      token,
    });
    expect(answer.error!.message).toContain("name");
    expect(answer.error!.message).toContain('"x"');
    expect(answer.error!.details).toMatchObject({ reason: "INVALID_INPUT", metadata: { fields: ["name"] } });
  });

  test("has an id of its own where the client sends no header, not the request's", async () => {
    const requestId = randomUUID();
    const answer = await post("players/updateProfile", profile({ requestId, name: "x" }), { token });
    expect(answer.error!.details!.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.error!.details!.correlationId).not.toBe(requestId);
  });

  test("carries the caller's correlation id, and none that could not be one", async () => {
    const correlationId = randomUUID();
    const answer = await post("players/fly", profile({}), { token, correlationId });
    expect(answer.error!.details!.correlationId).toBe(correlationId);
    const forged = await post("players/fly", profile({}), { token, correlationId: 'x" severity="ERROR' });
    expect(forged.error!.details!.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("a request id", () => {
  test("acts once, however often and however much at once it is sent", async () => {
    const body = profile({ requestId: randomUUID(), biography: "once" });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post("players/updateProfile", body, { token })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.error).toBeUndefined();
    const written = await db().doc(`players/${uid}`).get();
    expect(written.get("biography")).toBe("once");
  });

  test("of a call that failed is free again", async () => {
    const requestId = randomUUID();
    const refused = await post("players/updateProfile", profile({ requestId, name: "no" }), { token });
    expect(refused.error?.details?.reason).toBe("INVALID_INPUT");
    const accepted = await post("players/updateProfile", profile({ requestId, biography: "yes" }), { token });
    expect(accepted.error).toBeUndefined();
  });

  test("is the caller's own: another caller's same id acts too", async () => {
    const other = await registerFixture("protocol-other");
    const body = profile({ requestId: randomUUID(), biography: "mine" });
    for (const caller of [token, other])
      expect((await post("players/updateProfile", body, { token: caller })).error).toBeUndefined();
    expect((await db().doc("players/protocol-other").get()).get("biography")).toBe("mine");
  });
});

test("a caller who loops is slowed down and told when to come back", async () => {
  const looping = tokenOf("protocol-looping");
  const reasons: (string | undefined)[] = [];
  for (let call = 0; call < 25; call++) {
    const { error } = await post("players/registerPlayer", profile({}), { token: looping });
    reasons.push(error?.details?.reason);
    if (error?.details?.reason === "RATE_LIMITED") {
      expect(error.details.metadata?.retryAfterSeconds).toBeGreaterThan(0);
    }
  }
  expect(reasons).toEqual([...Array(20).fill("INVALID_INPUT"), ...Array(5).fill("RATE_LIMITED")]);
});
