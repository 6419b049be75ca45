import { openAccount, type Ports } from "../../seed/accounts.ts";
import { appointAdministrator } from "../administrators.ts";
import { prepareWorld } from "../bench/world.ts";
import { demoProjectId } from "../command.ts";

/** A Nexus and a default region by the real queues, and players by the real callables: the ledger has what each was given. */
export async function buildRehearsalGalaxy(ports: Ports): Promise<void> {
  const names = ["rehearsal", ...Array.from({ length: 5 }, (_, index) => `player-${index}`)];
  const accounts = await Promise.all(names.map((name) => openAccount(name, demoProjectId, ports)));
  const [administrator, ...people] = accounts as [(typeof accounts)[0], ...typeof accounts];
  try {
    await appointAdministrator(administrator.email, "rehearsal of a restore");
    await administrator.refresh();
    await prepareWorld(administrator);
    for (const [index, { client }] of people.entries())
      await client.players.registerPlayer({ name: `Player ${index}` });
  } finally {
    await Promise.all(accounts.map((account) => account.close()));
  }
}
