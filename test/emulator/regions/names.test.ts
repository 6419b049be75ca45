import { beforeAll, describe, expect, it } from "vitest";
import { members } from "../../../functions/src/membership/schema.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { regionNames, regions } from "../../../functions/src/regions/schema.ts";
import {
  type Actor,
  administrator,
  ensureNexus,
  freshId,
  freshName,
  holderOf,
  ownedRegion,
  player,
  refusalOf,
  region,
} from "./world.ts";

let root: Actor;
beforeAll(async () => {
  await ensureNexus();
  root = await administrator();
});

async function create(regionId: string, displayName: string) {
  const owner = await player();
  const answer = await root.send("regions/createRegion", {
    regionId,
    displayName,
    kind: "owned",
    ownerUid: owner.uid,
  });
  return { regionId, displayName, owner, answer };
}

/** Nothing of a creation that was refused may be there. */
async function expectNothingOf({ regionId, owner }: { regionId: string; owner: Actor }): Promise<void> {
  expect((await regions.ref({ regionId }).get()).exists).toBe(false);
  expect((await members.ref({ regionId, uid: owner.uid }).get()).exists).toBe(false);
  expect((await regionNames.collection({}).where("regionId", "==", regionId).get()).size).toBe(0);
  expect((await jobs.collection({}).where("regionId", "==", regionId).get()).size).toBe(0);
}

it("players' names are read by their uids, in their order", async () => {
  const [somebody, another] = [await player(), await player()];
  const { names } = await somebody.call<{ names: unknown }>("players/readNames", {
    uids: ["nobody-there", another.uid],
  });
  expect(names).toEqual([
    { uid: "nobody-there", name: null },
    { uid: another.uid, name: another.uid.slice(-20) },
  ]);
});

describe("the id of a closed region", () => {
  it("is never given again: the next one of its name is the second, then the third", async () => {
    const wanted = freshId("vega");
    const name = freshName("Vega");
    const ids: string[] = [];
    for (let round = 0; round < 3; round++) {
      const { answer } = await create(wanted, name);
      expect(answer.error).toBeUndefined();
      const { regionId } = answer.result as { regionId: string };
      ids.push(regionId);
      expect(await holderOf(name)).toBe(regionId);
      expect(refusalOf((await create(wanted, name)).answer)).toBe(
        round === 0 ? "REGION_EXISTS" : "NAME_TAKEN",
      );
      await regions.ref({ regionId }).update({ status: "closed" });
    }
    expect(ids).toEqual([wanted, `${wanted}-2`, `${wanted}-3`]);
    expect((await region(wanted)).status).toBe("closed");
    const seeds = await Promise.all(ids.map(async (regionId) => (await region(regionId)).seed));
    expect(new Set(seeds).size).toBe(3);
  });
});

// The emulator decides a conflict by letting one side wait some seconds: they wait side by side.
describe.concurrent("of two creations at once", () => {
  it("exactly one gets an id", async () => {
    const regionId = freshId("r");
    const all = await Promise.all([1, 2].map(() => create(regionId, freshName("Region"))));
    const won = all.filter(({ answer }) => answer.error === undefined);
    const [lost] = all.filter(({ answer }) => answer.error !== undefined);
    expect(won).toHaveLength(1);
    expect(refusalOf(lost!.answer)).toBe("REGION_EXISTS");
    expect((await region(regionId)).ownerUid).toBe(won[0]!.owner.uid);
    expect(await holderOf(lost!.displayName)).toBeUndefined();
    expect((await members.collection({ regionId }).get()).size).toBe(1);
    expect((await jobs.collection({}).where("regionId", "==", regionId).get()).size).toBe(1);
  });

  it("exactly one gets a display name, look-alikes included", async () => {
    const name = freshName("Olis");
    const lookalikes = [
      name,
      name.toUpperCase(),
      name.replace("Oli", "0l1"),
      name.replace("O", "О"),
      ` ${name}. `,
    ];
    const all = await Promise.all(lookalikes.map((displayName) => create(freshId("r"), displayName)));
    const won = all.filter(({ answer }) => answer.error === undefined);
    const lost = all.filter(({ answer }) => answer.error !== undefined);
    expect(won).toHaveLength(1);
    expect(new Set(lost.map(({ answer }) => refusalOf(answer)))).toEqual(new Set(["NAME_TAKEN"]));
    expect(await holderOf(name)).toBe(won[0]!.regionId);
    for (const creation of lost) await expectNothingOf(creation);
  });

  it("exactly one gets an id that looks like the other's name", async () => {
    const regionId = freshId("r");
    const all = await Promise.all([
      create(regionId, freshName("Region")),
      create(freshId("r"), regionId.toUpperCase().replaceAll("-", " ")),
    ]);
    const [lost] = all.filter(({ answer }) => answer.error !== undefined);
    expect(all.filter(({ answer }) => answer.error === undefined)).toHaveLength(1);
    expect(refusalOf(lost!.answer)).toBe("NAME_TAKEN");
    await expectNothingOf(lost!);
  });
});

describe.concurrent("of two renamings at once", () => {
  it("exactly one gets the name, and the other region keeps its own", async () => {
    const [one, two] = [await ownedRegion(), await ownedRegion()];
    const names = await Promise.all(
      [one, two].map(async ({ regionId }) => (await region(regionId)).displayName),
    );
    const wanted = freshName("Solis");
    const answers = await Promise.all([
      one.owner.send("regions/configureRegion", { regionId: one.regionId, displayName: wanted }),
      two.owner.send("regions/configureRegion", {
        regionId: two.regionId,
        displayName: wanted.toUpperCase(),
      }),
    ]);
    const winner = answers.findIndex(({ error }) => error === undefined);
    expect(answers.filter(({ error }) => error === undefined)).toHaveLength(1);
    expect(refusalOf(answers[1 - winner]!)).toBe("NAME_TAKEN");
    const [won, lost] = winner === 0 ? [one, two] : [two, one];
    expect(await holderOf(wanted)).toBe(won.regionId);
    expect(await holderOf(names[winner]!)).toBeUndefined();
    expect(await holderOf(names[1 - winner]!)).toBe(lost.regionId);
    expect((await region(lost.regionId)).displayName).toBe(names[1 - winner]);
  });

  it("lets a freed name be taken by another", async () => {
    const { regionId, owner } = await ownedRegion();
    const former = (await region(regionId)).displayName;
    await owner.call("regions/configureRegion", { regionId, displayName: freshName("Later") });
    expect((await create(freshId("r"), former)).answer.error).toBeUndefined();
  });
});
