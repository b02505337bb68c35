/** The five levers of the programme (method 1.4 and 6.1), in their order. */
export const LEVERS = [
  'public-events',
  'participation',
  'inclusion',
  'everyday-dialogue',
  'exchanges',
] as const
export type Lever = (typeof LEVERS)[number]

/** The figures by which each lever is followed, the first of which its target is in. */
export const LEVER_FIGURES: Readonly<Record<Lever, readonly FigureCode[]>> = {
  'public-events': ['ORG-22'],
  participation: ['ORG-20', 'ORG-21', 'ORG-19'],
  inclusion: ['SOC-09', 'SOC-10'],
  'everyday-dialogue': ['ORG-23'],
  exchanges: ['ORG-24'],
}

/** Indicators of catalogue/indicators.csv that this part of the method feeds. */
export const FIGURE_CODES = [
  'ORG-19',
  'ORG-20',
  'ORG-21',
  'ORG-22',
  'ORG-23',
  'ORG-24',
  'SOC-09',
  'SOC-10',
] as const
export type FigureCode = (typeof FIGURE_CODES)[number]

/** Why a figure has no value. */
export const FIGURE_GAPS = [
  'nothing-held',
  'no-population',
  'no-count',
  'no-level',
  'no-venue',
  'no-decision',
  'codesign-unsaid',
  'no-audience',
  'no-tally',
  'no-share',
  'no-relay',
  'relays-unsaid',
  'nothing-recorded',
] as const
export type FigureGap = (typeof FIGURE_GAPS)[number]

/** A figure with what it rests on. `n` counts what was known; `unknown` what should have been and was not. */
export type LeverFigure = {
  readonly code: FigureCode
  readonly value: number | null
  readonly unit: FigureUnit
  readonly n: number
  readonly unknown: number
  readonly from: string
  readonly to: string
  readonly missing: FigureGap | null
  /** Fewer than five: it may change with one more, and may point at persons. */
  readonly isSmall: boolean
}

export const FIGURE_UNITS = ['percent', 'level', 'per-10000', 'per-year', 'ratio'] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]
