import { expect, test } from "vitest";
import { collections } from "../../functions/src/house.ts";
import { documentsOf } from "../../functions/src/platform/declaration/declaredDocuments.ts";
import { type StoredFields, versionOf } from "../../functions/src/platform/documents/versions.ts";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { reopenLedgerDays } from "../../functions/src/platform/ledger/closeDays.ts";
import type { Configuration } from "../../functions/src/regions/configuration/configuration.ts";
import { stageBackfill } from "../../scripts/operate/backfill.ts";
import { openTerminals } from "../../scripts/operate/terminals.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { demoBackup, restoreDemo } from "../museum/demo.ts";
import { configurationOf } from "../support/fixtures.ts";
import { membership } from "../support/storyline/chapters/membership.ts";
import { chapters } from "../support/storyline/chapters.ts";
import { playStoryline } from "../support/storyline/play.ts";
import { runOf } from "../support/storyline/start.ts";
import type { Chapter } from "../support/storyline/story.ts";
import { runSchedule } from "../support/work.ts";

const DEMO_REGIONS = ["nexus", "default", "aurora", "obsidian"] as const;

test("the demo as it was stored before settings left the regions passes the storyline, and a backfill brings all of it up", async () => {
  const backup = await demoBackup();
  const played = await playStoryline({
    run: runOf("demo", "backup"),
    world: demoOfToday,
    chapters: chapters.flatMap((chapter) => (chapter === membership ? [pardon, chapter] : [chapter])),
  });
  // Every chapter has come to its end, or the play would have thrown.
  expect(played.length).toBeGreaterThan(200);
  await expectSettingsOf(backup);

  const jobIds = await Promise.all(Object.keys(collections).map((name) => stageBackfill(name)));
  await runSchedule("sweep");
  for (const jobId of jobIds) await jobEnd(jobId);
  await expectSettingsOf(backup);
  expect(await older()).toEqual([]);
  // The play's time is before the demo's: its transfers fall into a day that the demo has closed.
  await reopenLedgerDays();
  expect(await checkLedger()).toEqual([]);
});

/** In one world, those who fought have lost the reputation that the next regions ask of them. */
const pardon: Chapter = {
  title: "pardon",
  async play(story) {
    for (const actor of ["boris", "cyrus", "gwen"]) {
      const pardoned = {
        regionId: "default",
        uid: story.uid(actor),
        reputation: 0,
        reason: "It is long ago.",
      };
      await story.call("root", "membership/setReputation", pardoned);
    }
  },
};

/** As an operator makes it after the release that has express lanes: docs/operate.md. */
async function demoOfToday(): Promise<void> {
  await restoreDemo();
  await openTerminals();
}

/** What their governments had set holds, whatever settings there are beside it by now: nothing in the storyline is about the demo's regions. */
async function expectSettingsOf(backup: Awaited<ReturnType<typeof demoBackup>>): Promise<void> {
  for (const regionId of DEMO_REGIONS) {
    const { configuration } = backup.get(`regions/${regionId}`) as { configuration: Configuration };
    expect(await configurationOf(regionId), regionId).toMatchObject(configuration);
  }
}

/** Paths of stored documents that are of an older version than the present one. */
async function older(): Promise<string[]> {
  const found = Object.keys(collections).map(async (name) => {
    const { version, group } = await documentsOf(name);
    const { docs } = await group().withConverter(null).get();
    return docs.filter((doc) => versionOf(doc.data() as StoredFields) < version).map(({ ref }) => ref.path);
  });
  return (await Promise.all(found)).flat();
}
