import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ballots } from "../../functions/src/governance/polls/schema.ts";
import { stageMember } from "../../functions/src/membership/change/stageMember.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { regionAudit } from "../../functions/src/platform/audit.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { citizens, openPoll } from "../emulator/governance/pollWorld.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { configurationOf } from "../support/fixtures.ts";
import { GOVERNED, openGoverned } from "./governedWorld.ts";
import { followedBy, signIn, tabTo, visit, visitAsCyrus } from "./visit.ts";
import { closeWorld } from "./world.ts";

const executable = findChromium(process.env);
const { autocracy } = GOVERNED;
const CYRUS = "demo-cyrus";
const VOTE = "race-vote";

describe.skipIf(executable === null)("races in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openGoverned();
    await openPoll(VOTE);
    await citizens(VOTE, [CYRUS, `${VOTE}-b`, `${VOTE}-c`]);
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  const open = (address: string, width?: number) => visitAsCyrus(browser, address, width);

  test("one ballot from two tabs, each sent by a double click, is one ballot", async () => {
    const visited = await open(`/vote/${VOTE}/${VOTE}-poll`);
    const { page, context } = visited;
    const sent: string[] = [];
    context.on("request", (request) => {
      if (request.url().endsWith("/castBallot")) sent.push(JSON.parse(request.postData()!).data.requestId);
    });
    const other = await context.newPage();
    await other.goto(page.url());
    for (const [tab, option] of [
      [page, "for"],
      [other, "against"],
    ] as const) {
      await tab.getByLabel(option, { exact: true }).check();
      await tab.getByRole("button", { name: "Review the ballot" }).click();
    }
    const send = (tab: Page) => tab.getByRole("button", { name: "Send this ballot" }).dblclick();
    await Promise.all([send(page), send(other)]);
    for (const tab of [page, other])
      await tab.getByRole("heading", { name: "Your ballot is cast." }).waitFor();
    expect(new Set(sent).size).toBe(2);
    const { docs } = await ballots.collection({ regionId: VOTE, pollId: `${VOTE}-poll` }).get();
    expect(docs.map((ballot) => ballot.data().revision)).toEqual([2]);
    await context.close();
  });

  test("a connection that is cut before the commit, and one after it: one effect, and a true page after a reload", async () => {
    const visited = await open(`/settings/${autocracy}/economy`);
    const { page, context } = visited;
    page.on("dialog", (dialog) => void dialog.accept());
    const path = "**/api/regions/configureEconomy";
    const entries = await entriesOf(autocracy);
    const set = async (fee: string) => {
      await page.getByLabel("Docking fee").fill(fee);
      await page.getByRole("button", { name: "Set now: 1 field" }).click();
      await page.getByRole("button", { name: "Set now", exact: true }).click();
    };
    await page.route(path, (route) => route.abort());
    await set("41");
    await page.getByText("We do not know whether it arrived.").waitFor();
    expect((await configurationOf(autocracy)).economy.dockingFeeCredits).not.toBe(41);
    expect(await page.getByLabel("Docking fee").inputValue()).toBe("41");
    await page.unroute(path);
    await page.getByRole("button", { name: "Set now", exact: true }).click();
    await page.getByText("1 field is set.").waitFor();
    // An edit before the document tells of it does not meet the own change as somebody's.
    expect(await page.getByLabel("Docking fee").inputValue()).toBe("41");
    await page.route(path, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await set("42");
    // The document says that it has acted before the call knows.
    await page.getByRole("button", { name: "Set now", exact: true }).waitFor({ state: "detached" });
    await page.reload();
    await page.unroute(path);
    await page.getByText("You have changed nothing yet.").waitFor();
    await page.getByText("You sent “Set now: 1 field” before").waitFor();
    await page.getByRole("button", { name: "Send the same again" }).click();
    await page.getByText("“Set now: 1 field” has arrived.").waitFor();
    expect(await page.getByLabel("Docking fee").inputValue()).toBe("42");
    expect((await entriesOf(autocracy)) - entries).toBe(2);
    await context.close();
  });

  test("who loses the office, or whose region begins to close, is told so under the open form; what was typed stays", async () => {
    const visited = await open(`/settings/${autocracy}/gameplay`, 320);
    const { page, context } = visited;
    await page.getByLabel("Ships per player").fill("12");
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    const ref = regions.ref({ regionId: autocracy });
    await ref.update({ governorUid: "somebody-else" });
    await page.getByText("Only who governs the region, or whom they have named for it, sets this.").waitFor();
    await ref.update({ governorUid: CYRUS, status: "closing" });
    await page.getByText("In its present state the region changes no rules.").waitFor();
    expect(await page.getByLabel("Ships per player").inputValue()).toBe("12");
    await ref.update({ status: "active" });
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    expect(visited.complaints).toEqual([]);
    await context.close();
  });

  test("who is demoted, banned or blocked learns it on the open page", async () => {
    const ref = members.ref({ regionId: VOTE, uid: CYRUS });
    const member = (await ref.get()).data()!;
    const become = (change: Partial<typeof member>) =>
      transact(async (tx) => stageMember(tx, { ...member, ...change }, new Date()));
    await become({});
    const visited = await open("/profile", 320);
    const { page, context } = visited;
    await page.getByRole("heading", { name: VOTE }).waitFor();
    await become({ standing: "resident", citizenSince: null, citizenGround: null });
    await page.getByRole("listitem").filter({ hasText: VOTE }).getByText("resident").waitFor();
    const by = { byUid: "somebody", rank: "governor", at: new Date() } as const;
    const ban = { reason: "A raid on the port.", ...by, until: null, wasMember: true };
    await become({ status: "banned", ban });
    await page.getByText("Banned until somebody lifts it.").waitFor();
    await page.getByText("A raid on the port.").waitFor();
    const player = players.ref({ uid: CYRUS });
    await player.update({ blocked: { reason: "A word too many.", byUid: "ada", at: new Date() } });
    await page.getByRole("heading", { name: "Your account is blocked" }).waitFor();
    await page.getByText("A word too many.").waitFor();
    await player.update({ blocked: null });
    await page.getByRole("heading", { name: "Profile" }).waitFor();
    await context.close();
  });

  test("an answer that comes after the sign-out is nobody's, and listeners end with their page", async () => {
    const visited = await open(`/settings/${autocracy}/economy`);
    const { page, context } = visited;
    await page.getByLabel("Docking fee").waitFor();
    await expect.poll(() => followedBy(visited)).toContain(`regions/${autocracy}/settings/current`);
    await page.getByRole("link", { name: "Explorer" }).click();
    await page.getByRole("heading", { name: "Explorer" }).waitFor();
    await expect
      .poll(() => followedBy(visited).sort())
      .toEqual(["memberships", `pilots/${CYRUS}`, `players/${CYRUS}`]);
    let answered = false;
    await page.route("**/api/players/listTransfers", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
      answered = true;
    });
    await page.getByRole("link", { name: "Money" }).click();
    await page.getByRole("heading", { name: "Money" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await expect.poll(() => answered, { timeout: 5_000 }).toBe(true);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.getByText("+1,000").count()).toBe(0);
    expect(visited.complaints.filter((text) => !/40[13]/.test(text))).toEqual([]);
    await context.close();
  });

  test("by keyboard alone: a name is chosen, and a member banned", async () => {
    const newcomer = await visit(browser, 1_280);
    await newcomer.page.goto("/");
    await signIn(newcomer, "newcomer");
    await newcomer.page.getByRole("heading", { name: "Choose your name" }).waitFor();
    await tabTo(newcomer, /^Name/);
    await newcomer.page.keyboard.type("Nova");
    await newcomer.page.keyboard.press("Enter");
    await newcomer.page.getByRole("heading", { name: "Regions" }).waitFor();
    await newcomer.context.close();

    const visited = await open(`/members/${autocracy}?show=resident`);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Ban Rhea" }).waitFor();
    await tabTo(visited, /^Ban Rhea/);
    await page.keyboard.press("Enter");
    await tabTo(visited, /^Reason/);
    await page.keyboard.type("A raid on the port.");
    await tabTo(visited, /^Ban now/);
    await page.keyboard.press("Enter");
    await page
      .getByText(/Banned until/)
      .first()
      .waitFor();
    const rhea = await members.ref({ regionId: autocracy, uid: `${autocracy}-rhea` }).get();
    expect(rhea.data()?.status).toBe("banned");
    await context.close();
  });
});

/** How often the log tells of a change of the economy. */
async function entriesOf(regionId: string): Promise<number> {
  const query = regionAudit.collection({ regionId }).where("action", "==", "configureEconomy");
  return (await query.get()).size;
}
