/** A note on a line or on the basket. */
import { useEffect, useRef, useState } from "preact/hooks";
import { setNote } from "../basket/basket";
import { basket, edit } from "../basket/current";
import { holdsCardNumber } from "../parts/card";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { t } from "../shell/words";

/** Longest note. */
const NOTE_LIMIT = 200;

/** `n` null: the basket's own note. */
export function NotePanel({ n }: { readonly n: number | null }) {
  const line = basket.value.lines.find((each) => each.n === n);
  const [text, setText] = useState(line?.note ?? basket.value.note);
  const [isCard, setCard] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const save = () => {
    if (holdsCardNumber(text)) { setCard(true); return; }
    const note = text.trim();
    edit((now) => (n === null ? { ...now, note } : setNote(now, n, note)));
    closePanel();
  };
  return (
    <Sheet title={<bdi>{n === null ? t("note.title-basket") : t("note.title", { name: line?.variant.name ?? "" })}</bdi>} onClose={closePanel}>
      <textarea
        ref={field}
        class="input"
        rows={3}
        maxLength={NOTE_LIMIT}
        aria-label={t("note.field")}
        aria-invalid={isCard}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setCard(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      {isCard && (
        <p class="msg bad" role="alert">
          {t("note.card")}
        </p>
      )}
      <button type="button" class="btn pri lg wide" onClick={save}>
        {t("app.save")}
      </button>
    </Sheet>
  );
}
