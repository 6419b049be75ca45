import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { type Command, type Effective, Model } from "./historyModel.ts";
import { World } from "./historyWorld.ts";

/** Runs one history against the platform and the model; they must agree at every step and at the end. */
export async function runHistory(
  name: string,
  history: readonly Command[],
  seen: Map<string, number>,
): Promise<void> {
  const model = new Model();
  const world = new World(name);
  await world.open(model);
  const done: { command: Effective; id: string; answer: unknown }[] = [];
  for (const [step, command] of history.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    if (command.kind === "repeat") {
      const earlier = done.at(-1 - (command.back % Math.max(1, done.length)));
      if (earlier === undefined) continue;
      const denied = model.access(earlier.command);
      const again = await world.run(earlier.command, earlier.id);
      expect(again.reason, `${at} of ${JSON.stringify(earlier.command)}`).toBe(denied);
      if (denied === undefined) expect(isDeepStrictEqual(again.answer, earlier.answer), at).toBe(true);
      count(seen, `repeat → ${denied ?? "the same answer"}`);
      continue;
    }
    const id = `${name}-step-${String(step).padStart(12, "0")}`;
    const former = command.kind === "settle" ? model.homes[command.by] : null;
    const expected = model.apply(command);
    if (expected === undefined && former != null) count(seen, "moved from one home to another");
    const outcome = await world.run(command, id);
    expect(outcome.reason, at).toBe(expected);
    count(seen, `${command.kind} → ${expected ?? "done"}`);
    const repeatable = !["endTerm", "setPolicy", "setActive"].includes(command.kind);
    if (expected === undefined && repeatable) done.push({ command, id, answer: outcome.answer });
  }
  await world.check(model);
}

function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}
