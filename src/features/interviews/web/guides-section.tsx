import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Section } from '#platform/web/page.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { GuideRecord } from '../contract.ts'
import { findUnasked, type GuideLine, minutesOfGuide } from '../domain/guide.ts'
import { FORMATS } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { consentSheet, guideAddress, guideSheet } from './interview-addresses.ts'
import { NewGuide } from './new-guide.tsx'
import { SheetLink } from './sheet-link.tsx'

type GuidesSectionProps = {
  readonly here: EvaluationHere
  readonly guides: readonly GuideRecord[]
  readonly lines: readonly GuideLine[]
}

/** Guides and sheets of meetings, what they leave unasked, and the paper to take along. */
export function GuidesSection({ here, guides, lines }: GuidesSectionProps) {
  const say = useSay(interviewsScreensWords)
  return (
    <Section title={say('guides.title')} lead={say('guides.lead')} id="guides">
      {guides.length === 0 && <EmptyState title={say('guides.empty')}>{say('guides.empty-text')}</EmptyState>}
      {guides.length > 0 && (
        <ul className="iv-list">
          {guides.map((guide) => (
            <GuideLineView key={guide.id} here={here} guide={guide} />
          ))}
        </ul>
      )}
      {guides.length > 0 && <Unasked lines={lines} guides={guides} />}
      {here.mayWrite && <NewGuide here={here} />}
      <div className="iv-box">
        <h3>{say('consent.sheets')}</h3>
        <p className="tb-soft">{say('consent.sheets-text')}</p>
        <div className="tb-row">
          {(['fr', 'en'] as const).flatMap((lang) =>
            FORMATS.map((format) => (
              <SheetLink key={lang + format} href={consentSheet(here, lang, format)}>
                {say(`consent.sheet-${format}-${lang}`)}
              </SheetLink>
            )),
          )}
        </div>
      </div>
    </Section>
  )
}

function GuideLineView({ here, guide }: { readonly here: EvaluationHere; readonly guide: GuideRecord }) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const { minutes, unknown } = minutesOfGuide(guide.items)
  const answered = new Set(guide.items.flatMap(({ lineIds }) => lineIds)).size
  return (
    <li className="iv-line">
      <div>
        <LinkTo to={guideAddress(here, guide.id)}>{guide.title}</LinkTo>
        <p className="tb-soft">
          {[
            code(`format.${guide.format}`),
            code(`public.${guide.publicKind}`),
            code('sheet.questions', { n: guide.items.length }),
            code(unknown > 0 ? 'sheet.minutes-at-least' : 'sheet.minutes', { n: minutes }),
          ].join(' · ')}
        </p>
      </div>
      <div className="iv-line-signs">
        <Pill>{say('guides.answers', { n: answered })}</Pill>
        {guide.toReview && <Pill look="accent">{say('to-review')}</Pill>}
        <SheetLink href={guideSheet(here, guide.id)}>
          {say('guides.paper')}
          <span className="tb-hidden"> {guide.title}</span>
        </SheetLink>
      </div>
    </li>
  )
}

function Unasked({ lines, guides }: Pick<GuidesSectionProps, 'lines' | 'guides'>) {
  const say = useSay(interviewsScreensWords)
  const left = FORMATS.flatMap((format) => findUnasked(lines, guides, format))
  if (left.length === 0) return null
  return (
    <Advice>
      <p>{say('guides.unasked', { n: left.length })}</p>
      <ul>
        {left.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Advice>
  )
}
