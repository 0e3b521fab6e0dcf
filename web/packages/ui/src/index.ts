/** What till and office share: words, figures, icons. Tokens and fonts are style sheets beside this file. */
export * from "./format";
export * from "./i18n";
export * from "./message";
