/** Card and mobile: the amount to key into the terminal, and the code from its slip; never a card number. */
import { holdsCardNumber } from "../parts/card";
import { money } from "@tillbook/ui";
import { figures } from "../shell/place";
import { t, Words } from "../shell/words";

export type ReferenceProps = { readonly amountMinor: number; readonly value: string; readonly onChange: (value: string) => void };

export function Reference({ amountMinor, value, onChange }: ReferenceProps) {
  const isCard = holdsCardNumber(value);
  return (
    <div class="reference">
      <p class="sm">
        <Words id="pay.key-terminal" values={{ amount: money(amountMinor, figures.value) }} />
      </p>
      <input
        class="input code"
        type="text"
        autocomplete="off"
        maxLength={40}
        placeholder={t("pay.reference")}
        aria-label={t("pay.approved")}
        aria-invalid={isCard}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {isCard && (
        <p class="xs warn-word" role="alert">
          {t("pay.no-card-number")}
        </p>
      )}
    </div>
  );
}
