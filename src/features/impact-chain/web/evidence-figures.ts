import { type ComponentType, createContext } from 'react'

/** A figure of the evaluation, as evidence quotes it. */
export type Figure = {
  readonly id: string
  /** « Part du bio : 24,3 % (2025) » */
  readonly statement: string
  readonly source: string
  readonly observedOn: string
}

export type FigurePickerProps = {
  readonly territoryId: string
  readonly evaluationId: string
  /** The observation quoted, '' for none. */
  readonly value: string
  readonly onChoose: (figure: Figure | undefined) => void
}

/** Figures belong to a feature that comes later: the page that composes both says how one is picked. */
export const FigurePickerContext = createContext<ComponentType<FigurePickerProps> | undefined>(undefined)
