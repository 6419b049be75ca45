import { parseArgs } from "node:util";

/** Which project a deployment is for: the one it is told, an alias resolved, else the default one. */
export interface Target {
  readonly projectId: string;
  /** As it was named, where that was an alias of `.firebaserc`. */
  readonly alias: string | undefined;
  readonly isNamed: boolean;
}

/** Reads the project as `firebase deploy` would. */
export function targetOf(args: readonly string[], firebaserc: string): Target {
  const { projects } = JSON.parse(firebaserc) as { projects: Record<string, string> };
  const project = { type: "string", short: "P" } as const;
  const { values } = parseArgs({ args: [...args], options: { project }, strict: false });
  const named = values.project as string | undefined;
  const given = named ?? "default";
  const resolved = projects[given];
  return {
    projectId: resolved ?? given,
    alias: resolved === undefined ? undefined : given,
    isNamed: named !== undefined,
  };
}
