/** A message in the stage's foot, in one of three voices. It moves nothing: it takes free space. */
import { iconInfo, iconWarning, iconX } from "@tillbook/ui/icons.ts";
import { Icon } from "../parts/Icon";
import { notice } from "./say";
import { t } from "./words";

/** The message of the moment, if there is one. */
export function NoticeFoot() {
  const message = notice.value;
  if (!message) return null;
  return (
    <div class={`msg ${message.voice}`} role={message.voice === "bad" ? "alert" : "status"}>
      <Icon of={message.voice === "info" ? iconInfo : iconWarning} size="s" />
      <span class="sp">{message.text}</span>
      {message.act && (
        <button type="button" class="link" onClick={message.act.run}>
          {message.act.label}
        </button>
      )}
      <button type="button" class="sq48" aria-label={t("app.dismiss")} onClick={() => (notice.value = null)}>
        <Icon of={iconX} size="s" />
      </button>
    </div>
  );
}
