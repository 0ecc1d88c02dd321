import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const night: MantineColorsTuple = [
  '#eef1f8',
  '#dbe1ef',
  '#b7c2de',
  '#93a4cd',
  '#7389bd',
  '#556da6',
  '#3d5285',
  '#2f4270',
  '#27365f',
  '#1d2949',
]
const mint: MantineColorsTuple = [
  '#e2f0ec',
  '#c6e2db',
  '#8dc5b8',
  '#5fad9c',
  '#3c9a86',
  '#268874',
  '#17796b',
  '#12665a',
  '#0e5349',
  '#094038',
]
const clay: MantineColorsTuple = [
  '#f9e8e2',
  '#f2cfc5',
  '#e3a290',
  '#d57b63',
  '#c95e43',
  '#be4f34',
  '#b3432b',
  '#953621',
  '#782a19',
  '#5b1f11',
]
const saffron: MantineColorsTuple = [
  '#f8ecd9',
  '#f0d6ae',
  '#e3b36a',
  '#d79639',
  '#c97f1e',
  '#b96a12',
  '#a45f10',
  '#8a4f0c',
  '#6f3f08',
  '#553005',
]

/** Mantine's greys, warmed for the paper and cooled for the night, so that nothing of its own grey shows through. */
const gray: MantineColorsTuple = [
  '#f7f4ee',
  '#f0ebe2',
  '#e6dfd3',
  '#d9d0c1',
  '#c9bfae',
  '#a9a293',
  '#7d786d',
  '#5d6475',
  '#3a4050',
  '#1d2433',
]
const dark: MantineColorsTuple = [
  '#eceae4',
  '#ccd0da',
  '#aab0c0',
  '#7d8496',
  '#2b3346',
  '#232a3a',
  '#1a2030',
  '#161b27',
  '#11151d',
  '#0c0f16',
]

/** The primary button is night with paper on it in light, and pale night with ink on it in dark. */
const variantColorResolver: VariantColorsResolver = input => {
  const usual = defaultVariantColorsResolver(input)
  const isPrimary = input.color === undefined || input.color === input.theme.primaryColor
  if (isPrimary && input.variant === 'filled')
    return {
      ...usual,
      background: 'var(--r-night)',
      hover: 'color-mix(in srgb, var(--r-night) 88%, var(--r-paper))',
      color: 'var(--r-on-night)',
      border: '1px solid transparent',
    }
  if (isPrimary && (input.variant === 'light' || input.variant === 'subtle'))
    return {
      ...usual,
      background: input.variant === 'light' ? 'var(--r-night-soft)' : 'transparent',
      hover: 'var(--r-night-soft)',
      color: 'var(--r-night)',
    }
  // What takes something away; at night on a light clay, so its words are dark.
  if (input.color === 'clay' && input.variant === 'filled')
    return {
      ...usual,
      background: 'var(--r-clay)',
      hover: 'color-mix(in srgb, var(--r-clay) 88%, var(--r-paper))',
      color: 'var(--r-on-stage)',
    }
  return usual
}

const ours = {
  '--mantine-color-body': 'var(--r-card)',
  '--mantine-color-text': 'var(--r-ink)',
  '--mantine-color-bright': 'var(--r-ink)',
  '--mantine-color-dimmed': 'var(--r-soft)',
  '--mantine-color-placeholder': 'var(--r-soft)',
  '--mantine-color-anchor': 'var(--r-night)',
  '--mantine-color-error': 'var(--r-clay)',
  '--mantine-color-default': 'var(--r-card)',
  '--mantine-color-default-hover': 'var(--r-sunken)',
  '--mantine-color-default-color': 'var(--r-ink)',
  '--mantine-color-default-border': 'var(--r-line)',
  '--mantine-primary-color-filled': 'var(--r-night)',
  '--mantine-primary-color-filled-hover': 'var(--r-night)',
  '--mantine-primary-color-light': 'var(--r-night-soft)',
  '--mantine-primary-color-light-color': 'var(--r-night)',
  '--mantine-primary-color-contrast': 'var(--r-on-night)',
}

/** Mantine's own names point at ours in both schemes, so that its components sit on the same paper. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })

/** A long list scrolls as the list that its field controls: Mantine's own scroll area inside it is out of the keyboard's reach. */
const list = {
  defaultProps: { withScrollArea: false, styles: { options: { maxBlockSize: 250, overflowY: 'auto' } } },
} as const

export const theme = createTheme({
  white: '#fffdfa',
  primaryColor: 'night',
  primaryShade: { light: 8, dark: 2 },
  colors: { night, mint, clay, saffron, gray, dark },
  variantColorResolver,
  fontFamily: 'var(--r-font)',
  fontFamilyMonospace: 'var(--r-mono)',
  headings: { fontFamily: 'var(--r-font)', fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '16px', xl: '24px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', fw: 500 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, transitionProps: { duration: 150 } } },
    // A box that is ticked has corners; round ones are for a choice of one.
    Checkbox: { defaultProps: { radius: 'xs' } },
    Accordion: {
      styles: { item: { borderColor: 'var(--r-line-soft)' }, label: { fontSize: 'var(--r-body)' } },
    },
    Select: list,
    MultiSelect: list,
    // Menus, lists and popovers open inside the page's landmark: every page has one.
    Popover: { defaultProps: { portalProps: { target: 'main' } } },
    // Mantine's focusable placeholder is a child of the menu that no screen reader can name.
    Menu: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 150 }, withInitialFocusPlaceholder: false },
    },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 180 } },
      styles: { title: { fontSize: '16px', fontWeight: 600 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 180 } } },
  },
})
