import { describe, expect, test } from "vitest";
import type { Tx } from "../../../functions/src/platform/documents/tx.ts";
import {
  announce,
  ask,
  assemble,
  type Commit,
  type ContributingRoom,
  contribution,
  contributionsTo,
  moment,
  question,
  type Stage,
} from "../../../functions/src/platform/moments.ts";

const opened = moment<{ readonly regionId: string }>("regions/opened");
const mayPass = question<string, string>("regions/mayPass");
const BILLS = "Nothing.";

/** A transaction that only remembers what was written, in order. */
function commit(): { readonly commit: Commit; readonly log: string[] } {
  const log: string[] = [];
  const tx = {
    set: ({ path }: { path: string }) => log.push(`set ${path}`),
    update: ({ path }: { path: string }) => log.push(`update ${path}`),
  };
  return { commit: { tx: tx as unknown as Tx } as Commit, log };
}

const writes =
  (path: string): Stage =>
  (tx) =>
    tx.set({ path } as never, {});

const room = (name: string, ...contributions: ContributingRoom["contributions"]): ContributingRoom => ({
  name,
  contributions,
});
const below = [room("platform"), room("regions")];

const staging = (stage: Stage | undefined, read = () => {}) =>
  contribution(opened, {
    bills: BILLS,
    load: async () => async () => {
      read();
      return stage;
    },
  });

describe("a moment", () => {
  test("lets all read, in the order of the rooms, before any writes", async () => {
    const { commit: given, log } = commit();
    const reading = (name: string) => staging(writes(name), () => log.push(`read ${name}`));
    assemble([...below, room("membership", reading("m")), room("governance", reading("g"))]);
    const stage = await announce(opened, given, { regionId: "vega" });
    expect(log).toEqual(["read m", "read g"]);
    stage();
    expect(log.slice(2)).toEqual(["set m", "set g"]);
  });

  test("refuses two contributions that write one document, naming both", async () => {
    const { commit: given } = commit();
    assemble([
      ...below,
      room("membership", staging(writes("a/1"))),
      room("governance", staging(writes("a/1"))),
    ]);
    const stage = await announce(opened, given, { regionId: "vega" });
    expect(stage).toThrow(
      "a/1 is written by two contributions: membership at regions/opened, and governance at regions/opened",
    );
  });

  test("holds that over all moments of a transaction", async () => {
    const { commit: given } = commit();
    const closed = moment<object>("regions/closed");
    const other = contribution(closed, { bills: BILLS, load: async () => async () => writes("a/1") });
    assemble([...below, room("membership", staging(writes("a/1"))), room("governance", other)]);
    (await announce(opened, given, { regionId: "vega" }))();
    const stage = await announce(closed, given, {});
    expect(stage).toThrow("a/1 is written by two contributions");
  });

  test("lets a contribution write its own document twice, and others theirs", async () => {
    const { commit: given, log } = commit();
    const twice: Stage = (tx) => {
      tx.set({ path: "a/1" } as never, {});
      tx.update({ path: "a/1" } as never, {});
    };
    assemble([...below, room("membership", staging(twice)), room("governance", staging(undefined))]);
    (await announce(opened, given, { regionId: "vega" }))();
    expect(log).toEqual(["set a/1", "update a/1"]);
  });

  test("is refused where a contribution refuses", async () => {
    const refusing = staging(undefined, () => {
      throw new Error("no");
    });
    assemble([...below, room("membership", refusing)]);
    await expect(announce(opened, commit().commit, { regionId: "vega" })).rejects.toThrow("no");
  });
});

test("a question collects the answers in the order of the rooms", async () => {
  const answering = (name: string) =>
    contribution(mayPass, { bills: BILLS, load: async () => async (_commit, who) => `${name}: ${who}` });
  assemble([...below, room("membership", answering("m")), room("governance", answering("g"))]);
  expect(await ask(mayPass, commit().commit, "ada")).toEqual(["m: ada", "g: ada"]);
});

test("nobody contributes to a later room", () => {
  expect(() => assemble([room("players", staging(undefined)), ...below])).toThrow(
    "the room players contributes to regions/opened, which is no point of an earlier room",
  );
});

test("a module is loaded when its point is reached, not before, and once, unless that has failed", async () => {
  let loaded = 0;
  const counting = contribution(mayPass, {
    bills: BILLS,
    load: async () => {
      loaded += 1;
      if (loaded === 1) throw new Error("no such file");
      return async () => "";
    },
  });
  assemble([...below, room("membership", counting)]);
  await contributionsTo(opened);
  expect(loaded).toBe(0);
  await expect(contributionsTo(mayPass)).rejects.toThrow("no such file");
  await contributionsTo(mayPass);
  await contributionsTo(mayPass);
  expect(loaded).toBe(2);
});
