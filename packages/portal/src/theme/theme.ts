import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of the mark, in ten steps; 6 and 7 carry white text at 4.5:1 and more. */
const blue: MantineColorsTuple = [
  '#eef4ff',
  '#dbe7fe',
  '#bfd4fe',
  '#93b8fd',
  '#6094fa',
  '#3b75f2',
  '#2359dd',
  '#1d4ed8',
  '#1e40af',
  '#1e3a8a',
];

/** Cool greys for the dark scheme; 0 is text, 7 the page. */
const dark: MantineColorsTuple = [
  '#e6e9f0',
  '#c3c9d6',
  '#a2abbd',
  '#7d889e',
  '#353d4e',
  '#2a3140',
  '#1e2430',
  '#12161f',
  '#0d1118',
  '#080b10',
];

const gray: MantineColorsTuple = [
  '#f7f8fb',
  '#eff1f6',
  '#e3e7ee',
  '#d2d8e2',
  '#b4bccb',
  '#838ea3',
  '#5a6579',
  '#454f62',
  '#2d3545',
  '#171d29',
];

const focusable = { defaultProps: { size: 'sm' } };

/** The one scale of sizes of letters, in rem; `portal.css` enlarges all of it on a phone and on a very large screen. */
const fontSizes = { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.375rem' };

const { md, lg, xl } = fontSizes;

/** The one scale of distances. `packages/portal/build/scales.test.ts` holds style sheets to both scales. */
const spacing = {
  hair: '0.125rem',
  xxs: '0.25rem',
  xs: '0.5rem',
  sm: '0.75rem',
  md: '1rem',
  lg: '1.25rem',
  xl: '1.75rem',
};

/** Looks of the portal: calm, dense enough for work, AA contrast in both schemes. */
export const theme = createTheme({
  fontSizes,
  spacing,
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  colors: { blue, dark, gray },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily:
    "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: xl, lineHeight: '1.3' },
      h2: { fontSize: lg, lineHeight: '1.4' },
      h3: { fontSize: md, lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: focusable,
    TextInput: focusable,
    Select: focusable,
    Textarea: focusable,
    Paper: { defaultProps: { withBorder: true, radius: 'md' } },
    // A head of a dialog is no banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: false } } },
  },
});

/** Where Mantine's own choice of dimmed, error and placeholder colours falls short of 4.5:1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--portal-figure': '1.75rem',
    '--portal-measure': '44rem',
    // The widest field, and how high a field or a button is: as two lines of a table are apart.
    '--portal-field': '26rem',
    '--portal-control': '2.125rem',
  },
  light: {
    '--mantine-color-body': '#ffffff',
    '--portal-page': 'var(--mantine-color-gray-0)',
    '--portal-border': 'var(--mantine-color-gray-2)',
    '--portal-hover': 'var(--mantine-color-gray-1)',
    '--mantine-color-text': 'var(--mantine-color-gray-9)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': '#c0221f',
    '--mantine-color-anchor': 'var(--mantine-color-blue-7)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--portal-good': '#12693a',
    '--portal-bad': '#b3201d',
    '--portal-warn': '#8a4b00',
    '--portal-info': 'var(--mantine-color-blue-7)',
    '--portal-quiet': 'var(--mantine-color-gray-7)',
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--portal-page': 'var(--mantine-color-dark-8)',
    '--portal-border': 'var(--mantine-color-dark-5)',
    '--portal-hover': 'var(--mantine-color-dark-6)',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': '#ff8f8a',
    '--mantine-color-anchor': 'var(--mantine-color-blue-3)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--portal-good': '#6fd39a',
    '--portal-bad': '#ff9a95',
    '--portal-warn': '#f3bf6b',
    '--portal-info': 'var(--mantine-color-blue-3)',
    '--portal-quiet': 'var(--mantine-color-dark-1)',
  },
});
