import { creditsOf } from "../../functions/src/platform/ledger/assets.ts";
import { transferKindsOf } from "../../functions/src/platform/ledger/kinds.ts";
import { prepareTransfers } from "../../functions/src/platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../functions/src/platform/ledger/stageTransfers.ts";
import { Reads, transact } from "../../functions/src/platform/store.ts";
import { players } from "../../functions/src/players/schema.ts";
import { type Account, openAccount, type Ports } from "../../seed/accounts.ts";
import { appointAdministrator } from "../administrators.ts";
import { prepareWorld } from "../bench/world.ts";
import { demoProjectId } from "../command.ts";

const PLAYERS = 5;

const kinds = transferKindsOf({ transferKinds: { rehearsal: "payment" } });

/** A Nexus and a default region by the real queues, players by the real callables, and transfers between them. */
export async function buildRehearsalGalaxy(ports: Ports): Promise<void> {
  const open = (name: string) => openAccount(name, demoProjectId, ports);
  const administrator = await open("rehearsal");
  const people = await Promise.all(Array.from({ length: PLAYERS }, (_, index) => open(`player-${index}`)));
  try {
    await appointAdministrator(administrator.email, "rehearsal of a restore");
    await administrator.refresh();
    await prepareWorld(administrator);
    for (const [index, { client }] of people.entries())
      await client.players.registerPlayer({ name: `Player ${index}` });
    for (const [index, giver] of people.entries())
      await pay(giver, people[(index + 1) % PLAYERS]!, 10 + index);
  } finally {
    await Promise.all([administrator, ...people].map((account) => account.close()));
  }
}

async function pay(giver: Account, taker: Account, amount: number): Promise<void> {
  await transact(async (tx) => {
    const [from, to] = await tx.getAll(players.ref({ uid: giver.uid }), players.ref({ uid: taker.uid }));
    const asset = creditsOf(null);
    const transfer = {
      transferId: `rehearsal-${giver.uid}`,
      kind: kinds.rehearsal,
      changes: [
        { accountId: from!.data()!.accountId, asset, amount: -amount },
        { accountId: to!.data()!.accountId, asset, amount },
      ],
    };
    stageTransfers(tx, await prepareTransfers(new Reads(tx), [transfer]), new Date());
  });
}
