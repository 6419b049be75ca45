import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** The Chromium of this machine: `CHROMIUM_PATH`, one on the PATH, Debian's; null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const directories = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [
    ...(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []),
    ...["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
      directories.map((directory) => join(directory, name)),
    ),
    "/usr/bin/chromium",
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** A browser without a window, to which every host `*.test` is this machine: on plain http, as somebody's network might be. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--host-resolver-rules=MAP *.test 127.0.0.1"],
  });
}
