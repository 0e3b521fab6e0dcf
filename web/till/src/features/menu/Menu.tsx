/** The menu: what is needed less than once a sale. */
import { iconArrowClockwise, iconArrowUUpLeft, iconKeyboard, iconLockSimple, iconX } from "@tillbook/ui/icons.ts";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { prefer, preferences, type Theme } from "../shell/preferences";
import { overlay } from "../shell/screens";
import { type Key, LANGUAGES, languageTag, t } from "../shell/words";

const THEMES: readonly { readonly theme: Theme; readonly name: Key }[] = [
  { theme: "system", name: "menu.theme-system" },
  { theme: "light", name: "menu.theme-light" },
  { theme: "dark", name: "menu.theme-dark" },
];
const VOLUMES: readonly { readonly volume: number; readonly name: Key }[] = [
  { volume: 0, name: "menu.sound-off" },
  { volume: 0.5, name: "menu.sound-low" },
  { volume: 1, name: "menu.sound-high" },
];

export type MenuProps = { readonly onLock: () => void; readonly onRefresh: () => void; readonly onReturn: () => void; readonly isSignedIn: boolean };

export function Menu({ onLock, onRefresh, onReturn, isSignedIn }: MenuProps) {
  const { theme, isLeftHanded, volume } = preferences.value;
  const close = () => (overlay.value = null);
  return (
    <Drawer title={t("menu.title")} onClose={close}>
      <Choice label={t("menu.theme")}>
        {THEMES.map((each) => (
          <button type="button" key={each.theme} aria-pressed={theme === each.theme} onClick={() => prefer({ theme: each.theme })}>
            {t(each.name)}
          </button>
        ))}
      </Choice>
      <Choice label={t("menu.language")}>
        {LANGUAGES.map((each) => (
          <button type="button" key={each.tag} lang={each.tag} aria-pressed={languageTag.value === each.tag} onClick={() => prefer({ language: each.tag })}>
            {each.name}
          </button>
        ))}
      </Choice>
      <Choice label={t("menu.sound")}>
        {VOLUMES.map((each) => (
          <button type="button" key={each.volume} aria-pressed={volume === each.volume} onClick={() => prefer({ volume: each.volume })}>
            {t(each.name)}
          </button>
        ))}
      </Choice>
      <Choice label={t("menu.hand")}>
        <button type="button" aria-pressed={!isLeftHanded} onClick={() => prefer({ isLeftHanded: false })}>
          {t("menu.off")}
        </button>
        <button type="button" aria-pressed={isLeftHanded} onClick={() => prefer({ isLeftHanded: true })}>
          {t("menu.on")}
        </button>
      </Choice>
      <div class="menu-acts">
        <button type="button" class="btn wide" onClick={() => (overlay.value = "keys")}>
          <Icon of={iconKeyboard} size="s" />
          {t("menu.keys")}
          <kbd>F1</kbd>
        </button>
        {isSignedIn && (
          <>
            <button type="button" class="btn wide" onClick={onReturn}>
              <Icon of={iconArrowUUpLeft} size="s" />
              {t("menu.return")}
              <kbd>F8</kbd>
            </button>
            <button type="button" class="btn wide" onClick={onRefresh}>
              <Icon of={iconArrowClockwise} size="s" />
              {t("menu.refresh")}
            </button>
            <button type="button" class="btn wide" onClick={onLock}>
              <Icon of={iconLockSimple} size="s" />
              {t("menu.lock")}
              <kbd>Ctrl L</kbd>
            </button>
          </>
        )}
      </div>
    </Drawer>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="choice">
      <span class="b">{label}</span>
      <div class="switch" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

export type DrawerProps = { readonly title: string; readonly onClose: () => void; readonly children: preact.ComponentChildren };

/** A drawer at the inline end, over the screen; the focus goes in, and back where it was. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
  }, []);
  return (
    <dialog ref={box} class="drawer" aria-label={title} onClose={onClose} onClick={(event) => event.target === box.current && onClose()}>
      <div class="drawer-in">
        <div class="sheet-head">
          <h2>{title}</h2>
          <button type="button" class="sq48" aria-label={t("app.close")} onClick={onClose}>
            <Icon of={iconX} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
