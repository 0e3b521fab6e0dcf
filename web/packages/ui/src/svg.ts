/** Reading the raw text of an icon file. */

/** What stands between `<svg ...>` and `</svg>`. */
export function inside(svg: string): string {
  return svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
}
