import './interviews.css'
import { useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import type { QuoteEntry } from '../contract.ts'
import { QUOTE_SIGNS, QUOTE_USES } from '../domain/quote.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { useInterviewsLive, useQuotes } from './interviews-api.ts'
import { QuoteDialog } from './quote-dialog.tsx'
import { QuoteList } from './quote-list.tsx'

/** All quotes of an evaluation, narrowed by what they say and how far they may go; on paper as they are shown. */
export function QuotesPage() {
  const say = useSay(interviewsScreensWords)
  return (
    <EvaluationPage
      title={say('quotes.title')}
      lead={say('quotes.lead')}
      acts={(here) => (
        <span className="tb-row tb-no-print">
          {here.mayContribute && <AddQuote here={here} />}
          <Button look="second" onClick={() => window.print()}>
            {say('print')}
          </Button>
        </span>
      )}
    >
      {(here) => <Quotes here={here} />}
    </EvaluationPage>
  )
}

function AddQuote({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(interviewsScreensWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="second" onClick={() => setOpen(true)}>
        {say('quotes.add')}
      </Button>
      {isOpen && (
        <QuoteDialog here={here} start={{ text: '', sourceKind: 'other' }} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function Quotes({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(interviewsScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const quotes = useQuotes(scope)
  useInterviewsLive(here.evaluation.id)
  const [asked, setAsked] = useAddressQuery()
  return (
    <Loaded query={quotes}>
      {(all) => {
        if (all.length === 0)
          return (
            <EmptyState title={say('quotes.empty')}>
              {say(here.mayContribute ? 'quotes.empty-text' : 'quotes.empty-readers')}
            </EmptyState>
          )
        const shown = all.filter((quote) => fits(quote, asked))
        return (
          <>
            <QuoteFilters all={all} asked={asked} setAsked={setAsked} />
            <p className="tb-soft" role="status">
              {say('quotes.shown', { n: shown.length, total: all.length })}
            </p>
            <QuoteList here={here} quotes={shown} />
          </>
        )
      }}
    </Loaded>
  )
}

type Asked = Readonly<Record<string, string | undefined>>

function fits(quote: QuoteEntry, { signe, accord, ligne, lien, q }: Asked): boolean {
  const words = (q ?? '').trim().toLocaleLowerCase()
  return (
    (!signe || quote.sign === signe) &&
    (!accord || quote.use === accord) &&
    (!ligne || quote.lineId === ligne) &&
    (!lien || quote.linkId === lien) &&
    (words === '' || quote.text.toLocaleLowerCase().includes(words))
  )
}

type FiltersProps = {
  readonly all: readonly QuoteEntry[]
  readonly asked: Asked
  readonly setAsked: (change: Asked) => void
}

function QuoteFilters({ all, asked, setAsked }: FiltersProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const named = (some: readonly (readonly [string | null, string | null])[]) =>
    [...new Map(some.flatMap(([id, name]) => (id && name ? [[id, name] as const] : [])))].map(
      ([value, label]) => ({ value, label }),
    )
  return (
    <search className="iv-filters tb-no-print" aria-label={say('filter.label')}>
      <TextField
        type="search"
        label={say('filter.words')}
        value={asked.q ?? ''}
        onChange={(q) => setAsked({ q: q || undefined })}
      />
      <SelectField
        label={say('quote.sign')}
        none={say('filter.all')}
        value={asked.signe ?? ''}
        options={QUOTE_SIGNS.map((sign) => ({ value: sign as string, label: code(`sign.${sign}`) }))}
        onChange={(signe) => setAsked({ signe: signe || undefined })}
      />
      <SelectField
        label={say('quote.line')}
        none={say('filter.all')}
        value={asked.ligne ?? ''}
        options={named(all.map(({ lineId, lineName }) => [lineId, lineName]))}
        onChange={(ligne) => setAsked({ ligne: ligne || undefined })}
      />
      <SelectField
        label={say('quote.link')}
        none={say('filter.all')}
        value={asked.lien ?? ''}
        options={named(all.map(({ linkId, linkName }) => [linkId, linkName]))}
        onChange={(lien) => setAsked({ lien: lien || undefined })}
      />
      <SelectField
        label={say('filter.use')}
        none={say('filter.all')}
        value={asked.accord ?? ''}
        options={QUOTE_USES.map((use) => ({ value: use as string, label: code(`quote-use.${use}`) }))}
        onChange={(accord) => setAsked({ accord: accord || undefined })}
      />
    </search>
  )
}
