import { demoProjectId } from "../command.ts";
import { Failure } from "../setup/failure.mjs";
import { step } from "../setup/progress.mjs";
import { clockFile } from "../stack/clockFile.ts";
import { clientEnvironment, freePorts, standardPorts, startEmulators } from "../stack/emulators.ts";
import { answers } from "../stack/ports.ts";
import { ContentionLog } from "./contention.ts";

/** The emulators that a run is against. */
export interface Target {
  /** What a client of them must have in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What their workers do over again; undefined where the workers are not ours to count in. */
  readonly contention: ContentionLog | undefined;
  /** Whether somebody else goes on using them, so that nothing of the run may stay. */
  readonly shared: boolean;
  /** Rejects when emulators of the run's own end by themselves. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

/** Emulators of the run's own, on free ports: they hold nothing and end with it. */
export async function ownEmulators(signal: AbortSignal): Promise<Target> {
  const contention = new ContentionLog();
  try {
    const ports = await freePorts();
    const options = { name: "load", ports, projectId: demoProjectId, env: contention.env, signal };
    const emulators = await step("emulators", () => startEmulators(options));
    const stop = async () => {
      await emulators.stop();
      contention.remove();
    };
    return { env: emulators.env, contention, shared: false, ended: emulators.ended, stop };
  } catch (error) {
    contention.remove();
    throw error;
  }
}

/** The emulators of `npm start`. @throws Failure when nobody has started them. */
export async function runningEmulators(): Promise<Target> {
  const ports = standardPorts();
  if (!(await answers(ports.hub)))
    throw new Failure("No emulators answer: start them with `npm start`, or leave out --running.");
  const env = clientEnvironment(ports, demoProjectId, clockFile);
  return { env, contention: undefined, shared: true, ended: new Promise(() => {}), stop: async () => {} };
}
