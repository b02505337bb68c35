import { lazy } from 'react'
import { ChainPage } from '#features/impact-chain/web/chain-page.tsx'
import { FigurePickerContext } from '#features/impact-chain/web/evidence-figures.ts'
import { RivalVersionPage } from '#features/impact-chain/web/rival-version-page.tsx'

/** Figures come after the impact chain, and are needed only when one is quoted. */
const LazyFigurePicker = lazy(() =>
  import('./evidence-figure-picker.tsx').then((m) => ({ default: m.EvidenceFigurePicker })),
)

/** The editor of the chain, whose evidence may quote a figure of the evaluation. */
export function ChainWithFigures() {
  return (
    <FigurePickerContext value={LazyFigurePicker}>
      <ChainPage />
    </FigurePickerContext>
  )
}

export function RivalVersionWithFigures() {
  return (
    <FigurePickerContext value={LazyFigurePicker}>
      <RivalVersionPage />
    </FigurePickerContext>
  )
}
