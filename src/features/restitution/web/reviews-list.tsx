import './thread.css'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { typeset } from '../domain/figure-text.ts'
import { restitutionWords } from '../words.ts'
import { type Review, useRestitutionApi, useRestitutionChanged, useReviews } from './restitution-api.ts'
import { threadAddress } from './thread-kinds.ts'

type ReviewsProps = {
  readonly territoryId: string
  readonly evaluationId?: string
  /** Contributors and above. */
  readonly mayClear: boolean
}

/** For the overview of an evaluation: what is to be looked at again; nothing at all when there is nothing. */
export function ReviewsSection(props: ReviewsProps) {
  const say = useSay(restitutionWords)
  const reviews = useReviews(props.territoryId, props.evaluationId)
  const total = reviews.data?.total ?? 0
  if (total === 0) return null
  return (
    <Section title={say('reviews.title')} lead={say('reviews.lead', { n: total })}>
      <ReviewsByCause {...props} items={reviews.data?.items ?? []} total={total} shown={4} />
      <p>
        <LinkTo to={`/territoires/${props.territoryId}/a-revoir`}>{say('reviews.see-all')}</LinkTo>
      </p>
    </Section>
  )
}

/** The whole list, for a page of its own. */
export function ReviewsList(props: ReviewsProps) {
  const say = useSay(restitutionWords)
  const reviews = useReviews(props.territoryId, props.evaluationId)
  return (
    <Loaded query={reviews}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyState title={say('reviews.none-title')} level={2}>
            {say('reviews.none-text')}
          </EmptyState>
        ) : (
          <ReviewsByCause {...props} items={items} total={total} shown={20} />
        )
      }
    </Loaded>
  )
}

type ByCauseProps = ReviewsProps & {
  readonly items: readonly Review[]
  readonly total: number
  /** Records of a cause in sight; the others are one press away. */
  readonly shown: number
}

/** Grouped by the change that caused them: one act settles all of it. */
function ReviewsByCause({
  territoryId,
  evaluationId,
  mayClear,
  items,
  total,
  shown,
}: ByCauseProps): ReactNode {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const api = useRestitutionApi()
  const toast = useToast()
  const changed = useRestitutionChanged(evaluationId)
  const settled = (n: number) => {
    toast(say('reviews.cleared-n', { n }))
    return changed()
  }
  const clear = useMutation({
    mutationFn: (id: string) => api.reviews.clear({ territoryId, id }),
    onSuccess: () => settled(1),
  })
  // Record by record: a record may be marked by several changes, and lifting one of them would leave it in the list.
  const clearAll = useMutation({
    mutationFn: async (shown: readonly Review[]) => {
      for (const { id } of shown) await api.reviews.clear({ territoryId, id })
      return shown.length
    },
    onSuccess: settled,
  })
  const line = (mark: Review) => (
    <MarkLine
      key={mark.id}
      mark={mark}
      territoryId={territoryId}
      busy={clear.isPending && clear.variables === mark.id}
      onClear={mayClear ? () => clear.mutate(mark.id) : undefined}
    />
  )
  const causes = [...Map.groupBy(items, (item) => `${item.causeKind} ${item.causeId}`).values()]
  return (
    <div className="tb-stack">
      <ProblemNotice problem={clear.error ?? clearAll.error} />
      {causes.map((marks) => {
        const [first] = marks
        if (!first) return null
        const cause = first.causeLabel || say(`thread.${first.causeKind}`)
        return (
          <div key={first.causeId} className="rs-cause">
            <div className="rs-cause-head">
              <p>
                <span className="tb-soft">
                  {say(`reviews.act-${first.causeAct}`, { kind: say(`thread.${first.causeKind}`) })}{' '}
                </span>
                <LinkTo to={threadAddress(territoryId, first.causeKind, first.causeId)}>{cause}</LinkTo>
                <span className="tb-soft">, {formatDay(first.at, lang, true)}</span>
              </p>
              {mayClear && marks.length > 1 && (
                <Button look="second" onClick={() => clearAll.mutate(marks)} busy={clearAll.isPending}>
                  {say('reviews.clear-all', { n: marks.length })}
                </Button>
              )}
            </div>
            <ul className="rs-stops">{marks.slice(0, shown).map(line)}</ul>
            {marks.length > shown && (
              <Disclosure title={say('reviews.fold', { n: marks.length - shown })}>
                <ul className="rs-stops">{marks.slice(shown).map(line)}</ul>
              </Disclosure>
            )}
          </div>
        )
      })}
      {total > items.length && <p className="tb-soft">{say('reviews.more', { n: total - items.length })}</p>}
    </div>
  )
}

type MarkLineProps = {
  readonly mark: Review
  readonly territoryId: string
  readonly busy: boolean
  readonly onClear: (() => void) | undefined
}

function MarkLine({ mark, territoryId, busy, onClear }: MarkLineProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const kind = say(`thread.${mark.recordKind}`)
  const name = typeset(mark.label, lang) || kind
  return (
    <li>
      <span className="rs-stop-words">
        <LinkTo to={threadAddress(territoryId, mark.recordKind, mark.recordId)}>{name}</LinkTo>{' '}
        <span className="rs-stop-kind">{kind}</span>
        {mark.causes > 1 && (
          <span className="tb-soft"> {say('reviews.other-causes', { n: mark.causes - 1 })}</span>
        )}
      </span>
      {onClear && (
        <Button look="quiet" onClick={onClear} busy={busy} aria-label={say('reviews.clear-name', { name })}>
          {say('reviews.clear')}
        </Button>
      )}
    </li>
  )
}
