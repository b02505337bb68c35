import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice, useProblemText } from '#platform/web/problem-notice.tsx'
import { DrawnSign } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { QuoteEntry } from '../contract.ts'
import { isPublishable, type QuoteSign } from '../domain/quote.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { QuoteDialog } from './quote-dialog.tsx'

const PATHS: Readonly<Record<QuoteSign, string>> = {
  positive: 'M10 4v12 M4 10h12',
  negative: 'M4 10h12',
  neutral: 'M4 7.5h12 M4 12.5h12',
}

type QuoteListProps = { readonly here: EvaluationHere; readonly quotes: readonly QuoteEntry[] }

/** Quotes as cards: the words first, then who, what they speak of, how far they may go. */
export function QuoteList({ here, quotes }: QuoteListProps) {
  return (
    <ul className="iv-quotes">
      {quotes.map((quote) => (
        <QuoteCard key={quote.id} here={here} quote={quote} />
      ))}
    </ul>
  )
}

function QuoteCard({ here, quote }: { readonly here: EvaluationHere; readonly quote: QuoteEntry }) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const { lang } = useLang()
  const { text, sign, use, shownAs, takesPlaceOn, lineName, criterion, linkName, elementName } = quote
  const who = [shownAs, takesPlaceOn && formatDay(takesPlaceOn, lang)].filter(Boolean).join(', ')
  const facts = [
    lineName && [say('quote.line'), lineName],
    criterion && [say('quote.criterion'), criterion],
    linkName && [say('quote.link'), linkName],
    elementName && [say('quote.element'), elementName],
  ].filter((fact): fact is [string, string] => Array.isArray(fact))
  return (
    <li className="iv-quote" data-sign={sign}>
      <figure>
        <blockquote>{say('notes.quoted', { text })}</blockquote>
        {who && <figcaption>{who}</figcaption>}
      </figure>
      <div className="iv-quote-signs">
        <span className="iv-sign" data-sign={sign}>
          <DrawnSign path={PATHS[sign]} size={14} weight={2.4} />
          {code(`sign.${sign}`)}
        </span>
        <Pill look={isPublishable(use) ? 'accent' : 'plain'}>{code(`quote-use.${use}`)}</Pill>
        {quote.toReview && <Pill look="accent">{say('to-review')}</Pill>}
      </div>
      {facts.length > 0 && (
        <dl className="iv-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {here.mayContribute && <QuoteActs here={here} quote={quote} />}
    </li>
  )
}

function QuoteActs({ here, quote }: { readonly here: EvaluationHere; readonly quote: QuoteEntry }) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const [isChanging, setChanging] = useState(false)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const { id, version, text, linkId, evidenceId, use } = quote
  const proving = useMutation({
    mutationFn: () => api.makeEvidence({ ...scope, quoteId: id }),
    onSuccess: async () => {
      await changed()
      toast(say('quote.proved'))
    },
  })
  const remove = () =>
    api.quotes.remove({ ...scope, id, version }).then(
      async () => {
        await changed()
        undoToast(say('quote.removed'), () => api.quotes.restore({ ...scope, id }).then(changed))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  return (
    <div className="tb-row tb-no-print">
      <Button look="quiet" aria-label={say('quote.change-of', { text })} onClick={() => setChanging(true)}>
        {say('notes.change')}
      </Button>
      {here.mayWrite && linkId !== null && isPublishable(use) && evidenceId === null && (
        <Button look="quiet" busy={proving.isPending} onClick={() => proving.mutate()}>
          {say('quote.prove')}
        </Button>
      )}
      {evidenceId !== null && <span className="tb-soft">{say('quote.is-proof')}</span>}
      <Button look="quiet" aria-label={say('quote.remove-of', { text })} onClick={() => void remove()}>
        {say('quote.remove')}
      </Button>
      <ProblemNotice problem={proving.error} />
      {isChanging && (
        <QuoteDialog here={here} start={quote} kept={quote} onClose={() => setChanging(false)} />
      )}
    </div>
  )
}
