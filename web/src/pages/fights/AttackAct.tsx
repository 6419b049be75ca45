import { useState } from "react";
import { ATTACK_TENTHS } from "../../../../functions/src/combat/fight.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";

interface AttackActProps {
  readonly regionId: string;
  readonly target: { readonly uid: string; readonly name: string };
  readonly onFought: (sentence: string, engagementId: string) => void;
}

/** An attack, reviewed first. Which rule is against it the server says, with its end. */
export function AttackAct({ regionId, target: { uid, name }, onFought }: AttackActProps) {
  const [waiveProtection, setWaive] = useState(false);
  const { fights: say } = words;
  const attack = async (requestId: string) => {
    const { combat } = await calls();
    const { engagementId, roundsFought } = await combat.attack({ regionId, uid, waiveProtection, requestId });
    onFought(say.fought(roundsFought), engagementId);
    return "";
  };
  return (
    <Act
      label={say.attack(name)}
      review={say.attackReview(ATTACK_TENTHS)}
      confirm={say.confirmAttack}
      draft={String(waiveProtection)}
      act={attack}
    >
      <label className="check">
        <input
          type="checkbox"
          checked={waiveProtection}
          onChange={(event) => setWaive(event.target.checked)}
        />
        {say.waive}
      </label>
    </Act>
  );
}
