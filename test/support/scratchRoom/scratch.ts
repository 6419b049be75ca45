import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryCopy } from "../../../scripts/defects/repositoryCopy.ts";
import { ROOM } from "./files.ts";

export interface Scratch {
  readonly folder: string;
  read(file: string): string;
  write(file: string, content: string): void;
  /** Runs Node in the copy. */
  node(...args: string[]): { readonly code: number | null; readonly said: string };
  remove(): void;
}

/**
 * A copy of the repository to be changed and run in; in `.data`, which nothing commits, unless `within` says where. `given` is
 * what its processes find in their environment beside ours.
 */
export function scratchCopy(within?: string, given: Readonly<Record<string, string>> = {}): Scratch {
  const folder = repositoryCopy(within);
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write(file, content) {
      mkdirSync(join(folder, file, ".."), { recursive: true });
      writeFileSync(join(folder, file), content);
    },
    node(...args) {
      // A run of vitest within one must not take itself for a part of it.
      const env = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_ENV$/.test(name)),
      );
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: folder,
        env: { ...env, ...given },
        encoding: "utf8",
      });
      return { code: status, said: `${stdout}${stderr}` };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Puts the room in: its folder, its place in the house, and its line in the surface. */
export function addRoom(scratch: Scratch): void {
  for (const [file, content] of Object.entries(ROOM)) scratch.write(`functions/src/beacons/${file}`, content);
  const house = scratch
    .read("functions/src/house.ts")
    .replace("import ", 'import { beacons } from "./beacons/room.ts";\nimport ')
    .replace(/ billing,?(\s*\] as const)/, " billing, beacons$1");
  scratch.write("functions/src/house.ts", house);
  scratch.write(
    "functions/src/index.ts",
    `${scratch.read("functions/src/index.ts")}export * from "./beacons/index.ts";\n`,
  );
}
