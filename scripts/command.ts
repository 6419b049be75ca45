import { join } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { Failure } from "./setup/failure.mjs";

/** The repository's root. */
export const root = join(import.meta.dirname, "..");

/** A project id with this prefix keeps everything offline: no command of firebase-tools can reach a real project. */
export const demoProjectId = "demo-sectorwars";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The words and options of the command line. @throws Failure with the usage, where it is another number of words or an unknown option. */
export function given<const Known extends Options>(
  usage: string,
  words: { readonly least: number; readonly most: number },
  options: Known,
  args: readonly string[] = process.argv.slice(2),
) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length >= words.least && positionals.length <= words.most)
      return { words: positionals, values };
  } catch (error) {
    throw new Failure(`${(error as Error).message} Use \`${usage}\`.`);
  }
  throw new Failure(`Use \`${usage}\`.`);
}

/**
 * Runs a command and ends the process, which a client of Firestore would keep alive. What a person can mend is said in one
 * sentence, a fault of ours with its stack.
 */
export async function command(main: () => Promise<void>): Promise<never> {
  try {
    await main();
  } catch (error) {
    console.error(`✗ ${error instanceof Failure ? error.message : ((error as Error).stack ?? error)}`);
    process.exitCode = 1;
  }
  process.exit();
}
