/** Leaving a panel: it closes, nothing typed elsewhere is lost, and the search field has the focus again. */
import { panel } from "./screens";

const SEARCH_ID = "till-search";

/** Give the focus to the search without scrolling and without raising the on-screen keyboard. */
export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus({ preventScroll: true });
}

/** The id of the search field. */
export { SEARCH_ID };

/** Close the panel on the stage. */
export function closePanel(): void {
  panel.value = null;
  requestAnimationFrame(focusSearch);
}
