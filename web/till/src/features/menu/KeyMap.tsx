/** The keyboard map, over the screen. */
import { overlay } from "../shell/screens";
import { type Key, t } from "../shell/words";
import { Drawer } from "./Menu";

/** What each key does; the order of a sale. */
const MAP: readonly { readonly keys: readonly string[]; readonly does: Key }[] = [
  { keys: ["/", "F2"], does: "keys.search" },
  { keys: ["Enter"], does: "keys.enter" },
  { keys: ["↑", "↓"], does: "keys.arrows" },
  { keys: ["+", "−"], does: "keys.quantity" },
  { keys: ["5", "*"], does: "keys.times" },
  { keys: ["Del"], does: "keys.remove" },
  { keys: ["Ctrl Z"], does: "keys.undo" },
  { keys: ["F3"], does: "keys.customer" },
  { keys: ["F4"], does: "keys.price" },
  { keys: ["F8"], does: "keys.return" },
  { keys: ["F9", "Ctrl Enter"], does: "keys.pay" },
  { keys: ["Alt 1…4"], does: "keys.notes" },
  { keys: ["C"], does: "keys.cash" },
  { keys: ["K"], does: "keys.card" },
  { keys: ["Esc"], does: "keys.back" },
  { keys: ["Ctrl L"], does: "keys.lock" },
  { keys: ["F1"], does: "keys.map" },
];

export function KeyMap() {
  return (
    <Drawer title={t("keys.title")} onClose={() => (overlay.value = null)}>
      <dl class="keymap">
        {MAP.map(({ keys, does }) => (
          <div key={does}>
            <dt dir="ltr">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
