import { type Address, loadRules, RULES } from "../support/rulesMatrix/emulator.ts";

/** A node of the coverage report: what an expression of the rules came to, and how often. */
interface Covered {
  readonly values?: readonly { readonly value: { readonly pathValue?: object } }[];
  readonly children?: readonly Covered[];
}

/**
 * The documents that the rules look up for one request, each billed as one read however often it is asked for. The
 * emulator's report on the rules says which paths were made, and a path is made for nothing but a look-up.
 */
export async function lookUpsOf(
  on: Address,
  projectId: string,
  ask: () => Promise<unknown>,
): Promise<Set<string>> {
  // Rules that come anew begin a new report.
  await loadRules(on, projectId, RULES);
  await ask();
  const address = `http://${on.host}:${on.port}/emulator/v1/projects/${projectId}:ruleCoverage`;
  const { report } = (await (await fetch(address)).json()) as { report: readonly Covered[] };
  const found = new Set<string>();
  for (const node of report) collect(node, found);
  return found;
}

function collect({ values = [], children = [] }: Covered, found: Set<string>): void {
  for (const { value } of values) {
    if (value.pathValue !== undefined) found.add(JSON.stringify(value.pathValue));
  }
  for (const child of children) collect(child, found);
}
