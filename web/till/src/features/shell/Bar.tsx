/** The bar: where this till is, how it stands with the server, who is at it. Less than once a sale. */
import { iconArrowLeft, iconCloudCheck, iconCloudSlash, iconList } from "@tillbook/ui/icons.ts";
import { Icon } from "../parts/Icon";
import { firstName, initials, isOnline, me, place } from "./place";
import { overlay } from "./screens";
import { t } from "./words";

export type BarProps = { readonly onSwitchUser: () => void; readonly back?: { readonly label: string; readonly run: () => void } };

/** With `back`, the way back stands where the store's name does. */
export function Bar({ onSwitchUser, back }: BarProps) {
  const person = me.value?.person;
  return (
    <header class="bar">
      {back ? (
        <button type="button" class="back" onClick={back.run}>
          <Icon of={iconArrowLeft} />
          {back.label}
        </button>
      ) : (
        <div class="where">
          <bdi class="store">{place.value?.store.name}</bdi>
          <small>
            <bdi>{place.value?.register.name}</bdi>
          </small>
        </div>
      )}
      <span class="sp" />
      <Badge />
      {person && (
        <button type="button" onClick={onSwitchUser} aria-label={t("app.switch-user", { name: person.name })}>
          <span class="avatar" aria-hidden="true">
            {initials(person.name)}
          </span>
          <bdi class="who-name">{firstName(person.name)}</bdi>
        </button>
      )}
      <button type="button" class="sq" aria-label={t("app.menu")} onClick={() => (overlay.value = "menu")}>
        <Icon of={iconList} />
      </button>
    </header>
  );
}

/** Online is quiet green words; offline a calm amber pill. */
export function Badge() {
  return isOnline.value ? (
    <span class="badge on" role="img" aria-label={t("app.online")}>
      <Icon of={iconCloudCheck} size="s" />
      <span class="badge-word">{t("app.online")}</span>
    </span>
  ) : (
    <span class="badge off" role="img" aria-label={t("app.offline")}>
      <Icon of={iconCloudSlash} size="s" />
      <span class="badge-word">{t("app.offline")}</span>
    </span>
  );
}
