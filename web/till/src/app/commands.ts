/** The keyboard map: which key does what on which screen. Everything it does can also be tapped.
 *
 * Keeps true: a letter typed into a field stays a letter; Escape goes one step back and never loses data.
 */
import { signal } from "@preact/signals";
import { moveSelection } from "../features/basket/basket";
import { edit, removeLine, undo } from "../features/basket/current";
import { nextSale } from "../features/done/Done";
import { leavePay } from "../features/pay/Pay";
import { chooseWay, openPay } from "../features/pay/paying";
import { leaveReturn } from "../features/return/returnState";
import { enter, query, toWeigh } from "../features/sell/adding";
import { chosenVariant, moveChosen } from "../features/sell/found";
import { selectedLine, stepQuantity } from "../features/sell/LineBar";
import { closePanel, focusSearch, SEARCH_ID } from "../features/shell/closing";
import { hearPad } from "../features/shell/padListener";
import { catalogue, me } from "../features/shell/place";
import { notice } from "../features/shell/say";
import { isLanding, overlay, panel, screen } from "../features/shell/screens";

/** Key caps show on buttons only where a hardware keyboard was used in the last minute. */
export const keyboardSeenAtMs = signal(-Infinity);

/** What the keys need from the app around them. */
export type Doors = { readonly lock: () => void };

/** Take one key press that was no scan; true when it was used. */
export function command(event: KeyboardEvent, doors: Doors): boolean {
  if (event.key !== "Shift" && event.key !== "Unidentified") keyboardSeenAtMs.value = Date.now();
  if (everywhere(event, doors)) return true;
  if (overlay.value === "menu" || overlay.value === "keys") return false;
  const typing = isTyping();
  if (screen.value === "sell") return onSell(event, typing);
  if (typing) return event.key === "Escape" && screen.value === "pay" && leaveField();
  if (screen.value === "signin") return hearPad(event.key);
  if (screen.value === "pay") return onPay(event);
  if (screen.value === "return") return onReturn(event);
  if (screen.value === "done" && event.key === "Enter" && !isOnButton() && !isLanding()) return did(nextSale);
  return false;
}

function everywhere(event: KeyboardEvent, doors: Doors): boolean {
  if (event.key === "F1") return did(() => (overlay.value = overlay.value === "keys" ? null : "keys"));
  if (event.ctrlKey && event.key.toLowerCase() === "l" && me.value) return did(doors.lock);
  return false;
}

function onSell(event: KeyboardEvent, isTypingElsewhere: boolean): boolean {
  if (isPayKey(event)) return did(openPay);
  if (event.key === "Escape") return oneStepBack();
  if (onFunctionKey(event.key)) return true;
  if (event.ctrlKey && event.key.toLowerCase() === "z" && !isTypingElsewhere && query.value === "") return did(() => undo() && (notice.value = null));
  if (event.ctrlKey || event.altKey || event.metaKey || isTypingElsewhere) return false;
  if ((panel.value || toWeigh.value) && hearPad(event.key)) return true;
  return onSearch(event) || onLine(event);
}

function onFunctionKey(key: string): boolean {
  const line = selectedLine();
  if (key === "F2") closePanel();
  else if (key === "F3") panel.value = { kind: "customer" };
  else if (key === "F8") panel.value = { kind: "receipt" };
  else if (key === "F4" && line) panel.value = { kind: "price", line: line.n };
  else return key === "F4";
  return true;
}

/** Keys that belong to the search and its results. */
function onSearch(event: KeyboardEvent): boolean {
  const step = stepOf(event.key);
  if (query.value !== "") {
    if (step) return moveChosen(step);
    if (event.key === "Enter" && !isOnButton()) return enter(chosenVariant.value);
    return false;
  }
  if (event.key === "/") return did(focusSearch);
  // A letter or digit typed anywhere begins a search.
  if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key) && document.activeElement?.id !== SEARCH_ID) focusSearch();
  return false;
}

/** Keys that act on the selected line, while the search is empty. */
function onLine(event: KeyboardEvent): boolean {
  const line = selectedLine();
  const step = stepOf(event.key);
  if (query.value !== "" || !line) return false;
  if (step) return did(() => edit((now) => moveSelection(now, step)));
  if (event.key === "+") return did(() => stepQuantity(line, 1));
  if (event.key === "-") return did(() => stepQuantity(line, -1));
  if (event.key === "Delete") return did(() => removeLine(line.n));
  return false;
}

function onPay(event: KeyboardEvent): boolean {
  const tenders = catalogue.value?.data.tenders ?? [];
  const choose = (kind: "cash" | "card" | "credit") => {
    if (tenders.some((tender) => tender.kind === kind)) chooseWay(kind);
    return true;
  };
  if (event.altKey && /^Digit[1-4]$/.test(event.code)) return press(`[data-quick="${event.code.slice(-1)}"]`);
  if (event.key === "Escape") return did(leavePay);
  if (isPayKey(event)) return true;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.key.toLowerCase() === "c") return choose("cash");
  if (event.key.toLowerCase() === "k") return choose("card");
  if (event.key === "Enter" && isOnButton() && !isOnPrimary()) return false;
  if (event.key === "Enter" && isLanding()) return true;
  return hearPad(event.key);
}

function onReturn(event: KeyboardEvent): boolean {
  if (event.key === "Escape") return did(leaveReturn);
  return event.key === "Enter" && !isOnButton() && !isLanding() && hearPad(event.key);
}

function oneStepBack(): boolean {
  if (overlay.value) overlay.value = null;
  else if (toWeigh.value) toWeigh.value = null;
  else if (panel.value) closePanel();
  else if (query.value) query.value = "";
  else if (notice.value) notice.value = null;
  focusSearch();
  return true;
}

function isPayKey(event: KeyboardEvent): boolean {
  return event.key === "F9" || (event.ctrlKey && event.key === "Enter");
}

function stepOf(key: string): 1 | -1 | null {
  if (key === "ArrowDown") return 1;
  return key === "ArrowUp" ? -1 : null;
}

/** True while the focus is in a field other than the search. */
function isTyping(): boolean {
  const at = document.activeElement;
  return (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && at.id !== SEARCH_ID;
}

function isOnButton(): boolean {
  return document.activeElement instanceof HTMLButtonElement;
}

function isOnPrimary(): boolean {
  return document.activeElement instanceof HTMLElement && document.activeElement.dataset["primary"] !== undefined;
}

function leaveField(): boolean {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return true;
}

function press(selector: string): boolean {
  document.querySelector<HTMLButtonElement>(selector)?.click();
  return true;
}

function did(act: () => unknown): boolean {
  act();
  return true;
}

