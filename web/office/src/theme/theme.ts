/**
 * The Mantine theme, made of the roles of `tokens.css` and of nothing else.
 *
 * Keeps true: no colour, font, radius or space is written here as a value; each is a `var(--role)`, so light and dark, till and
 * office stay one identity. `tests/theme.test.ts` compares the roles used here with the ones `tokens.css` defines.
 */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const role = (name: string): string => `var(--${name})`;

/** Ten shades are Mantine's shape; ours is one accent with its soft, hover and pressed forms. */
const damson: MantineColorsTuple = [
  role('brand-soft'),
  role('brand-soft'),
  role('brand-line'),
  role('brand-line'),
  role('brand-hover'),
  role('brand-hover'),
  role('brand'),
  role('brand-hover'),
  role('brand-press'),
  role('brand-press'),
];

export const theme = createTheme({
  primaryColor: 'damson',
  primaryShade: 6,
  colors: { damson },
  fontFamily: role('font'),
  fontFamilyMonospace: role('font-code'),
  fontSizes: { xs: role('text-2xs'), sm: role('text-xs'), md: role('text-sm'), lg: role('text-md'), xl: role('text-lg') },
  lineHeights: { xs: role('leading-tight'), sm: role('leading-snug'), md: role('leading'), lg: role('leading'), xl: role('leading') },
  radius: { xs: role('r-1'), sm: role('r-1'), md: role('r-2'), lg: role('r-3'), xl: role('r-4') },
  spacing: { xs: role('s-1'), sm: role('s-2'), md: role('s-3'), lg: role('s-4'), xl: role('s-6') },
  shadows: { xs: role('shadow-1'), sm: role('shadow-1'), md: role('shadow-2'), lg: role('shadow-3'), xl: role('shadow-3') },
  headings: { fontFamily: role('font'), fontWeight: role('weight-bold') },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
});

const schemeVariables = {
  '--mantine-color-text': role('ink'),
  '--mantine-color-body': role('surface'),
  '--mantine-color-bright': role('ink'),
  '--mantine-color-error': role('danger'),
  '--mantine-color-success': role('ok'),
  '--mantine-color-placeholder': role('ink-3'),
  '--mantine-color-anchor': role('brand'),
  '--mantine-color-default': role('surface'),
  '--mantine-color-default-hover': role('sunken'),
  '--mantine-color-default-color': role('ink'),
  '--mantine-color-default-border': role('line-strong'),
  '--mantine-color-dimmed': role('ink-2'),
  '--mantine-color-disabled': role('sunken'),
  '--mantine-color-disabled-color': role('ink-3'),
  '--mantine-color-disabled-border': role('line'),
  '--mantine-primary-color-contrast': role('on-brand'),
  '--mantine-color-damson-contrast': role('on-brand'),
};

/** Mantine's own colour names, pointed at our roles; equal in both schemes because the roles themselves change. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-white': role('surface'), '--mantine-color-black': role('ink') },
  light: schemeVariables,
  dark: schemeVariables,
});

/** Every role name this theme uses, for the test that compares it with tokens.css. */
export function rolesUsed(): string[] {
  const values = JSON.stringify([theme, cssVariablesResolver(theme as never)]);
  return [...new Set([...values.matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1] ?? ''))].sort();
}
