import { addMonths, type Day } from '#kernel/day.ts'
import type { Downgrade, EvidenceKind, EvidenceSide } from '../domain/evidence.ts'
import type { Evidence } from './impact-chain-api.ts'

/** A piece of evidence as it is typed; '' is not said. */
export type EvidenceForm = {
  readonly statement: string
  readonly side: EvidenceSide
  readonly kind: EvidenceKind
  readonly source: string
  readonly url: string
  readonly observedOn: string
  readonly strength: Evidence['strength']
  readonly downgrades: readonly Downgrade[]
  readonly observationId: string
  readonly consent: 'yes' | 'no' | 'unasked'
}

export function toEvidenceForm(record: Evidence): EvidenceForm {
  const { statement, side, kind, source, url, strength, downgrades, consent } = record
  return {
    ...{ statement, side, kind, source, url, strength, downgrades },
    observedOn: record.observedOn ?? '',
    observationId: record.observationId ?? '',
    consent: consent === null ? 'unasked' : consent ? 'yes' : 'no',
  }
}

/** What is sent: an empty sentence or half an address keeps the former one until it is whole. */
export function fromEvidenceForm(form: EvidenceForm) {
  const { statement, url, observedOn, observationId, consent, downgrades, ...rest } = form
  return {
    ...rest,
    ...(statement.trim() === '' ? {} : { statement: statement.trim() }),
    ...(isAddress(url) ? { url: url.trim() } : {}),
    downgrades: [...downgrades],
    observedOn: observedOn === '' ? null : observedOn,
    observationId: form.kind !== 'figure' || observationId === '' ? null : observationId,
    consent: form.kind !== 'quote' || consent === 'unasked' ? null : consent === 'yes',
  }
}

/** Nothing at all, or an address of the web. */
export const isAddress = (url: string): boolean => /^(https?:\/\/\S+)?$/.test(url.trim())

/** Older than two years on a day, YYYY-MM-DD both (method 8.5); a day nobody said is not old. */
export function isOldOn(today: Day, observedOn: string): boolean {
  return (addMonths(observedOn, 24) ?? today) < today
}
