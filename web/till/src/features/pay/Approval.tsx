/** A second person agrees on the same screen: who, their PIN, and the sale goes on. */
import { money } from "@tillbook/ui";
import { useSignal } from "@preact/signals";
import { Refused, Unreached } from "../../journal/http";
import { approve } from "../../sync/session";
import { Dots } from "../parts/Dots";
import { Keypad, type PadKey } from "../parts/Keypad";
import { Sheet } from "../parts/Sheet";
import { usePad } from "../shell/padListener";
import { PIN_LENGTH } from "../signin/people";
import { figures, firstName, me, place } from "../shell/place";
import { t } from "../shell/words";
import { needsApproval } from "./paying";


export function Approval() {
  const who = useSignal<string | null>(null);
  const pin = useSignal("");
  const fault = useSignal("");
  const asked = needsApproval.value;
  const people = (place.value?.people ?? []).filter((person) => person.id !== me.value?.person.id);
  const chosen = people.find((person) => person.id === who.value);
  const submit = async (person: string) => {
    const request = needsApproval.value;
    if (!request) return;
    try {
      const { override_token } = await approve({ person, pin: pin.value, action: request.action, ...request.figures });
      request.agreed(override_token);
      needsApproval.value = null;
    } catch (error) {
      pin.value = "";
      if (error instanceof Unreached) fault.value = t("signin.no-answer");
      else if (error instanceof Refused) fault.value = t(error.status === 401 ? "approval.wrong" : "approval.refused");
      else throw error;
    }
  };
  const press = (key: PadKey) => {
    if (who.value === null || key === "sign" || (key !== "back" && pin.value.length === PIN_LENGTH)) return;
    pin.value = key === "back" ? pin.value.slice(0, -1) : pin.value + key;
    fault.value = "";
    if (pin.value.length === PIN_LENGTH) void submit(who.value);
  };
  const choose = (person: string) => {
    who.value = person;
    pin.value = "";
  };
  usePad(press);
  if (!asked) return null;
  const why = t(asked.isReturn ? "approval.why-return" : "approval.why", { amount: money(asked.amountMinor, figures.value), name: firstName(me.value?.person.name ?? "") });
  return (
    <Sheet title={t("approval.title")} onClose={() => (needsApproval.value = null)}>
      <p class="quiet" role="alert">
        {why}
      </p>
      <h3 class="h">{t("approval.who")}</h3>
      <div class="chips">
        {people.map((person) => (
          <button type="button" key={person.id} class={`chip ${person.id === who.value ? "on" : ""}`} aria-pressed={person.id === who.value} onClick={() => choose(person.id)}>
            <bdi>{person.name}</bdi>
          </button>
        ))}
      </div>
      {chosen && (
        <>
          <Dots filled={pin.value.length} />
          <p class={`pin-says ${fault.value ? "warn-word" : "quiet"}`} role="status">
            {fault.value || t("approval.pin", { name: firstName(chosen.name) })}
          </p>
          <Keypad sign={null} onKey={press} />
        </>
      )}
    </Sheet>
  );
}
