import fc from "fast-check";
import { expect, test } from "vitest";
import {
  demandKeyOf,
  opened,
  type Petition,
  petitionSchema,
  petitionStateAt,
  requireAnswerable,
  requireCollecting,
  requiredSupporters,
} from "../../../functions/src/governance/petitions/petition.ts";
import {
  answered,
  counted,
  reviewStepAt,
  supportersErased,
  thirdsOf,
} from "../../../functions/src/governance/petitions/petitionReview.ts";
import { refusal } from "../membership/members.ts";
import { day } from "./treaties.ts";

const answer = (days: number) => ({ byUid: "gov", sentence: "We shall see to it.", at: day(days) });

/** Opened on day 0; of 60 citizens six must support an election. */
function petition(change: Partial<Petition> = {}): Petition {
  const facts = {
    petitionId: "petition",
    regionId: "lyra",
    title: "A new governor",
    text: "",
    demand: { kind: "election", office: "governor" } as const,
    petitionerUid: "ada",
    citizenCount: 60,
  };
  return { ...opened(facts, day(0)), ...change };
}
const reached = () => counted(petition(), 6, day(2));
const lapsed = () => counted(petition(), 5, day(30));

test.each([
  ["referendum", 100, 5],
  ["referendum", 101, 6],
  ["election", 100, 10],
  ["recall", 100, 20],
  ["recall", 16, 4],
  ["recall", 15, 3],
  ["referendum", 3, 3],
  ["recall", 0, 3],
] as const)("a %s needs, of %i citizens, %i", (kind, citizens, required) => {
  expect(requiredSupporters(kind, citizens)).toBe(required);
});

test("equal demands have one key, others have others", () => {
  const ask = (question: string) => demandKeyOf({ kind: "referendum", question });
  expect(ask("Shall we  have a Library?")).toBe(ask("shall we have a library?"));
  const keys = [
    ask("Shall we have a library?"),
    ask("Shall we have a harbour?"),
    demandKeyOf({ kind: "election", office: "governor" }),
    demandKeyOf({ kind: "election", office: "ambassador" }),
    demandKeyOf({ kind: "recall", office: "governor", uid: "ada", since: null }),
    demandKeyOf({ kind: "recall", office: "governor", uid: "ben", since: null }),
    demandKeyOf({ kind: "recall", office: "councilMember", uid: "ben", since: null }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [6, 3],
  [60, 3],
])("%i of six needed are %i thirds", (supporters, thirds) => {
  expect(thirdsOf(supporters, 6)).toBe(thirds);
});

test.each<[string, Petition, number, string]>([
  ["from the beginning", petition(), 0, "collecting"],
  ["to its last instant", petition(), 29.999, "collecting"],
  ["at the closing instant, before the last count", petition(), 30, "closing"],
  ["without enough", lapsed(), 30, "lapsed"],
  ["with enough", reached(), 2, "reached"],
  ["with enough, though its time is long over", counted(petition(), 6, day(31)), 31, "reached"],
  ["without an answer in time", reached(), 32, "unanswered"],
  ["answered in time", answered(reached(), answer(9)), 40, "answered"],
  ["answered late", answered(reached(), answer(50)), 50, "answered"],
])("a petition %s: the state follows from times and facts", (_what, given, days, state) => {
  expect(petitionStateAt(given, day(days))).toBe(state);
});

test("a count says how far it has come and never takes back what was announced", () => {
  const third = counted(petition(), 2, day(1));
  expect(third).toMatchObject({ supporterCount: 2, announcedThirds: 1, outcome: null, endedAt: null });
  expect(counted(third, 1, day(2))).toMatchObject({ supporterCount: 1, announcedThirds: 1, outcome: null });
  expect(reached()).toMatchObject({
    outcome: "reached",
    announcedThirds: 3,
    endedAt: day(2),
    answerDueAt: day(32),
  });
  expect(lapsed()).toMatchObject({ outcome: "lapsed", endedAt: day(30), answerDueAt: null });
});

test.each<[string, Petition, number, string | null]>([
  ["is counted while it collects", petition(), 9, "count"],
  ["and once more after it", petition(), 31, "count"],
  ["erases its supporters when it has ended", reached(), 2, "erase"],
  ["or lapsed", lapsed(), 30, "erase"],
  ["rests until the answer is due", supportersErased(reached()), 31.9, null],
  ["is recorded as unanswered then", supportersErased(reached()), 32, "remind"],
  ["rests for ever when it has lapsed", supportersErased(lapsed()), 99, null],
  ["and when it was answered", answered(supportersErased(reached()), answer(9)), 99, null],
  ["an answer before the erasing does not prevent it", answered(reached(), answer(2)), 99, "erase"],
  ["after which nothing is due", supportersErased(answered(reached(), answer(2))), 99, null],
])("a petition %s", (_what, given, days, step) => {
  expect(reviewStepAt(given, day(days))).toBe(step);
});

test("support ends at the closing instant, and when enough have", () => {
  expect(refusal(() => requireCollecting(petition(), day(29.999)))).toBeUndefined();
  expect(refusal(() => requireCollecting(petition(), day(30)))).toBe("PETITION_STATE");
  expect(refusal(() => requireCollecting(reached(), day(3)))).toBe("PETITION_STATE");
});

test.each<[string, Petition, number, string | undefined]>([
  ["reached", reached(), 3, undefined],
  ["overdue", reached(), 99, undefined],
  ["still collecting", petition(), 3, "PETITION_STATE"],
  ["lapsed", lapsed(), 31, "PETITION_STATE"],
  ["answered before", answered(reached(), answer(3)), 4, "PETITION_STATE"],
])("an answer to what is %s", (_what, given, days, reason) => {
  expect(refusal(() => requireAnswerable(given, day(days)))).toBe(reason);
});

test("however the counts come, late or twice: one outcome, announced in order, and in the end nothing is due", () => {
  const count = fc.record({
    supporters: fc.integer({ min: 0, max: 9 }),
    days: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(count, { maxLength: 30 }), (counts) => {
      let current = petition();
      let today = 0;
      for (const { supporters, days } of counts) {
        today += days;
        const before = current;
        const step = reviewStepAt(current, day(today));
        if (step === "count") current = counted(current, supporters, day(today));
        if (step === "erase") current = supportersErased(current);
        if (step === "remind") current = { ...current, dueAt: null };
        petitionSchema.parse(current);
        expect(current.announcedThirds).toBeGreaterThanOrEqual(before.announcedThirds);
        if (before.outcome !== null) expect(current.outcome).toBe(before.outcome);
        if (current.outcome === "reached") expect(current.supporterCount).toBeGreaterThanOrEqual(6);
      }
      if (current.outcome === "lapsed") expect(petitionStateAt(current, day(999))).toBe("lapsed");
    }),
  );
});
