import type { Line } from '#features/framework/web/framework-state.ts'
import { type Confidence, type MissingReason, reviewObservation } from '../domain/observation.ts'
import type { ObservationRecord } from './indicators-api.ts'

/** A value as it is typed: a decimal text, '' is not known and never 0. */
export type ValueForm = {
  readonly known: 'yes' | 'no'
  readonly value: string
  readonly missing: MissingReason | ''
  readonly periodFrom: string
  readonly periodTo: string
  readonly observedOn: string
  readonly source: string
  readonly confidence: Confidence | ''
  readonly note: string
}

/** The last whole year is what people most often fill in. */
export function emptyForm(line: Pick<Line, 'source'>, today: string): ValueForm {
  const year = Number(today.slice(0, 4)) - 1
  return {
    known: 'yes',
    value: '',
    missing: '',
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    observedOn: today,
    source: line.source,
    confidence: '',
    note: '',
  }
}

export function toValueForm(observation: ObservationRecord): ValueForm {
  const { value, missing, periodFrom, periodTo, observedOn, source, confidence, note } = observation
  return {
    known: value === null ? 'no' : 'yes',
    value: value === null ? '' : String(value),
    missing: missing ?? '',
    periodFrom,
    periodTo,
    observedOn: observedOn ?? '',
    source,
    confidence: confidence ?? '',
    note,
  }
}

export function fieldsOf(form: ValueForm, line: Pick<Line, 'unit'>) {
  const isKnown = form.known === 'yes'
  return {
    value: isKnown && form.value !== '' ? Number(form.value) : null,
    missing: isKnown ? null : form.missing || null,
    unit: line.unit,
    periodFrom: form.periodFrom,
    periodTo: form.periodTo,
    observedOn: form.observedOn || null,
    source: form.source.trim(),
    confidence: isKnown ? form.confidence || null : null,
    note: form.note,
  }
}

export function reviewForm(form: ValueForm, line: Pick<Line, 'unit' | 'kind'>) {
  return reviewObservation(fieldsOf(form, line), line)
}
