/** The receipt as paper: the server's own HTML, in a frame that can neither run a script nor leave the page. */
import lettersUrl from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import { useEffect, useState } from "preact/hooks";
import { Refused, Unreached } from "../../journal/http";
import { receiptHtml } from "../../sync/pull";
import { t } from "../shell/words";

/** Where the frame cannot be measured. */
const FALLBACK_HEIGHT = 480;
/** The first family a receipt asks for. */
const LETTERS = "Atkinson Hyperlegible Next";
const FRAME_ID = "till-slip";
/** The one place where HTML from the server enters the page: a frame without scripts. A browser without the interface takes text. */
const papers = globalThis.trustedTypes?.createPolicy("tillbook-receipt", { createHTML: (html) => html });
const asPaper = (html: string): string => (papers ? (papers.createHTML(html) as unknown as string) : html);

type Paper = { readonly state: "coming" | "off" } | { readonly state: "here"; readonly html: string };

/** Print what stands on the slip by the browser. */
export function printSlip(): void {
  const frame = document.getElementById(FRAME_ID);
  if (frame instanceof HTMLIFrameElement) frame.contentWindow?.print();
}

/** Let the paper show through the page and lend it the till's own letters; then say how high it is, as often as it changes. */
function settle(page: Document | null, onHeight: (height: number) => void): void {
  if (!page?.defaultView) return onHeight(FALLBACK_HEIGHT);
  page.body.style.background = "transparent";
  page.body.style.inlineSize = "auto";
  const measure = () => onHeight(page.documentElement.scrollHeight);
  const face = new page.defaultView.FontFace(LETTERS, `url(${lettersUrl})`, { weight: "200 800" });
  page.fonts.add(face);
  measure();
  face.load().then(measure, measure);
}

export function Slip({ saleId }: { readonly saleId: string }) {
  const [paper, setPaper] = useState<Paper>({ state: "coming" });
  const [height, setHeight] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    receiptHtml(saleId, false).then(
      (html) => isCurrent && setPaper({ state: "here", html }),
      (error: unknown) => {
        if (isCurrent) setPaper({ state: "off" });
        if (!(error instanceof Unreached || error instanceof Refused)) throw error;
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [saleId]);
  if (paper.state !== "here") return <p class="hint centre sp">{t(paper.state === "off" ? "done.slip-off" : "done.slip-wait")}</p>;
  return (
    <div class="slip-box">
      <div class="slip">
        <iframe
          id={FRAME_ID}
          title={t("done.slip")}
          sandbox="allow-same-origin allow-modals"
          srcdoc={asPaper(paper.html)}
          style={{ blockSize: `${height}px` }}
          onLoad={(event) => settle(event.currentTarget.contentDocument, setHeight)}
        />
      </div>
    </div>
  );
}
