import { lazy, type ReactNode } from 'react'
import { FigurePickerContext } from '#features/impact-chain/web/evidence-figures.ts'

/** Figures come after the impact chain, and are needed only when one is quoted. */
const LazyFigurePicker = lazy(() =>
  import('./evidence-figure-picker.tsx').then((m) => ({ default: m.EvidenceFigurePicker })),
)

/** Pages of the impact chain within it may quote figures of the evaluation as evidence. */
export function FigureScope({ children }: { readonly children: ReactNode }) {
  return <FigurePickerContext value={LazyFigurePicker}>{children}</FigurePickerContext>
}
