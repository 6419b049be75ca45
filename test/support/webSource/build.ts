/** What the console may import of the server, all the way down: nothing that runs on a server alone. */
const FOREIGN = [/^node:/, /firebase-admin|firebase-functions|@google-cloud|stripe/];

/** Modules of a build that read or write by themselves. */
export const foreignModules = (modules: readonly string[]): string[] =>
  modules.filter((id) => FOREIGN.some((form) => form.test(id.split("/node_modules/").at(-1)!)));

/** Compressed, in kB. */
const MOST_KB = { style: 25, script: 180 } as const;

/** Files of a build that are too large, with their size. */
export const tooLarge = (files: readonly (readonly [name: string, kB: number])[]): string[] =>
  files.flatMap(([name, kB]) => {
    const most = name.endsWith(".css") ? MOST_KB.style : MOST_KB.script;
    return kB < most ? [] : [`${name} has ${kB.toFixed(0)} kB, and ${most} are its bound`];
  });
