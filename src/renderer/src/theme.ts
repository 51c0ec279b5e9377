/** Rapport's look on top of Mantine: type, neutrals, one accent, and text colours that reach 4.5:1 in both schemes. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Neutrals with a trace of blue; 7 is the page, 6 a surface on it. */
const dark: MantineColorsTuple = [
  '#e3e5ea',
  '#c3c7d0',
  '#a3a8b4',
  '#7c8290',
  '#3d414b',
  '#30333c',
  '#1e2026',
  '#15161a',
  '#101114',
  '#0b0c0e',
];

const scrollingList = { defaultProps: { withScrollArea: false }, styles: { options: { maxHeight: 320, overflowY: 'auto' } } } as const;

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  colors: { dark },
  black: '#15171c',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    // The page scrolls inside of the window, which a dialog covers: nothing to lock, which would lay out the whole page anew.
    Modal: {
      styles: { title: { fontSize: '1.0625rem', fontWeight: 650 } },
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
        lockScroll: false,
      },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, lockScroll: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'sm' } },
    // Without the placeholder, which a menu may not hold, the first item gets the focus.
    Menu: { defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
    // The list itself scrolls, as readers expect of one that belongs to a field.
    Select: scrollingList,
    Autocomplete: scrollingList,
    TagsInput: scrollingList,
    Paper: { defaultProps: { radius: 'md' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Table: { defaultProps: { verticalSpacing: 6 } },
  },
});

/** Hues whose stock light-variant text fails AA on its own tint, with one that passes. */
const tintText: Record<string, string> = {
  indigo: '#364fc7',
  blue: '#1258a8',
  cyan: '#0a5a6b',
  teal: '#066649',
  green: '#226b31',
  lime: '#456a00',
  yellow: '#7d5200',
  orange: '#9a3d00',
  red: '#b02525',
  pink: '#a01f54',
  grape: '#862e9c',
  violet: '#5f3dc4',
  gray: '#495057',
};

const tintTextVariables: Record<`--${string}`, string> = Object.fromEntries(
  Object.entries(tintText).flatMap(([hue, text]) => [
    [`--mantine-color-${hue}-light-color`, text],
    [`--mantine-color-${hue}-outline`, text],
    [`--mantine-color-${hue}-text`, text],
    [`--mantine-color-${hue}-light-hover`, `color-mix(in srgb, var(--mantine-color-${hue}-1) 65%, var(--mantine-color-${hue}-2))`],
  ]),
);

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tintTextVariables,
    '--mantine-color-text': '#15171c',
    '--mantine-color-dimmed': '#5b6270',
    '--mantine-color-placeholder': '#69707d',
    '--mantine-color-error': '#c22727',
    '--mantine-color-default-border': '#dcdfe5',
  },
  dark: {
    '--mantine-color-text': '#e3e5ea',
    '--mantine-color-bright': '#f5f6f8',
    '--mantine-color-dimmed': '#a3a8b4',
    '--mantine-color-placeholder': '#8d93a1',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-default': '#1e2026',
    '--mantine-color-default-hover': '#282b32',
    '--mantine-color-default-border': '#363a43',
    '--mantine-color-gray-light-color': '#c3c7d0',
  },
});
