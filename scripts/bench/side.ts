/**
 * One side of `npm run bench -- --against <checkout>`: emulators and a small world of a checkout, and its own measurements,
 * each made when the parent asks for it. Begun as a process of its own, since two releases do not share one.
 */
import "./quiet.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { demoProjectId } from "../command.ts";
import type { Figure } from "./measure.ts";

const [checkout = ""] = process.argv.slice(2);
/** A module of the checkout, taken to offer what ours of that name does. */
const of = <Module>(path: string): Promise<Module> => import(join(checkout, path));

/** Where it stands now, and where it stood before there was a folder of it. */
const stack = ["scripts/stack/emulators.ts", "scripts/emulators.ts"].find((path) =>
  existsSync(join(checkout, path)),
)!;
const { freePorts, startEmulators } = await of<typeof import("../stack/emulators.ts")>(stack);
const emulators = await startEmulators({ name: "bench", ports: await freePorts(), projectId: demoProjectId });
process.on("disconnect", () => emulators.stop().then(() => process.exit()));
Object.assign(process.env, emulators.env, {
  FIREBASE_DEBUG_MODE: "true",
  FIREBASE_DEBUG_FEATURES: JSON.stringify({ skipTokenVerification: true }),
});
const { openAccount } = await of<typeof import("../../seed/accounts.ts")>("seed/accounts.ts");
const { appointAdministrator } = await of<typeof import("../administrators.ts")>("scripts/administrators.ts");
const { prepareWorld } = await of<typeof import("./world.ts")>("scripts/bench/world.ts");
const { wrapperFigures } = await of<typeof import("./wrapper.ts")>("scripts/bench/wrapper.ts");
const { importFigures } = await of<typeof import("./imports.ts")>("scripts/bench/imports.ts");
const administrator = await openAccount("bench", demoProjectId, emulators.ports);
await appointAdministrator(administrator.email, "bench");
await administrator.refresh();
await prepareWorld(administrator);

const MEASUREMENTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  wrapper: async () => wrapperFigures(await administrator.idToken()),
  imports: () => importFigures(),
};
process.on("message", async (what: string) => process.send!(await MEASUREMENTS[what]!()));
process.send!([]);
