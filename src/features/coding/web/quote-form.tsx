import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { QuoteSign } from '#features/interviews/domain/quote.ts'
import { AgreementPill } from '#features/interviews/web/agreement-pill.tsx'
import {
  useChainNames,
  useGuideLines,
  useInterview,
  useInterviewsChanged,
} from '#features/interviews/web/interviews-api.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Form, SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { PassageEntry } from '../contract.ts'
import { codingScreensWords } from '../words.ts'
import { type Scope, useCodingApi, useCodingChanged } from './coding-api.ts'

type QuoteProps = {
  readonly here: EvaluationHere
  readonly scope: Scope
  readonly interviewId: string | null
  readonly passage: PassageEntry
  readonly onDone: () => void
  readonly onCancel: () => void
}

const SIGNS: readonly QuoteSign[] = ['positive', 'negative', 'neutral']

/** A quote made of a passage: for or against, of which line of the framework, of which link of the chain; under which consent. */
export function QuoteForm({ scope, interviewId, passage, onDone, onCancel }: QuoteProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const changed = useCodingChanged(scope.evaluationId)
  const quotesChanged = useInterviewsChanged(scope.evaluationId)
  const lines = useGuideLines(scope)
  const chain = useChainNames(scope)
  const [sign, setSign] = useState<QuoteSign>('neutral')
  const [lineId, setLine] = useState('')
  const [linkId, setLink] = useState('')
  const making = useMutation({
    mutationFn: () =>
      api.passages.quote({ ...scope, id: passage.id, sign, lineId: lineId || null, linkId: linkId || null }),
    onSuccess: async () => {
      await Promise.all([changed(), quotesChanged()])
      onDone()
    },
  })
  return (
    <Form label={say('quote.title')} onSubmit={() => making.mutate()}>
      <h3>{say('quote.title')}</h3>
      {interviewId ? (
        <Consent scope={scope} interviewId={interviewId} />
      ) : (
        <p className="tb-soft">{say('quote.nobody-asked')}</p>
      )}
      <Choices
        label={say('quote.sign')}
        value={sign}
        onChange={(value) => setSign(value)}
        row
        choices={SIGNS.map((value) => ({ value, label: say(`sign.${value}`) }))}
      />
      <SelectField
        label={say('quote.line')}
        optional
        value={lineId}
        onChange={setLine}
        options={(lines.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        label={say('quote.link')}
        optional
        value={linkId}
        onChange={setLink}
        options={(chain.data?.links ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ProblemNotice problem={making.error} />
      <div className="tb-row">
        <Button type="submit" busy={making.isPending}>
          {say('quote.go')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </Form>
  )
}

function Consent({ scope, interviewId }: { readonly scope: Scope; readonly interviewId: string }) {
  const say = useSay(codingScreensWords)
  const interview = useInterview(scope, interviewId)
  return (
    <p>
      {say('quote.consent')} {interview.data && <AgreementPill interview={interview.data} />}
    </p>
  )
}
