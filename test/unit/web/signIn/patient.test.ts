import { expect, test } from "vitest";
import { patient } from "../../../../web/src/data/signIn/patient.ts";

/** Longer than any run of the tests. */
const FOR_EVER_MS = 2 ** 31 - 1;

test("an answer, or a failure, comes as it is", async () => {
  const asked = patient(async (text: string) => {
    if (text === "") throw new Error("Nothing was asked.");
    return `${text}!`;
  }, FOR_EVER_MS);
  expect(await asked("here")).toBe("here!");
  await expect(asked("")).rejects.toThrow("Nothing was asked.");
});

test("what is never answered fails, and nobody waits for it again until there is an answer", async () => {
  const answers: ((answer: string) => void)[] = [];
  const asked = patient(() => new Promise<string>((resolve) => answers.push(resolve)), 1);
  for (let times = 0; times < 2; times++) await expect(asked()).rejects.toThrow("no answer in time");
  answers[0]!("late");
  await Promise.resolve();
  const last = asked();
  answers.at(-1)!("in time");
  expect(await last).toBe("in time");
});
