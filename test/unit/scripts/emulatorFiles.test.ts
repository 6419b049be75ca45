import { expect, test } from "vitest";
import { drawnEmulatorFiles, drawnOf, emulatorFiles } from "../../../scripts/suite/emulatorFiles.ts";
import { reachedFrom } from "../../../scripts/suite/reached.ts";

const all = emulatorFiles();
const of = (...rooms: string[]) => all.filter((file) => rooms.includes(file.split("/")[2]!));

test("where nothing has changed a quarter is taken, and all of the kernel", () => {
  const taken = drawnEmulatorFiles(["docs/tests.md", "test/unit/ships/pilot.test.ts"]);
  const always = of("platform", "client");
  expect(taken).toEqual(expect.arrayContaining(always));
  expect(taken).toHaveLength(always.length + Math.ceil((all.length - always.length) / 4));
});

test("of three times the files no more than twenty-four are drawn", () => {
  expect([drawnOf(75), drawnOf(96), drawnOf(225)]).toEqual([19, 24, 24]);
});

test("a change takes the tests of its room and of the rooms that import it", () => {
  const taken = drawnEmulatorFiles(["functions/src/membership/votingPower.ts"]);
  expect(taken).toEqual(expect.arrayContaining(of("membership", "governance")));
});

test("a change of a room that few import leaves most tests to the draw", () => {
  const taken = drawnEmulatorFiles(["functions/src/treasury/spend.ts"]);
  expect(taken).toEqual(expect.arrayContaining(of("treasury")));
  expect(taken.length).toBeLessThan(all.length);
});

test("a file of the room that is gone takes its tests, too", () => {
  expect(drawnEmulatorFiles(["functions/src/ports/gone.ts"])).toEqual(expect.arrayContaining(of("ports")));
});

test("a change of what a test imports takes the test", () => {
  const [file] = of("billing");
  expect(drawnEmulatorFiles([file!])).toContain(file);
  const support = [...reachedFrom([file!])].find((one) => one.startsWith("test/support/"))!;
  expect(drawnEmulatorFiles([support])).toContain(file);
});

test.each(["functions/src/platform/callable.ts", "functions/src/house.ts", "test/support/globalSetup.ts"])(
  "a change of %s takes all",
  (file) => {
    expect(drawnEmulatorFiles([file])).toEqual(all);
  },
);

test("what a file imports is followed through all that it imports, over several lines and as types", () => {
  const reached = reachedFrom(["functions/src/membership/admission/joinRegion.ts"]);
  expect([...reached]).toEqual(
    expect.arrayContaining(["functions/src/platform/callable.ts", "functions/src/regions/schema.ts"]),
  );
});
