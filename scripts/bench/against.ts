import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { root } from "../command.ts";
import { type Figure, median } from "./measure.ts";

/** How often each side measures, in turns; a measurement of imports takes a minute or two. */
const TURNS = { wrapper: 7, imports: 2 } as const;
/** What is slower than the other release by more is red. */
const LIMIT = 1.05;

/**
 * Wrapper and cold start of this checkout against those of another, in turns; each is a ratio to a baseline of its own.
 * `only` names some of them, or none for all.
 */
export async function figuresAgainst(checkout: string, only: readonly string[]): Promise<Figure[]> {
  const sides = [await begun(root), await begun(resolve(checkout))] as const;
  const figures: Figure[] = [];
  try {
    for (const [what, turns] of Object.entries(TURNS)) {
      if (only.length > 0 && !only.includes(what)) continue;
      const values = [new Map<string, number[]>(), new Map<string, number[]>()] as const;
      for (let turn = 0; turn < turns; turn++)
        for (const side of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
          for (const { name, value } of await measured(sides[side], what))
            values[side].set(name, [...(values[side].get(name) ?? []), value]);
      figures.push(...compared(...values));
    }
  } finally {
    for (const { process } of sides) if (process.connected) process.disconnect();
    await Promise.all(sides.map(({ ended }) => ended));
  }
  return figures;
}

/** Whatever both sides have measured. */
function compared(
  ours: ReadonlyMap<string, readonly number[]>,
  theirs: ReadonlyMap<string, readonly number[]>,
): Figure[] {
  return [...ours].flatMap(([name, own]) => {
    const other = theirs.get(name);
    if (other === undefined) return [];
    const [a, b] = [median(own), median(other)];
    const note = `${a.toFixed(3)} against ${b.toFixed(3)}, medians of ${own.length}`;
    return [{ name: `${name}, against the other checkout`, value: a / b, limit: LIMIT, unit: "ratio", note }];
  });
}

interface Side {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
}

async function begun(checkout: string): Promise<Side> {
  const process = fork(join(import.meta.dirname, "side.ts"), [checkout], { cwd: checkout });
  const side = { process, ended: once(process, "exit") };
  await answer(side);
  return side;
}

function measured(side: Side, what: string): Promise<Figure[]> {
  side.process.send(what);
  return answer(side);
}

/** @throws when the side has ended instead. */
async function answer({ process, ended }: Side): Promise<Figure[]> {
  const early = ended.then(() => {
    throw new Error("A side of the comparison has ended; what it said stands above.");
  });
  const [figures] = await Promise.race([once(process, "message"), early]);
  return figures as Figure[];
}
