import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { sayIn } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { FORMATS, type Format, PUBLIC_KINDS, type PublicKind } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { guideAddress } from './interview-addresses.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'

/** A guide made from the framework and the question bank for one public, to be changed afterwards. */
export function NewGuide({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const router = useRouter()
  const titleId = useId()
  const changed = useInterviewsChanged(here.evaluation.id)
  const { lang: shown } = useLang()
  const [format, setFormat] = useState<Format>('interview')
  const [publicKind, setPublic] = useState<PublicKind | ''>('')
  const [lang, setLang] = useState<'fr' | 'en'>(shown)
  const making = useMutation({
    mutationFn: async () => {
      const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
      const kind = publicKind || 'other'
      const wish = { format, publicKind: kind, lang }
      const { items } = await api.guideProposal({ ...scope, ...wish })
      const words = sayIn(interviewsWords, lang)
      const texts = sayIn(interviewsScreensWords, lang)
      return api.guides.create({
        ...scope,
        ...wish,
        title: `${words(`format.${format}`)} – ${words(`public.${kind}`)}`,
        opening: texts(`guide.opening-text.${format}`),
        closing: texts('guide.closing-text'),
        items,
      })
    },
    onSuccess: async (guide) => {
      await changed()
      router.history.push(guideAddress(here, guide.id))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!making.isPending) making.mutate()
  }
  return (
    <form className="iv-box tb-no-print" noValidate aria-labelledby={titleId} onSubmit={submit}>
      <h3 id={titleId}>{say('guides.new')}</h3>
      <p className="tb-soft">{say('guides.new-text')}</p>
      <Choices
        label={say('guides.for')}
        row
        value={format}
        onChange={setFormat}
        choices={FORMATS.map((value) => ({ value, label: say(`guides.for-${value}`) }))}
      />
      <div className="iv-fields">
        <SelectField
          label={say('field.public')}
          value={publicKind}
          options={PUBLIC_KINDS.map((value) => ({ value, label: code(`public.${value}`) }))}
          onChange={setPublic}
        />
        <SelectField
          label={say('field.lang')}
          value={lang}
          options={[
            { value: 'fr', label: say('lang.fr') },
            { value: 'en', label: say('lang.en') },
          ]}
          onChange={(value) => setLang(value || 'fr')}
        />
      </div>
      <div className="tb-row">
        <Button type="submit" look="second" busy={making.isPending}>
          {say('guides.make')}
        </Button>
      </div>
      <ProblemNotice problem={making.error} />
    </form>
  )
}
