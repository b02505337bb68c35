import './support-sheet.css'
import type { ReactNode } from 'react'
import { formatLongDay } from '#kernel/day.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { LangScope, useLang, useSay } from '#platform/web/lang.tsx'
import type { Figure, StatementView, SupportView } from '../contract.ts'
import { formatPeriod, typeset } from '../domain/figure-text.ts'
import { restitutionWords } from '../words.ts'
import { FigureCard } from './figure-card.tsx'
import { datedText, lightText, valueText } from './figure-words.ts'

type SupportSheetProps = {
  readonly view: SupportView
  /** The sheet is the page itself (1), or stands inside another page (2). */
  readonly top: 1 | 2
  /** The link to where a figure comes from. */
  readonly thread: (figure: Figure) => ReactNode
  /** At the very end: the PDF. */
  readonly foot?: ReactNode
}

/** A support as its readers see it: the same on the public page and beside the work. It speaks its own language. */
export function SupportSheet(props: SupportSheetProps) {
  return (
    <LangScope lang={props.view.lang}>
      <SheetBody {...props} />
    </LangScope>
  )
}

type StatementWithFigure = StatementView & { readonly figure: Figure }

function SheetBody({ view, top, thread, foot }: SupportSheetProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const set = (text: string) => typeset(text.trim(), lang)
  const Title = top === 1 ? 'h1' : 'h2'
  const Part = top === 1 ? 'h2' : 'h3'
  const shown = view.statements.filter((each): each is StatementWithFigure => each.figure !== null)
  const claims = view.statements.filter((each) => each.figure === null)
  const limits = linesOf(view.limits)
  return (
    <article className="rs-sheet" lang={lang}>
      {view.demo && <p className="rs-demo">{say('document.demo')}</p>}
      <header className="rs-head">
        <p className="rs-above">
          {set(view.territoryName)} <span aria-hidden="true">·</span> {set(view.evaluationTitle)}
        </p>
        <Title className="rs-title" tabIndex={top === 1 ? -1 : undefined}>
          {set(view.title)}
        </Title>
        <p className={view.keyMessage.trim() === '' ? 'rs-message rs-hollow' : 'rs-message'}>
          {set(view.keyMessage) || say('view.message-empty')}
        </p>
      </header>
      {shown.length > 0 && (
        <section className="rs-part">
          <Part>{say('document.figures')}</Part>
          <div className="rs-figures" data-count={shown.length}>
            {shown.map((each) => (
              <FigureCard
                key={each.id}
                statement={each}
                figure={each.figure}
                level={top === 1 ? 'h3' : 'h4'}
                thread={thread(each.figure)}
              />
            ))}
          </div>
        </section>
      )}
      {claims.length > 0 && (
        <section className="rs-part">
          <Part>{say('document.claims')}</Part>
          <ul className="rs-list">
            {claims.map((each) => (
              <li key={each.id} className={each.withdrawn ? 'rs-soft' : undefined}>
                {each.withdrawn ? say('view.withdrawn') : set(each.sentence)}
                {each.toReview && !each.withdrawn && <p className="rs-review">{say('view.to-review')}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.story && <Story story={view.story} heading={Part} />}
      {view.callToAction.trim() !== '' && (
        <section className="rs-part rs-call">
          <Part>{say('document.action')}</Part>
          {linesOf(view.callToAction).map((line) => (
            <p key={line}>{set(line)}</p>
          ))}
        </section>
      )}
      {limits.length > 0 && (
        <section className="rs-part">
          <Part>{say('document.limits')}</Part>
          <ul className="rs-list">
            {limits.map((line) => (
              <li key={line}>{set(line)}</li>
            ))}
          </ul>
        </section>
      )}
      <footer className="rs-foot">
        {shown.length > 0 && (
          <Disclosure title={say('document.table')}>
            <FigureTable shown={shown} />
          </Disclosure>
        )}
        {foot}
        <p className="rs-soft">{say('document.footer', { date: formatLongDay(view.updatedOn, lang) })}</p>
        <p className="rs-soft">{say('view.made-with')}</p>
      </footer>
    </article>
  )
}

type StoryProps = { readonly story: NonNullable<SupportView['story']>; readonly heading: 'h2' | 'h3' }

function Story({ story, heading: Part }: StoryProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const cards = story.cards.filter((card) => card.trim() !== '')
  return (
    <section className="rs-part rs-story">
      <Part>{say('document.story')}</Part>
      {story.title.trim() !== '' && <p className="rs-story-title">{typeset(story.title, lang)}</p>}
      {story.toReview && <p className="rs-review">{say('view.to-review')}</p>}
      <div className="rs-story-cards">
        {cards.map((card) => (
          <p key={card}>{typeset(card.trim(), lang)}</p>
        ))}
      </div>
    </section>
  )
}

function FigureTable({ shown }: { readonly shown: readonly StatementWithFigure[] }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const point = (at: Figure['target'], unit: string) => (at ? datedText(at, unit, lang) : say('table.none'))
  return (
    <DataTable
      caption={say('document.table')}
      rows={shown}
      rowKey={(row) => row.id}
      columns={[
        { key: 'figure', label: say('table.figure'), cell: ({ figure }) => figure.name },
        {
          key: 'value',
          label: say('table.value'),
          align: 'end',
          cell: ({ figure }) => valueText(figure, lang, say),
        },
        {
          key: 'period',
          label: say('table.period'),
          cell: ({ figure }) => formatPeriod(figure.periodFrom, figure.periodTo, lang),
        },
        {
          key: 'from',
          label: say('table.baseline'),
          align: 'end',
          cell: ({ figure }) => point(figure.baseline, figure.unit),
        },
        {
          key: 'to',
          label: say('table.target'),
          align: 'end',
          cell: ({ figure }) => point(figure.target, figure.unit),
        },
        {
          key: 'light',
          label: say('table.light'),
          cell: ({ figure }) =>
            figure.hatched ? `${lightText(figure, say)} (${say('light.unsure')})` : lightText(figure, say),
        },
        {
          key: 'sure',
          label: say('table.confidence'),
          cell: ({ figure }) => figure.confidence ?? say('table.none'),
        },
        {
          key: 'source',
          label: say('table.source'),
          cell: ({ figure }) => figure.source || say('table.none'),
        },
      ]}
    />
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•]\s*/, '').trim())
    .filter((line) => line !== '')
}
