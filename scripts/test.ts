/** `npm test`: everything but what takes long. Arguments go to vitest: `npm test -- test/unit -t election`. */
import { command } from "./command.ts";
import { drawnEmulatorFiles, emulatorFiles } from "./suite/emulatorFiles.ts";
import { lanes, lastLane } from "./suite/lanes.ts";
import { runSuite } from "./suite/suite.ts";

await command(() => {
  const files = drawnEmulatorFiles();
  const drawn = [
    { what: "files of tests on the emulators", drawn: files.length, of: emulatorFiles().length },
  ];
  return runSuite({ lanes: lanes(files), last: lastLane, drawn }, process.argv.slice(2));
});
