/**
 * `npm run test:mutate`: changes `firestore.rules` in one place after the other and asks the rules matrix whether it
 * notices. A survivor is a rule that no test holds in its place.
 */
import { runMutants } from "../test/support/rulesMutation/run.ts";
import { command } from "./command.ts";

await command(async () => {
  const startedMs = performance.now();
  const verdicts = await runMutants((all) => all);
  const survivors = verdicts.filter(({ noticedBy }) => noticedBy === null);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);

  for (const { name } of survivors) console.log(`not noticed  firestore.rules:${name}`);
  console.log(`${verdicts.length - survivors.length} of ${verdicts.length} mutants noticed in ${seconds} s`);
  if (survivors.length > 0) process.exitCode = 1;
});
