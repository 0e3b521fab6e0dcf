/** Trusted Types, as far as the till uses them; not every browser has them. */
declare var trustedTypes: { createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): object } } | undefined;
