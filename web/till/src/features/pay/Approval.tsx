/** A second person agrees on the same screen: who, their PIN, and the sale goes on. */
import { money } from "@tillbook/ui";
import { useEffect, useState } from "preact/hooks";
import { Refused, Unreached } from "../../journal/http";
import { approve } from "../../sync/session";
import { setOverride } from "../basket/basket";
import { edit } from "../basket/current";
import { Dots } from "../parts/Dots";
import { Keypad, type PadKey } from "../parts/Keypad";
import { Sheet } from "../parts/Sheet";
import { padListener } from "../shell/padListener";
import { figures, firstName, me, place } from "../shell/place";
import { t } from "../shell/words";
import { needsApproval } from "./paying";

const PIN_LENGTH = 6;

export function Approval() {
  const [who, setWho] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const [fault, setFault] = useState("");
  const asked = needsApproval.value;
  const people = (place.value?.people ?? []).filter((person) => person.id !== me.value?.person.id);
  const chosen = people.find((person) => person.id === who);
  const submit = async (digits: string) => {
    if (!chosen || !asked) return;
    try {
      const { override_token } = await approve({ person: chosen.id, pin: digits, action: asked.action, amount_minor: asked.amountMinor });
      edit((now) => setOverride(now, override_token));
      needsApproval.value = null;
    } catch (error) {
      setPin("");
      if (error instanceof Unreached) setFault(t("signin.no-answer"));
      else if (error instanceof Refused) setFault(t(error.status === 401 ? "approval.wrong" : "approval.refused"));
      else throw error;
    }
  };
  const press = (key: PadKey) => {
    if (!chosen || key === "sign") return;
    const digits = key === "back" ? pin.slice(0, -1) : (pin + key).slice(0, PIN_LENGTH);
    setPin(digits);
    setFault("");
    if (digits.length === PIN_LENGTH) void submit(digits);
  };
  useEffect(() => padListener(press, () => undefined));
  if (!asked) return null;
  const why = t("approval.why", { amount: money(asked.amountMinor, figures.value), name: firstName(me.value?.person.name ?? "") });
  return (
    <Sheet title={t("approval.title")} onClose={() => (needsApproval.value = null)}>
      <p class="quiet" role="alert">
        {why}
      </p>
      <h3 class="h">{t("approval.who")}</h3>
      <div class="chips">
        {people.map((person) => (
          <button type="button" key={person.id} class={`chip ${person.id === who ? "on" : ""}`} aria-pressed={person.id === who} onClick={() => (setWho(person.id), setPin(""))}>
            <bdi>{person.name}</bdi>
          </button>
        ))}
      </div>
      {chosen && (
        <>
          <Dots filled={pin.length} />
          <p class={`pin-says ${fault ? "warn-word" : "quiet"}`} role="status">
            {fault || t("approval.pin", { name: firstName(chosen.name) })}
          </p>
          <Keypad sign={null} onKey={press} />
        </>
      )}
    </Sheet>
  );
}
