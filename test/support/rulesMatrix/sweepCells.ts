import { ask, type Clients, type Given } from "./asking.ts";
import { type Answer, nameOf, type Shape } from "./cells.ts";
import { ROLES, type Role } from "./people.ts";

/** Requests under way at once: enough to keep the emulator busy; fewer where the first difference ends it. */
const CONCURRENCY = 32;
const CONCURRENCY_TO_FIRST = 12;

export interface Cell {
  readonly shape: Shape;
  readonly role: Role;
}

export interface Difference {
  readonly cell: string;
  readonly expected: Answer;
  readonly given: Given;
  /** Whether the database is no longer as it was. */
  readonly wrote: boolean;
}

export function cellsOf(shapes: readonly Shape[]): Cell[] {
  return shapes.flatMap((shape) => ROLES.map((role) => ({ shape, role })));
}

/** Asks for every cell and returns what differs; with `stopAtFirst`, soon after one was found. */
export async function differencesIn(
  clients: Clients,
  cells: readonly Cell[],
  { stopAtFirst = false } = {},
): Promise<{ differences: Difference[]; asked: number }> {
  const differences: Difference[] = [];
  let asked = 0;
  const work = async () => {
    while (asked < cells.length && !(stopAtFirst && differences.length > 0)) {
      const cell = cells[asked++]!;
      const difference = await differenceIn(clients, cell);
      if (difference !== undefined) differences.push(difference);
    }
  };
  const workers = stopAtFirst ? CONCURRENCY_TO_FIRST : CONCURRENCY;
  await Promise.all(Array.from({ length: workers }, work));
  return { differences, asked };
}

async function differenceIn(clients: Clients, { shape, role }: Cell): Promise<Difference | undefined> {
  const expected = shape.expected[role];
  const given = await ask(clients[role], shape.request);
  if (given === expected) return undefined;
  const wrote = given === "allowed" && "data" in shape.request;
  return { cell: `${role}: ${nameOf(shape)}`, expected, given, wrote };
}
