/** Which layout fits: the tablet's two columns, or the phone's one. A tablet zoomed to 200 % is a phone. */
import { signal } from "@preact/signals";

const narrow = matchMedia("(max-width: 767px)");
export const isPhone = signal(narrow.matches);
narrow.addEventListener("change", () => (isPhone.value = narrow.matches));
