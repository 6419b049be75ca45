import { expect, test } from "vitest";
import { registeredCallables, triggers } from "../../scripts/generate/registry.ts";
import { undisturbedPlays } from "../support/faultSeam/undisturbed.ts";
import { acts } from "../support/storyline/chapters.ts";
import { notedReasons } from "./oldReasons.ts";

const plays = undisturbedPlays();
const all = [...plays.values()];
const missing = acts.filter(({ title }) => !plays.has(title)).map(({ title }) => title);

test("every act has been played undisturbed, or this is a part of a run", () => {
  if (process.env.WHOLE_SUITE === "true") expect(missing).toEqual([]);
});

const reasons = notedReasons();
if (process.env.WHOLE_SUITE === "true" || reasons !== undefined)
  test("with an old request id, what would be another effect is refused", () => {
    expect(reasons).toContain("REQUEST_EXPIRED");
  });

if (missing.length === 0) {
  test("the acts play every callable and run every schedule of the registry", async () => {
    const played = new Set(all.flatMap(({ steps }) => steps.map(({ operation }) => operation)));
    const deployed = [
      ...(await registeredCallables()).map(({ path }) => path),
      ...triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [name] : [])),
    ];
    expect(
      deployed.filter((operation) => !played.has(operation)),
      "no chapter of test/support/storyline/chapters plays these, so no fault and no budget covers them",
    ).toEqual([]);
  });

  test("the acts give every task and job of the registry something to do", () => {
    const declared = triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [] : [name]));
    const done = new Set(all.flatMap(({ tasks }) => [...tasks]));
    expect(declared.filter((task) => !done.has(task))).toEqual([]);
  });
}
