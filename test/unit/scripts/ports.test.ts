import { createServer } from "node:net";
import { expect, test } from "vitest";
import {
  emulatorNames,
  freePorts,
  host,
  portsInUseMessage,
  requireFree,
  standardPorts,
} from "../../../scripts/stack/ports.ts";

test("names the port, the emulator and what to do", () => {
  expect(portsInUseMessage([["firestore", 8080]])).toMatch(
    /^Port 8080 \(firestore\) is in use: stop what listens there .*lsof -nP -iTCP:8080.* or change the port in firebase\.json\.$/,
  );
  expect(
    portsInUseMessage([
      ["hub", 4400],
      ["auth", 9099],
    ]),
  ).toMatch(/^Ports 4400 \(hub\), 9099 \(auth\) are in use/);
});

test("free ports are free until somebody listens", async () => {
  const ports = await freePorts();
  expect(new Set(Object.values(ports)).size).toBe(emulatorNames.length);
  await expect(requireFree(ports)).resolves.toBeUndefined();

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(ports.tasks, host, resolve));
  try {
    await expect(requireFree(ports)).rejects.toThrow(`Port ${ports.tasks} (tasks) is in use`);
  } finally {
    server.close();
  }
});

test("the ports of npm start are the ones that Firebase's tools and guides use", () => {
  expect(standardPorts()).toMatchObject({
    auth: 9099,
    firestore: 8080,
    functions: 5001,
    tasks: 9499,
    hosting: 5000,
  });
});
