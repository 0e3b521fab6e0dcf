/** Reading the raw text of an icon file into what a screen draws.
 *
 * Keeps true: no markup reaches the page as text, so a page may forbid unsafe HTML altogether (Trusted Types).
 */

/** One stroke of an icon: its path, and how opaque it is (duotone icons have a pale one). */
export type Stroke = { readonly d: string; readonly opacity: string | undefined };
/** An icon: strokes in a 256 x 256 box, filled with the current colour. */
export type IconStrokes = readonly Stroke[];

/** The strokes of an icon file; throws when it holds anything but paths. */
export function strokes(svg: string): IconStrokes {
  const paths = [...svg.matchAll(/<(\w+) ([^>]*)\/>/g)].map(([, tag, attributes = ""]): Stroke => {
    const d = /\bd="([^"]+)"/.exec(attributes)?.[1];
    if (tag !== "path" || d === undefined) throw new Error(`an icon with <${tag ?? ""}> is not known`);
    return { d, opacity: /\bopacity="([^"]+)"/.exec(attributes)?.[1] };
  });
  if (paths.length === 0) throw new Error("an icon without a path");
  return paths;
}
