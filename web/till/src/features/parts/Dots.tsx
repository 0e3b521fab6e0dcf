/** Six dots for a PIN: says how many digits stand there, never which. */
import { t } from "../shell/words";

export function Dots({ filled, isWrong = false }: { readonly filled: number; readonly isWrong?: boolean }) {
  return (
    <div class={`dots ${isWrong ? "wrong" : ""}`} role="status" aria-label={t("signin.digits", { count: filled })}>
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <i key={at} class={at < filled ? "f" : ""} />
      ))}
    </div>
  );
}
