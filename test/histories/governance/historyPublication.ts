import { expect } from "vitest";
import { recountOf } from "../../../functions/src/governance/polls/recount.ts";
import { ballots, polls, publishedBallots } from "../../../functions/src/governance/polls/schema.ts";
import type { Model } from "./historyModel.ts";
import { type ModelPoll, weighsOne, weightOf } from "./historyModelPolls.ts";
import { publishedOf } from "./historyPoints.ts";
import { serve, uidOf } from "./historyWire.ts";
import type { World } from "./historyWorld.ts";

/** What is published is what was acknowledged: found by the receipts, counted again, and linked to nobody any more. */
export async function checkPublication(world: World, model: Model): Promise<void> {
  for (const poll of model.polls.values()) {
    const key = { regionId: world.regionId, pollId: world.ids.get(poll.name)! };
    const linked = (await ballots.collection(key).get()).docs.map(({ id }) => id);
    const pages = await publishedBallots.collection(key).orderBy("page").get();
    const published = pages.docs.flatMap((page) => page.data().ballots);
    if (poll.phase !== "erased") {
      const voters =
        poll.phase === "cancelled" && poll.dueAt === null ? [] : [...poll.ballots.keys()].map(uidOf);
      expect(linked.toSorted(), `ballots of ${poll.name}`).toEqual(voters.toSorted());
      expect(published).toEqual([]);
      continue;
    }
    expect(linked, `ballots of ${poll.name} after erasure`).toEqual([]);
    const document = (await polls.ref(key).get()).data()!;
    const voters = document.result?.voters ?? 0;
    expect(voters, `voters of ${poll.name}`).toBeLessThanOrEqual(document.entitledCount);
    for (const player of poll.ballots.keys()) {
      expect(weightOf(model, player, poll), `${uidOf(player)} at the call of ${poll.name}`).toBeGreaterThan(
        0,
      );
    }
    if (document.result?.tally) {
      const { agrees, secretKept } = recountOf(document, published);
      expect({ agrees, secretKept }, `the recount of ${poll.name}`).toEqual({
        agrees: true,
        secretKept: true,
      });
    }
    await checkReceipts(key, published, poll, model);
  }
}

async function checkReceipts(
  key: { readonly regionId: string; readonly pollId: string },
  published: readonly { readonly receipt: string; readonly choice: unknown }[],
  poll: ModelPoll,
  model: Model,
): Promise<void> {
  const byReceipt = new Map(published.map(({ receipt, choice }) => [receipt, choice]));
  let units = 0;
  for (const [player, { choice, revision, power }] of poll.ballots) {
    const input = { ...key, revision };
    const { answer } = await serve("governance/getReceipts", uidOf(player), input);
    const { receipts } = answer as { receipts: string[] };
    expect(receipts).toHaveLength(weighsOne(poll) ? 1 : weightOf(model, player, poll));
    expect(receipts).toHaveLength(power);
    // Who has spent fewer points than the power leaves receipts over.
    const own = publishedOf(poll.method, choice, power);
    const found = receipts.map((receipt) => byReceipt.get(receipt));
    const wanted = receipts.map((_, unit) => own[unit]);
    expect(found, `${uidOf(player)}'s ballot in ${poll.name}`).toEqual(wanted);
    units += own.length;
  }
  expect(published, `ballots of ${poll.name}`).toHaveLength(units);
}
