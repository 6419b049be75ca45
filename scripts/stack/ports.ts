import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "../command.ts";
import { Failure } from "../setup/failure.mjs";

/** Everything that listens, in the order in which firebase-tools starts it; the stand-in for Stripe is ours. */
export const emulatorNames = [
  "hub",
  "functions",
  "eventarc",
  "tasks",
  "firestore",
  "websocket",
  "auth",
  "hosting",
  "logging",
  "stripe",
] as const;

export type EmulatorName = (typeof emulatorNames)[number];
export type Ports = Record<EmulatorName, number>;

export const host = "127.0.0.1";

/** Of `npm start`; firebase.json has no place for what is none of firebase-tools'. */
const STRIPE_PORT = 5009;

/** The ports of firebase.json: those of `npm start`. */
export function standardPorts(): Ports {
  const { emulators } = JSON.parse(readFileSync(join(root, "firebase.json"), "utf8"));
  const own = { websocket: emulators.firestore.websocketPort, stripe: STRIPE_PORT };
  return portsBy((name) => own[name as keyof typeof own] ?? emulators[name].port);
}

/** Ports that nobody listens on now, so that several test runs and `npm start` can go side by side. */
export async function freePorts(): Promise<Ports> {
  // Below the range from which the kernel takes the ports of outgoing connections, which could take one in between.
  const lowest = 15_000;
  const highest = 31_000;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = lowest + Math.floor(Math.random() * (highest - lowest));
    const ports = portsBy((name) => first + emulatorNames.indexOf(name));
    if ((await portsInUse(ports)).length === 0) return ports;
  }
  throw new Failure(
    `No ${emulatorNames.length} free ports in a row were found between ${lowest} and ${highest}: stop what listens there.`,
  );
}

/** @throws Failure naming the ports that are taken, who has them and what to do. */
export async function requireFree(ports: Ports): Promise<void> {
  const taken = await portsInUse(ports);
  const [first] = taken;
  if (first === undefined) return;
  const list = taken.map((name) => `${ports[name]} (${name})`).join(", ");
  const [noun, verb] = taken.length === 1 ? ["Port", "is"] : ["Ports", "are"];
  throw new Failure(
    `${noun} ${list} ${verb} in use: stop what listens there (\`lsof -nP -iTCP:${ports[first]} -sTCP:LISTEN\` names it; ` +
      "another `npm start`, perhaps), or change the port in firebase.json.",
  );
}

async function portsInUse(ports: Ports): Promise<EmulatorName[]> {
  const free = await Promise.all(emulatorNames.map((name) => canListen(ports[name])));
  return emulatorNames.filter((_, index) => !free[index]);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function portsBy(port: (name: EmulatorName) => number): Ports {
  return Object.fromEntries(emulatorNames.map((name) => [name, port(name)])) as Ports;
}

/** Whether something listens there. Any answer will do: an emulator without a page at its root says 404 when it is up. */
export async function answers(port: number): Promise<boolean> {
  return fetch(`http://${host}:${port}/`).then(
    (response) => response.arrayBuffer().then(() => true),
    () => false,
  );
}
