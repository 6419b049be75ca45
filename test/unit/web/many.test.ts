import { describe, expect, test } from "vitest";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { isOpenTo, MANY_ACTS, type Result, sendEach } from "../../../web/src/pages/governing/many.ts";
import type { Listed, Officer } from "../../../web/src/pages/governing/officer.ts";
import { checkoutId } from "../../../web/src/purchase/checkoutId.ts";

const governor: Officer = { uid: "gov", governs: true };
const moderator: Officer = { uid: "mod", governs: false };
const region = { ownerUid: "owner", governorUid: "gov" } as Region;
const member = (facts: Partial<Listed>) =>
  ({
    uid: "rhea",
    status: "active",
    standing: "resident",
    offices: [],
    moderatorPermissions: [],
    ...facts,
  }) as Listed;

const openTo = (officer: Officer, facts: Partial<Listed>) =>
  MANY_ACTS.filter((act) => isOpenTo(act, officer, region, member(facts)));

describe("many members at once", () => {
  test("are marked for what an officer may do to each", () => {
    expect(openTo(governor, {})).toEqual(["promote", "demote", "ban"]);
    expect(openTo(governor, { standing: "visitor" })).toEqual(["ban"]);
    expect(openTo(governor, { standing: "citizen" })).toEqual(["demote", "ban"]);
    expect(openTo(governor, { status: "banned" })[0]).toBe("unban");
    // Who holds the region or an office, and oneself, are beyond it.
    expect(openTo(governor, { uid: "owner", standing: "citizen" })).toEqual([]);
    expect(openTo(moderator, { uid: "mod" })).toEqual([]);
    expect(openTo(moderator, { offices: ["councilMember"], standing: "citizen" })).toEqual([]);
  });

  test("have a result each; a second try sends what has failed alone", async () => {
    const results = new Map<string, Result>();
    const sent: string[] = [];
    const send = (failing: readonly string[]) => async (uid: string) => {
      sent.push(uid);
      if (failing.includes(uid)) throw new Error(`no ${uid}`);
    };
    const tell = (uid: string, result: Result) => void results.set(uid, result);
    expect(await sendEach(["a", "b", "c"], results, send(["b"]), tell)).toBe(1);
    expect([...results]).toEqual([
      ["a", "done"],
      ["b", { error: new Error("no b") }],
      ["c", "done"],
    ]);
    expect(await sendEach(["a", "b", "c"], results, send([]), tell)).toBe(0);
    expect(sent).toEqual(["a", "b", "c", "b"]);
    expect(results.get("b")).toBe("done");
  });
});

describe("the id of a payment page", () => {
  const citizen = { kind: "galacticCitizen" } as const;
  const kept = (at: number) => checkoutId.keep(citizen, "first", at);

  test("is the one of before where the answer never came, for the same thing and ten minutes", () => {
    expect(checkoutId.of(kept(0), citizen, "second", 1_000)).toBe("first");
    expect(checkoutId.of(kept(0), citizen, "second", 10 * 60_000)).toBe("second");
    expect(checkoutId.of(kept(0), { kind: "succession", regionId: "vega" }, "second", 1_000)).toBe("second");
  });

  test("is the new one where nothing is kept, or what is kept cannot be read", () => {
    for (const text of [null, "", "{", `{"subject":1}`])
      expect(checkoutId.of(text, citizen, "second", 1_000)).toBe("second");
  });
});
