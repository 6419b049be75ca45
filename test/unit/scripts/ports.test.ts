import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { emulatorNames, freePorts, host, requireFree, standardPorts } from "../../../scripts/stack/ports.ts";

test("free ports are free until somebody listens", async () => {
  const ports = await freePorts();
  expect(new Set(Object.values(ports)).size).toBe(emulatorNames.length);
  await expect(requireFree(ports)).resolves.toBeUndefined();

  const listening = async (port: number) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    servers.push(server);
  };
  const servers: Server[] = [];
  try {
    await listening(ports.tasks);
    await expect(requireFree(ports)).rejects.toThrow(
      new RegExp(
        `^Port ${ports.tasks} \\(tasks\\) is in use: stop what listens there .*lsof -nP -iTCP:${ports.tasks} `,
      ),
    );
    await listening(ports.hub);
    await expect(requireFree(ports)).rejects.toThrow(
      `Ports ${ports.hub} (hub), ${ports.tasks} (tasks) are in use`,
    );
  } finally {
    for (const server of servers) server.close();
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
