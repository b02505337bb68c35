import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { InterviewEntry, InterviewText } from '../contract.ts'
import { interviewsScreensWords } from '../words.ts'
import { interviewsKey, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { QuoteDialog, type QuoteStart } from './quote-dialog.tsx'

type TextProps = { readonly here: EvaluationHere; readonly interview: InterviewEntry }

const readText = ({ text }: InterviewText) => ({ text })

/** What was said, as one text: typed or pasted; a selected passage becomes a quote. */
export function InterviewTextSection({ here, interview }: TextProps) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const one = { territoryId: here.territoryId, evaluationId: here.evaluation.id, interviewId: interview.id }
  const text = useQuery({
    queryKey: [...interviewsKey(here.evaluation.id), 'text', interview.id],
    queryFn: () => api.text.get(one),
  })
  return (
    <Section title={say('text.title')} lead={say('text.lead')}>
      <Loaded query={text}>{(read) => <TextEditor here={here} interview={interview} read={read} />}</Loaded>
    </Section>
  )
}

function TextEditor({ here, interview, read }: TextProps & { readonly read: InterviewText }) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const changed = useInterviewsChanged(here.evaluation.id)
  const [start, setStart] = useState<QuoteStart | undefined>(undefined)
  const [isNothing, setNothing] = useState(false)
  const { draft, version } = useRecordDraft(`interview-text:${interview.id}`, read, readText)
  const saving = useSaving<{ text: string }, InterviewText>({
    draft,
    version,
    save: (form, from) =>
      api.text.put({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        interviewId: interview.id,
        version: from,
        text: form.text,
      }),
    read: readText,
    onSaved: () => void changed(),
  })
  const mark = () => {
    const from = area.current?.selectionStart ?? 0
    const to = area.current?.selectionEnd ?? 0
    const text = draft.value.text.slice(from, to)
    setNothing(text.trim() === '')
    if (text.trim() === '') return
    const lead = text.length - text.trimStart().length
    const words = text.trim()
    setStart({
      text: words,
      sourceKind: interview.format,
      interviewId: interview.id,
      fromOffset: from + lead,
      toOffset: from + lead + words.length,
    })
  }
  return (
    <div className="iv-text">
      <DraftFound draft={draft} />
      <label htmlFor={id}>{say('text.label')}</label>
      <textarea
        id={id}
        ref={area}
        rows={12}
        maxLength={500_000}
        value={draft.value.text}
        onChange={(event) => draft.patch({ text: event.currentTarget.value })}
      />
      <div className="tb-row">
        <Button look="second" disabled={draft.value.text.trim() === ''} onClick={mark}>
          {say('text.mark')}
        </Button>
        <span className="tb-soft" role="status">
          {isNothing ? say('text.select-first') : ''}
        </span>
      </div>
      <SaveBar saving={saving} names={{ text: say('text.label') }} />
      {start && <QuoteDialog here={here} start={start} onClose={() => setStart(undefined)} />}
    </div>
  )
}
