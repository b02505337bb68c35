import type { Params } from '#kernel/words.ts'
import type { ElementRecord, LinkRecord, WholeChain } from './chain-record.ts'
import { chainForRules } from './chain-record.ts'
import { type ChainFindingCode, reviewChain } from './chain-review.ts'
import { DETAIL_CHOICES, DETAILS_OF_TYPE, type Detail } from './element-details.ts'
import { computeEvidenceStrength, type Downgrade, type EvidenceKind, type EvidenceSide } from './evidence.ts'
import {
  type Delay,
  ELEMENT_TYPES,
  type ElementType,
  isOutcome,
  type Sign,
  type Strength,
} from './impact-chain.ts'
import { computePathStrengths } from './path-strength.ts'

/** The words that a chain is told in: `sayIn(impactChainWords, lang)`. */
export type DescriptionSay = (key: DescriptionKey, params?: Params) => string
export type DescriptionKey =
  | `elements.${ElementType}`
  | `sign.${Sign}`
  | `strength.${Strength}`
  | `delay.${Delay}`
  | `detail.${Detail}`
  | `finding.${ChainFindingCode}`
  | 'link.confidence'
  | 'link.is-feedback'
  | 'mark.negative'
  | 'mark.unintended'
  | 'evidence.for'
  | 'evidence.against'
  | 'evidence.level'
  | 'evidence.not-judged'
  | 'path.to-prove'
  | 'path.title'
  | 'path.strength'
  | 'path.none'
  | 'review.title'
  | 'review.count'
  | 'described.who'
  | 'described.stakeholders'
  | ChoiceKey
  | 'described.pair'
  | 'described.unquoted'
  | 'described.empty'

type Choices = typeof DETAIL_CHOICES
type ChoiceKey = {
  [D in Exclude<Detail, 'confidence'>]: Choices[D] extends readonly (infer C extends string)[]
    ? `choice.${D}.${C}`
    : never
}[Exclude<Detail, 'confidence'>]

export type DescribedEvidence = {
  readonly linkId: string
  readonly side: EvidenceSide
  readonly kind: EvidenceKind
  readonly statement: string
  readonly source: string
  readonly strength: number | null
  readonly downgrades: readonly Downgrade[]
  readonly consent: boolean | null
}

export type DescribedLink = {
  /** Where it leads. */
  readonly to: string
  readonly isFeedback: boolean
  readonly sign: Sign
  /** Sign, strength, confidence, delay, in words. */
  readonly about: string
  readonly isToProve: boolean
  readonly evidence: readonly {
    readonly side: EvidenceSide
    readonly heading: string
    readonly items: readonly string[]
  }[]
}
export type DescribedElement = {
  readonly statement: string
  readonly notes: readonly string[]
  readonly links: readonly DescribedLink[]
}
/** A chain in words, as its picture and its review say it. */
export type DescribedChain = {
  readonly columns: readonly { readonly title: string; readonly elements: readonly DescribedElement[] }[]
  readonly paths: readonly { readonly impact: string; readonly text: string }[]
  /** The link to prove first; `null` when no path leads to an impact. */
  readonly toProve: string | null
  readonly findings: readonly { readonly about: string; readonly text: string }[]
}

/** The whole of a chain in words: columns, elements, links with what speaks for and against them, paths and review. */
export function describeChain(
  chain: WholeChain,
  evidence: readonly DescribedEvidence[],
  say: DescriptionSay,
): DescribedChain {
  const ruled = chainForRules(chain)
  const paths = computePathStrengths(ruled)
  const toProve = paths.toProve[0]?.link ?? null
  const statementOf = new Map(ruled.elements.map(({ id, statement }) => [id, statement]))
  const leaving = Map.groupBy(ruled.links, ({ fromId }) => fromId)
  const byLink = Map.groupBy(evidence, ({ linkId }) => linkId)
  const arrow = (link: LinkRecord | undefined) =>
    link ? `${statementOf.get(link.fromId) ?? ''} → ${statementOf.get(link.toId) ?? ''}` : ''
  const linkById = new Map(ruled.links.map((link) => [link.id, link]))
  const describeLink = (link: LinkRecord): DescribedLink => ({
    to: statementOf.get(link.toId) ?? '',
    isFeedback: link.feedback,
    sign: link.sign,
    about: aboutLink(link, say),
    isToProve: link.id === toProve,
    evidence: (['for', 'against'] as const).flatMap((side) => {
      const own = (byLink.get(link.id) ?? []).filter((each) => each.side === side)
      const items = own.map((each) => evidenceText(each, say))
      return items.length > 0 ? [{ side, heading: say(`evidence.${side}`), items }] : []
    }),
  })
  return {
    columns: ELEMENT_TYPES.flatMap((type) => {
      const elements = ruled.elements.filter((each) => each.type === type).toSorted(byPlace)
      const described = elements.map((element) => ({
        statement: element.statement,
        notes: notesOf(element, say),
        links: (leaving.get(element.id) ?? []).filter((link) => statementOf.has(link.toId)).map(describeLink),
      }))
      return described.length > 0 ? [{ title: say(`elements.${type}`), elements: described }] : []
    }),
    paths: paths.impacts.map(({ impact, strength }) => ({
      impact: statementOf.get(impact) ?? '',
      text:
        strength === null ? say('path.none') : say('path.strength', { percent: Math.round(strength * 100) }),
    })),
    toProve: toProve === null ? null : arrow(linkById.get(toProve)),
    findings: reviewChain(ruled).map(({ code, params, elements, links }) => ({
      about:
        links.length === 1 ? arrow(linkById.get(links[0] ?? '')) : (statementOf.get(elements[0] ?? '') ?? ''),
      text: say(`finding.${code}`, params),
    })),
  }
}

function byPlace(a: ElementRecord, b: ElementRecord): number {
  if (a.position !== b.position) return a.position - b.position
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function aboutLink(link: LinkRecord, say: DescriptionSay): string {
  return [
    say(`sign.${link.sign}`),
    say(`strength.${link.strength}`),
    say('link.confidence', { level: link.confidence }),
    ...(link.delay ? [say(`delay.${link.delay}`)] : []),
    ...(link.feedback ? [say('link.is-feedback')] : []),
    ...(link.note ? [link.note] : []),
  ].join(', ')
}

/** What stands beside the sentence of an element: signs, who, whom it concerns, and its details. */
function notesOf(element: ElementRecord, say: DescriptionSay): string[] {
  const isEffect = isOutcome(element.type) || element.type === 'impact'
  return [
    ...(isEffect && element.sign === '-' ? [say('mark.negative')] : []),
    ...(isEffect && !element.intended ? [say('mark.unintended')] : []),
    ...(element.who.trim() ? [say('described.who', { who: element.who.trim() })] : []),
    ...(element.stakeholders.length > 0
      ? [say('described.stakeholders', { names: element.stakeholders.join(', ') })]
      : []),
    ...DETAILS_OF_TYPE[element.type].flatMap((detail) => {
      const text = element.details[detail]
      if (!text) return []
      const label = say(`detail.${detail}`)
      const value = detailText(detail, text, say)
      return [say('described.pair', { label, value })]
    }),
  ]
}

function detailText(detail: Detail, text: string, say: DescriptionSay): string {
  const choices: readonly string[] | null = DETAIL_CHOICES[detail]
  if (!choices?.includes(text)) return text
  return detail === 'confidence'
    ? say('evidence.level', { level: text })
    : say(`choice.${detail}.${text}` as ChoiceKey)
}

/** A quote is told only when who said it agreed to be quoted. */
function evidenceText(each: DescribedEvidence, say: DescriptionSay): string {
  const isHeld = each.kind === 'quote' && each.consent !== true
  const strength = computeEvidenceStrength(each.strength, each.downgrades)
  const about = [
    strength === null ? say('evidence.not-judged') : say('evidence.level', { level: strength }),
    ...(each.source.trim() && !isHeld ? [each.source.trim()] : []),
  ]
  return `${isHeld ? say('described.unquoted') : each.statement} (${about.join(', ')})`
}

/** As lines of plain text, indented. */
export function formatAsText(title: string, chain: DescribedChain, say: DescriptionSay): string {
  return formatLines(title, chain, say, {
    heading: (text) => ['', text.toUpperCase()],
    element: (text, notes) => `  ${text}${notes}`,
    link: (text) => `    ${text}`,
    evidence: (text) => `        ${text}`,
  })
}

/** As Markdown; what people wrote cannot be taken for markup. */
export function formatAsMarkdown(title: string, chain: DescribedChain, say: DescriptionSay): string {
  return formatLines(escapeMarkdown(title), chain, say, {
    heading: (text, level) => ['', `${'#'.repeat(level)} ${text}`, ''],
    element: (text, notes) => `- **${escapeMarkdown(text)}**${escapeMarkdown(notes)}`,
    link: (text) => `  - ${escapeMarkdown(text)}`,
    evidence: (text) => `    - ${escapeMarkdown(text)}`,
  })
}

type LineStyle = {
  readonly heading: (text: string, level: 1 | 2) => string[]
  readonly element: (text: string, notes: string) => string
  readonly link: (text: string) => string
  readonly evidence: (text: string) => string
}

function formatLines(title: string, chain: DescribedChain, say: DescriptionSay, style: LineStyle): string {
  const lines = [...style.heading(title, 1)]
  if (chain.columns.length === 0) lines.push(say('described.empty'))
  for (const column of chain.columns) {
    lines.push(...style.heading(column.title, 2))
    for (const { statement, notes, links } of column.elements) {
      lines.push(style.element(statement, notes.length > 0 ? ` (${notes.join(' ; ')})` : ''))
      for (const link of links) {
        const proof = link.isToProve ? ` [${say('path.to-prove')}]` : ''
        lines.push(style.link(`${link.isFeedback ? '↺' : '→'} ${link.to} (${link.about})${proof}`))
        for (const { heading, items } of link.evidence)
          for (const item of items)
            lines.push(style.evidence(say('described.pair', { label: heading, value: item })))
      }
    }
  }
  if (chain.paths.length > 0) lines.push(...style.heading(say('path.title'), 2))
  for (const { impact, text } of chain.paths) lines.push(style.element(impact, ` (${text})`))
  if (chain.toProve !== null)
    lines.push(style.link(say('described.pair', { label: say('path.to-prove'), value: chain.toProve })))
  lines.push(...style.heading(say('review.title'), 2))
  if (chain.findings.length === 0) lines.push(style.element(say('review.count', { n: 0 }), ''))
  for (const { about, text } of chain.findings) {
    lines.push(style.element(about || text, ''))
    if (about) lines.push(style.link(text))
  }
  return `${lines.join('\n').trim()}\n`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
}
