import type { Confidence } from '#features/indicators/domain/observation.ts'
import type { Finding } from '#kernel/finding.ts'
import { countCharacters, countWords } from '#kernel/text-measure.ts'
import { type Audience, PROOFS, RULES_OF_AUDIENCE, type Use } from './audience.ts'

/** Strength of the evidence behind a qualitative claim (method 8.5): 0 an assertion … 4 triangulated and discussed. */
export const EVIDENCE_LEVELS = [0, 1, 2, 3, 4] as const
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]

export const KEY_MESSAGE_LIMIT = 140
/** Below this strength of evidence a claim may not be published. */
export const LEAST_EVIDENCE = 2
/** Below this number of people a figure could point at someone. */
export const FEWEST_PEOPLE = 5

/** A sentence of a support that says something is so. */
export type Claim = {
  readonly id: string
  readonly sentence: string
  /** Of a claim in words; `null` when it stands on a figure. */
  readonly evidence: EvidenceLevel | null
  /** Of the figure it stands on; `null` when it stands on words. */
  readonly confidence: Confidence | null
  /** How many people are behind it; `null` when it is not about people. */
  readonly people: number | null
  /** Is it the story of somebody? One of the proofs should be. */
  readonly isStory: boolean
  /** Something it leans on was deleted or corrected since. */
  readonly toReview: boolean
}

export type SupportDraft = {
  readonly audience: Audience
  readonly use: Use
  readonly keyMessage: string
  readonly claims: readonly Claim[]
  /** A story is told beside the claims. */
  readonly hasStory: boolean
  readonly callToAction: string
  /** « Ce que nous ne savons pas encore. » */
  readonly limits: string
  /** Everything that will be read, for its length. */
  readonly text: string
  /** Persons of the stakeholder map whom it names. */
  readonly persons?: readonly string[]
}

export const SUPPORT_FINDINGS = [
  'support.message-empty',
  'support.message-too-long',
  'support.claim-unproven',
  'support.claim-without-evidence',
  'support.people-identifiable',
  'support.names-person',
  'support.claim-to-review',
  'support.too-long',
  'support.too-few-proofs',
  'support.no-story',
  'support.no-call-to-action',
  'support.no-limits',
  'support.unusual-use',
] as const
export type SupportFindingCode = (typeof SUPPORT_FINDINGS)[number]
export type SupportFinding = Finding<SupportFindingCode>

export type SupportReview = {
  readonly findings: readonly SupportFinding[]
  /** Nothing blocks its publication. */
  readonly publishable: boolean
  readonly words: number
}

/** What blocks the publication of a support, and what would make it better (method 9, message builder). */
export function reviewSupport(draft: SupportDraft): SupportReview {
  const words = countWords(draft.text)
  const findings = [
    ...reviewMessage(draft.keyMessage),
    ...draft.claims.flatMap(reviewClaim),
    ...(draft.persons ?? []).map((name) => finding('support.names-person', 'blocking', 'text', { name })),
    ...reviewContents(draft, words),
  ]
  return { findings, publishable: findings.every((f) => f.severity !== 'blocking'), words }
}

function reviewMessage(message: string): SupportFinding[] {
  const characters = countCharacters(message.trim())
  if (characters === 0) return [finding('support.message-empty', 'blocking', 'keyMessage')]
  if (characters <= KEY_MESSAGE_LIMIT) return []
  const params = { n: characters, most: KEY_MESSAGE_LIMIT, over: characters - KEY_MESSAGE_LIMIT }
  return [finding('support.message-too-long', 'blocking', 'keyMessage', params)]
}

function reviewClaim(claim: Claim): SupportFinding[] {
  const path = `claims/${claim.id}`
  const found: SupportFinding[] = []
  if (claim.evidence !== null && claim.evidence < LEAST_EVIDENCE) {
    const params = { evidence: claim.evidence, least: LEAST_EVIDENCE }
    found.push(finding('support.claim-unproven', 'blocking', path, params))
  }
  if (claim.evidence === null && claim.confidence === null) {
    found.push(finding('support.claim-without-evidence', 'blocking', path))
  }
  if (claim.people !== null && claim.people < FEWEST_PEOPLE) {
    const params = { n: claim.people, fewest: FEWEST_PEOPLE }
    found.push(finding('support.people-identifiable', 'blocking', path, params))
  }
  if (claim.toReview) found.push(finding('support.claim-to-review', 'warning', path))
  return found
}

function reviewContents(draft: SupportDraft, words: number): SupportFinding[] {
  const rules = RULES_OF_AUDIENCE[draft.audience]
  const proofs = draft.claims.filter(isProof).length
  const found: SupportFinding[] = []
  if (rules.mostWords !== null && words > rules.mostWords) {
    found.push(finding('support.too-long', 'warning', 'text', { n: words, most: rules.mostWords }))
  }
  if (proofs < PROOFS) {
    found.push(finding('support.too-few-proofs', 'warning', 'claims', { n: proofs, wanted: PROOFS }))
  }
  if (!draft.hasStory && !draft.claims.some((claim) => claim.isStory))
    found.push(finding('support.no-story', 'advice', 'claims'))
  if (draft.callToAction.trim() === '') {
    found.push(finding('support.no-call-to-action', 'warning', 'callToAction'))
  }
  if (draft.limits.trim() === '') found.push(finding('support.no-limits', 'warning', 'limits'))
  if (!rules.uses.includes(draft.use)) found.push(finding('support.unusual-use', 'advice', 'use'))
  return found
}

/** A claim strong enough to be one of the proofs: evidence ≥ 3, or a figure of confidence A or B. */
export function isProof(claim: Pick<Claim, 'evidence' | 'confidence'>): boolean {
  return (claim.evidence ?? 0) >= 3 || claim.confidence === 'A' || claim.confidence === 'B'
}

function finding(
  code: SupportFindingCode,
  severity: SupportFinding['severity'],
  path: string,
  params: SupportFinding['params'] = {},
): SupportFinding {
  return { code, severity, path, params }
}
