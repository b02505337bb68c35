import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/global.layer.css'
import './theme.css'
import { createTheme, type MantineColorsTuple, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'

/** Aubergine: the one accent. Far from the green, orange and red of the traffic lights; 9.7:1 on white at shade 7. */
const aubergine: MantineColorsTuple = [
  '#faf4f7',
  '#f1e1e9',
  '#e2c3d2',
  '#d0a1b7',
  '#bd7d9b',
  '#a65a7f',
  '#8c4067',
  '#702c50',
  '#581f3e',
  '#40152c',
]

/**
 * System fonts only: nothing to load, nothing to shift. Titles in the Palatino family, which Windows, macOS and most
 * Linux desktops carry under one of these names.
 */
const SERIF =
  "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, Palatino, 'Book Antiqua', Georgia, 'Noto Serif', serif"
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"

const theme = createTheme({
  primaryColor: 'aubergine',
  primaryShade: 7,
  colors: { aubergine },
  black: '#241a21',
  fontFamily: SANS,
  headings: { fontFamily: SERIF, fontWeight: '600' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
  defaultRadius: '0.5rem',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    Input: { defaultProps: { size: 'md' } },
  },
})

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      cssVariablesResolver={() => ({
        variables: {},
        light: {
          '--mantine-color-text': 'var(--tb-ink)',
          '--mantine-color-dimmed': 'var(--tb-soft)',
          '--mantine-color-placeholder': 'var(--tb-soft)',
          '--mantine-color-error': 'var(--tb-red)',
          '--mantine-color-default-border': 'var(--tb-edge)',
          '--mantine-color-disabled-color': 'var(--tb-soft)',
        },
        dark: {},
      })}
    >
      {children}
    </MantineProvider>
  )
}
