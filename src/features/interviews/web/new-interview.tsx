import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { GuideRecord } from '../contract.ts'
import { FORMATS, type Format, PUBLIC_KINDS, type PublicKind } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { interviewAddress } from './interview-addresses.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'

type NewInterviewForm = {
  format: Format
  publicKind: PublicKind | ''
  describedAs: string
  takesPlaceOn: string
}
const BLANK: NewInterviewForm = { format: 'interview', publicKind: '', describedAs: '', takesPlaceOn: '' }

type NewInterviewProps = { readonly here: EvaluationHere; readonly guides: readonly GuideRecord[] }

/** An interview in a line, with the guide made for that public; the rest is written on its page. */
export function NewInterview({ here, guides }: NewInterviewProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const { lang } = useLang()
  const api = useInterviewsApi()
  const router = useRouter()
  const titleId = useId()
  const changed = useInterviewsChanged(here.evaluation.id)
  const draft = useDraft<NewInterviewForm>(`new-interview:${here.evaluation.id}`, BLANK)
  const { format, publicKind, describedAs, takesPlaceOn } = draft.value
  const adding = useMutation({
    mutationFn: () => {
      const kind = publicKind || 'other'
      const fitting = guides.filter((guide) => guide.format === format)
      const guide = fitting.find((each) => each.publicKind === kind) ?? fitting[0]
      return api.interviews.create({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        format,
        publicKind: kind,
        describedAs: describedAs.trim(),
        lang: guide?.lang ?? lang,
        ...(takesPlaceOn ? { takesPlaceOn } : {}),
        ...(guide ? { guideId: guide.id } : {}),
      })
    },
    onSuccess: async (interview) => {
      draft.saved(BLANK)
      await changed()
      router.history.push(interviewAddress(here, interview.id))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!adding.isPending) adding.mutate()
  }
  return (
    <form className="iv-box tb-no-print" noValidate aria-labelledby={titleId} onSubmit={submit}>
      <h3 id={titleId}>{say('new.title')}</h3>
      <Choices
        label={say('new.format')}
        row
        value={format}
        onChange={(value) => draft.patch({ format: value })}
        choices={FORMATS.map((value) => ({ value, label: code(`format.${value}`) }))}
      />
      <div className="iv-fields">
        <SelectField
          label={say('field.public')}
          value={publicKind}
          options={PUBLIC_KINDS.map((value) => ({ value, label: code(`public.${value}`) }))}
          onChange={(value) => draft.patch({ publicKind: value })}
        />
        <TextField
          label={say(format === 'meeting' ? 'new.about' : 'field.described')}
          help={say(format === 'meeting' ? 'new.about-help' : 'field.described-help')}
          optional
          value={describedAs}
          maxLength={200}
          onChange={(value) => draft.patch({ describedAs: value })}
        />
        <DateField
          label={say('field.day')}
          optional
          value={takesPlaceOn}
          onChange={(value) => draft.patch({ takesPlaceOn: value })}
        />
      </div>
      <div className="tb-row">
        <Button type="submit" busy={adding.isPending}>
          {say('new.go')}
        </Button>
      </div>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}
