import type { Light } from '#platform/web/signs.tsx'

/** What to look after (orange), what is at risk (red), what goes well (green); a mere description has no light. */
const LIGHTS: Readonly<Record<string, Light>> = {
  'coverage.narrow': 'red',
  'coverage.medium': 'orange',
  'coverage.wide': 'green',
  'two-mode-density.partitioned': 'orange',
  'two-mode-density.normal': 'green',
  'two-mode-density.lively': 'green',
  'two-mode-density.everywhere': 'orange',
  'affinity.under-linked': 'orange',
  'affinity.as-expected': 'green',
  'affinity.regulars': 'green',
  'components.one-piece': 'green',
  'components.pieces': 'orange',
  'cut-points.holds': 'green',
  'cut-points.at-risk': 'orange',
  'cut-share.carried-by-several': 'green',
  'cut-share.carried-by-one': 'red',
  'ei.closed': 'red',
  'ei.rather-internal': 'orange',
  'ei.open': 'green',
  'ei.scattered': 'orange',
  'modularity.little-split': 'green',
  'modularity.some-islands': 'orange',
  'modularity.islands': 'red',
  'core.mixed': 'green',
  'core.one-world': 'orange',
  'core-number.no-core': 'orange',
  'core-number.has-core': 'green',
  'redundancy.only-bridge': 'red',
  'redundancy.shared-bridge': 'orange',
  'redundancy.safe-bridge': 'green',
  'evenness.uneven': 'orange',
  'evenness.mixed': 'green',
}

export const lightOfReading = (code: string, reading: string): Light => LIGHTS[`${code}.${reading}`] ?? 'none'
