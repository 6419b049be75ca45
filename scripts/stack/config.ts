import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../command.ts";
import { type HostingHeaders, localHeaders } from "./localHeaders.ts";
import { emulatorNames, host, type Ports } from "./ports.ts";

export type FirebaseConfig = {
  functions: { source: string; ignore?: string[] }[];
  firestore: { rules: string; indexes: string };
  hosting: { public: string; headers: HostingHeaders };
  emulators: Record<string, unknown>;
};

/** What the Hosting emulator serves, within a run's directory. */
export const PUBLIC_FOLDER = "public";

/**
 * The repository's firebase.json, changed only in what a run has for itself: its ports, and its place. A run's file
 * stands in a directory of its own, so that the logs which firebase-tools writes beside itself stay out of the tree. The
 * security rules stand there as a copy: firebase-tools ends at a change of them, since hidane does not take its request.
 */
export function runConfig(directory: string, ports: Ports, reload: boolean): FirebaseConfig {
  const config = JSON.parse(readFileSync(join(root, "firebase.json"), "utf8")) as FirebaseConfig;
  const fromRun = (path: string) => relative(directory, join(root, path));
  const emulators = Object.fromEntries(
    emulatorNames
      .filter((name) => name !== "websocket" && name !== "stripe")
      .map((name) => [name, { host, port: ports[name] }]),
  );
  return {
    ...config,
    functions: config.functions.map((codebase) => ({
      ...codebase,
      source: fromRun(codebase.source),
      configDir: ".",
      // A test must not have its functions exchanged by a build that happens beside it.
      ...(reload ? {} : { ignore: ["**"] }),
    })),
    firestore: {
      rules: join(directory, config.firestore.rules),
      indexes: join(root, config.firestore.indexes),
    },
    // The console is built into the run's own folder, beside the file that tells it the addresses of this run.
    hosting: {
      ...config.hosting,
      public: PUBLIC_FOLDER,
      headers: localHeaders(config.hosting.headers, [ports.auth, ports.firestore], reload),
    },
    emulators: {
      ...emulators,
      firestore: { host, port: ports.firestore, websocketPort: ports.websocket },
      ui: { enabled: false },
      singleProjectMode: true,
    },
  };
}
