/** How this till is set: theme, language, hand, volume. Kept in this browser; losing them loses nothing else. */
import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";
export type Preferences = {
  readonly theme: Theme;
  readonly language: string;
  readonly isLeftHanded: boolean;
  readonly volume: number;
};

const KEY = "tillbook-till-preferences";
const DEFAULTS: Preferences = { theme: "system", language: "", isLeftHanded: false, volume: 0.5 };

/** The preferences in use. */
export const preferences = signal<Preferences>(read());

/** Change some of them. */
export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...change };
}

/** Keep the preferences and show the theme and hand on the page, from now on. */
export function applyPreferences(): void {
  effect(() => {
    const { theme, isLeftHanded } = preferences.value;
    const root = document.documentElement;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    root.dataset["hand"] = isLeftHanded ? "left" : "right";
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  });
}

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { theme, language, isLeftHanded, volume } = { ...DEFAULTS, ...(stored as Record<keyof Preferences, unknown>) };
    return {
      theme: theme === "light" || theme === "dark" ? theme : "system",
      language: typeof language === "string" ? language : "",
      isLeftHanded: isLeftHanded === true,
      volume: typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : DEFAULTS.volume,
    };
  } catch {
    return DEFAULTS;
  }
}
