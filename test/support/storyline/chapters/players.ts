import type { Chapter, Story } from "../story.ts";

/** Everybody who acts in a play; the chapters say what becomes of them. */
const CAST = ["olga", "otto", "mina", "cyrus", "rhea", "vera", "boris", "petra", "gwen", "nora"];

export const players: Chapter = {
  title: "players",
  async play(story) {
    for (const actor of CAST)
      await story.call(actor, "players/registerPlayer", { name: nameOf(story, actor) });
    await story.refused("olga", "players/registerPlayer", { name: nameOf(story, "anna") }, "PLAYER_EXISTS");

    await story.call("vera", "players/updateProfile", { biography: "Trades in ore." });
    // A name that looks the same keeps its reservation, another one moves it.
    await story.call("vera", "players/updateProfile", { name: nameOf(story, "VERA") });
    await story.call("vera", "players/updateProfile", { name: nameOf(story, "wanda") });
    await story.refused("otto", "players/updateProfile", { name: nameOf(story, "wanda") }, "NAME_TAKEN");
    // Before another chapter brings her somewhere else, where her new name would have to go, too.
    await story.settle();

    await story.call("vera", "players/getProfile", {});
    await story.call("vera", "players/getProfile", { uid: story.uid("olga") });
    await story.call("vera", "players/listTransfers", {});
    await story.call("vera", "players/readNames", { uids: [story.uid("olga"), story.uid("nobody")] });
    await story.call("vera", "platform/readClock", {});
    await story.call("vera", "platform/reportFault", {
      ...{ page: "/vote/:regionId/:pollId", release: "index-1", reason: "TypeError" },
      stack: ["VotePage VotePage-1.js:1:1"],
    });
    await exportEverything(story, "vera");
  },
};

async function exportEverything(story: Story, actor: string): Promise<void> {
  const { day } = await story.call<{ day: string }>(actor, "players/requestExport", {});
  await story.settle();
  const { parts } = await story.call<{ parts: number }>(actor, "closing/downloadExport", { day });
  for (let part = 1; part < parts; part++) await story.call(actor, "closing/downloadExport", { day, part });
}

function nameOf({ run }: Story, actor: string): string {
  return `${actor[0]!.toUpperCase()}${actor.slice(1)} ${run}`;
}
