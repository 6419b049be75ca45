import { describe, expect, test } from "vitest";
import {
  ballotWeight,
  checkedChoice,
  unitBallots,
} from "../../../../functions/src/governance/polls/tally/choice.ts";
import {
  type Choice,
  choiceSchema,
  choiceSchemaFor,
  METHODS,
  type Method,
} from "../../../../functions/src/governance/polls/tally/schema.ts";
import { GameError } from "../../../../functions/src/platform/errors.ts";

const options = ["ada", "bo", "cy"];
const checked = (method: Method, choice: Choice, votingPower = 4) =>
  checkedChoice(method, choice, { options, votingPower });

const oneOf = (option: string): Choice => ({ kind: "one", option });
const allOf = (...options: string[]): Choice => ({ kind: "several", options });
const order = (...ranking: string[]): Choice => ({ kind: "ranking", ranking });
const give = (points: Record<string, number>): Choice => ({ kind: "points", points });

describe("what is refused, by name, bound and remedy", () => {
  test.each<[string, Method, Choice, string]>([
    ["another kind", "plurality", order("ada"), "plurality takes a choice of kind one, not ranking."],
    ["an unknown option", "plurality", oneOf("dee"), "dee is not an option here; choose among ada, bo, cy."],
    [
      "an unknown option in a ranking",
      "schulze",
      order("ada", "dee"),
      "dee is not an option here; choose among ada, bo, cy.",
    ],
    [
      "an object's own method as an option",
      "weighted",
      give({ toString: 1 }),
      "toString is not an option here; choose among ada, bo, cy.",
    ],
    ["no approval", "approval", allOf(), "The ballot approves of nothing; name at least 1 option."],
    ["a double approval", "approval", allOf("bo", "bo"), "bo stands twice; name each option at most once."],
    ["no points", "weighted", give({}), "The ballot gives no points; give at least 1 to an option."],
    [
      "no points for an option",
      "weighted",
      give({ ada: 0 }),
      "ada gets 0; give whole points from 1, and leave out whom you give none.",
    ],
    [
      "a part of a point",
      "quadratic",
      give({ ada: 1.5 }),
      "ada gets 1.5; give whole points from 1, and leave out whom you give none.",
    ],
    [
      "more points than power",
      "weighted",
      give({ ada: 3, bo: 2 }),
      "The ballot gives 5 points, and your voting power is 4; take some away.",
    ],
    [
      "more votes than credits",
      "quadratic",
      give({ ada: 10, bo: 1 }),
      "The votes cost 101 credits of 100: v votes for an option cost v × v; take some away.",
    ],
    ["an empty ranking", "meekStv", order(), "The ranking is empty; rank at least 1 option."],
    [
      "an option at two ranks",
      "scottishStv",
      order("ada", "bo", "ada"),
      "ada stands at ranks 1 and 3; give each option one rank and each rank one option: equal ranks are not counted, " +
        "and options may be left out at the end.",
    ],
  ])("%s", (_what, method, choice, sentence) => {
    const error = (() => {
      try {
        return checked(method, choice);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(GameError);
    expect(error).toMatchObject({ reason: "BALLOT_INVALID", message: sentence });
  });
});

test("the whole power and the whole budget may be spent", () => {
  expect(checked("weighted", give({ ada: 3, bo: 1 }))).toEqual(give({ ada: 3, bo: 1 }));
  expect(checked("quadratic", give({ ada: 8, bo: 6 }))).toEqual(give({ ada: 8, bo: 6 }));
});

test("voting power does not raise the budget of a quadratic ballot", () => {
  expect(() => checked("quadratic", give({ ada: 10, bo: 1 }), 10)).toThrow("101 credits of 100");
});

test("a ballot whose order says nothing is put in the question's order, so that it cannot carry a mark", () => {
  expect(checked("approval", allOf("cy", "ada"))).toEqual(allOf("ada", "cy"));
  const { points } = checked("weighted", give({ cy: 1, ada: 2 })) as Extract<Choice, { kind: "points" }>;
  expect(Object.keys(points)).toEqual(["ada", "cy"]);
});

test("who approves of nobody says so alone", () => {
  const question = { options: ["ada", "bo", "none"], votingPower: 1 };
  expect(checkedChoice("approval", allOf("none"), question)).toEqual(allOf("none"));
  expect(() => checkedChoice("approval", allOf("none", "bo"), question)).toThrow(
    "none approves of nobody; name it alone, or name those you approve of.",
  );
});

test("the order of a ranking stays, and may end early", () => {
  expect(checked("schulze", order("cy", "ada"))).toEqual(order("cy", "ada"));
});

const SAMPLE: Record<Method, Choice> = {
  plurality: oneOf("ada"),
  approval: allOf("ada", "bo"),
  weighted: give({ ada: 3, bo: 1 }),
  quadratic: give({ ada: 8, bo: 6 }),
  yesNoAbstain: oneOf("abstain"),
  rankedChoice: order("bo", "ada"),
  scottishStv: order("bo", "ada"),
  meekStv: order("bo", "ada"),
  schulze: order("bo", "ada"),
};

test.each(METHODS)("%s takes a ballot of its own schema and of no other kind", (method) => {
  const schema = choiceSchemaFor(method);
  expect(schema.parse(SAMPLE[method])).toEqual(SAMPLE[method]);
  expect(choiceSchema.parse(SAMPLE[method])).toEqual(SAMPLE[method]);
  for (const other of Object.values(SAMPLE)) {
    if (other.kind !== SAMPLE[method].kind) expect(schema.safeParse(other).success).toBe(false);
  }
});

test.each<[string, Method, unknown]>([
  ["equal ranks", "schulze", { kind: "ranking", ranking: [["ada", "bo"], "cy"] }],
  ["21 ranks", "schulze", { kind: "ranking", ranking: Array.from({ length: 21 }, (_, i) => `c${i}`) }],
  ["an unknown field", "plurality", { kind: "one", option: "ada", weight: 2 }],
  ["an answer that is none", "yesNoAbstain", { kind: "one", option: "ada" }],
  ["a negative point", "weighted", { kind: "points", points: { ada: -1 } }],
  ["eleven points", "weighted", { kind: "points", points: { ada: 11 } }],
  [
    "points for 21 options",
    "quadratic",
    { kind: "points", points: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`c${i}`, 1])) },
  ],
  ["an option that cannot be an id", "weighted", { kind: "points", points: { "a/b": 1 } }],
])("the schema refuses %s", (_what, method, choice) => {
  expect(choiceSchemaFor(method).safeParse(choice).success).toBe(false);
});

test("voting power weighs in linear methods alone, and a weighted ballot has spent it on its points", () => {
  const weights = Object.fromEntries(METHODS.map((method) => [method, ballotWeight(method, 4)]));
  expect(weights).toEqual({
    plurality: 4,
    approval: 4,
    weighted: 1,
    quadratic: 1,
    yesNoAbstain: 4,
    rankedChoice: 1,
    scottishStv: 1,
    meekStv: 1,
    schulze: 1,
  });
});

test("what is published shows neither power nor split in a linear method", () => {
  expect(unitBallots("plurality", oneOf("ada"), 3)).toEqual([oneOf("ada"), oneOf("ada"), oneOf("ada")]);
  expect(unitBallots("approval", allOf("ada", "bo"), 2)).toEqual([allOf("ada", "bo"), allOf("ada", "bo")]);
  expect(unitBallots("weighted", give({ ada: 2, bo: 1 }), 4)).toEqual([
    oneOf("ada"),
    oneOf("ada"),
    oneOf("bo"),
  ]);
  expect(unitBallots("quadratic", give({ ada: 8 }), 4)).toEqual([give({ ada: 8 })]);
  expect(unitBallots("schulze", order("bo"), 4)).toEqual([order("bo")]);
});
