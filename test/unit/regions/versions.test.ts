import { describe, expect, test } from "vitest";
import {
  contentHash,
  type Proposal,
  proposalSchema,
} from "../../../functions/src/governance/laws/proposal.ts";
import { proposalOfEightGoods } from "../../../functions/src/governance/laws/versions.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/configuration.ts";
import { regions as example } from "../../../functions/src/regions/examples.ts";
import { regionSchema } from "../../../functions/src/regions/schema.ts";
import { regionOfEightGoods } from "../../../functions/src/regions/versions.ts";
import { passed } from "../governance/proposals.ts";

const six = { ore: 900, organics: 1_200, equipment: 1_300, fuel: 3_000, technology: 1_400, luxuries: 500 };

test("a region of six goods becomes one of eight: renamed, fuel dropped, the new ones at the default", () => {
  const present = { ...example, configuration: DEFAULT_CONFIGURATION };
  const economy = { ...DEFAULT_CONFIGURATION.economy, tradeBonusThousandths: six };
  const old = { ...present, configuration: { ...DEFAULT_CONFIGURATION, economy } };
  const { configuration, ...rest } = regionSchema.parse(regionOfEightGoods(old));
  expect(configuration).toEqual({
    ...DEFAULT_CONFIGURATION,
    economy: {
      ...DEFAULT_CONFIGURATION.economy,
      tradeBonusThousandths: {
        ore: 900,
        food: 1_200,
        medicine: 1_000,
        machinery: 1_300,
        technology: 1_400,
        luxuries: 500,
        rare_goods: 1_000,
        information: 1_000,
      },
    },
  });
  const { configuration: _, ...unchanged } = regionSchema.parse(present);
  expect(rest).toEqual(unchanged);
});

describe("a law", () => {
  const lawOn = (bonuses: object) => {
    const change = { economy: { tradeTaxBasisPoints: 900, tradeBonusThousandths: bonuses } };
    return { ...passed(), content: { kind: "law", change } } as unknown as Proposal;
  };
  const asRead = (law: Proposal) => proposalSchema.parse(proposalOfEightGoods({ ...law }));

  test("on goods that have another name sets them under that, and is still what was voted on", () => {
    const old = lawOn({ organics: 1_200, fuel: 2_000, ore: 900 });
    const { content, votedHash } = asRead(old);
    expect(content).toMatchObject({
      change: { economy: { tradeTaxBasisPoints: 900, tradeBonusThousandths: { food: 1_200, ore: 900 } } },
    });
    expect(votedHash).toBe(contentHash(old));
    expect(contentHash(asRead(old))).toBe(contentHash(old));
  });

  test("on others stays as it is", () => {
    const old = lawOn({ ore: 900 });
    expect(asRead(old)).toEqual(proposalSchema.parse(old));
    const referendum = {
      ...passed(),
      content: { kind: "referendum" as const, question: "Shall we have a library?" },
    };
    expect(asRead(referendum)).toEqual(referendum);
  });
});
