import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { addMonths, localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { DateField, Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { InterviewEntry } from '../contract.ts'
import { refuseAgreement } from '../domain/agreement.ts'
import { AGREED_USES, AGREEMENT_WAYS, type AgreedUse } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { consentSheet } from './interview-addresses.ts'
import { type AgreementForm, agreementValues, readInterview } from './interview-form.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { SheetLink } from './sheet-link.tsx'
import { Withdrawal } from './withdrawal.tsx'

const MONTHS_PROPOSED = 36

type AgreementSectionProps = { readonly here: EvaluationHere; readonly interview: InterviewEntry }

/** What was agreed to: how, when, for what, until when, under which words; and the way to take it back. */
export function AgreementSection({ here, interview }: AgreementSectionProps) {
  const say = useSay(interviewsScreensWords)
  const isGiven = interview.consentHow !== null
  return (
    <Section
      title={say(interview.format === 'meeting' ? 'consent.title-meeting' : 'consent.title')}
      lead={say('consent.lead')}
      id="accord"
      acts={
        <SheetLink href={consentSheet(here, interview.lang, interview.format)}>
          {say('consent.paper')}
        </SheetLink>
      }
    >
      <AgreementFields key={interview.version} here={here} interview={interview} />
      {isGiven && <Withdrawal here={here} interview={interview} />}
    </Section>
  )
}

function startAgreement(interview: InterviewEntry, today: string): AgreementForm {
  const read = readInterview(interview)
  if (interview.consentHow !== null) return read
  const expires = addMonths(today, MONTHS_PROPOSED) ?? ''
  return { ...read, consentOn: today, consentExpiresOn: expires, consentUses: [] }
}

/** Ticking what goes further ticks the notes, without which there is nothing to quote. */
function withNotes(uses: readonly AgreedUse[], before: readonly AgreedUse[]): readonly AgreedUse[] {
  const added = uses.some((use) => use !== 'notes' && !before.includes(use))
  return added && !uses.includes('notes') ? ['notes', ...uses] : uses
}

function AgreementFields({ here, interview }: AgreementSectionProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const toast = useToast()
  const changed = useInterviewsChanged(here.evaluation.id)
  const today = localDay(new Date())
  const [told, setTold] = useState<AgreementForm>(() => startAgreement(interview, today))
  const patch = (change: Partial<AgreementForm>) => setTold((before) => ({ ...before, ...change }))
  const keeping = useMutation({
    mutationFn: () => {
      const values = agreementValues(told)
      const refusal =
        values.consentHow === null ? 'interviews.consent-incomplete' : refuseAgreement(values, today)
      if (refusal) throw new Problem(refusal, 'caller')
      const { territoryId, evaluation } = here
      return api.interviews.update({
        territoryId,
        evaluationId: evaluation.id,
        id: interview.id,
        version: interview.version,
        values,
      })
    },
    onSuccess: async () => {
      await changed()
      toast(say('consent.kept'))
    },
  })
  return (
    <Form label={say('consent.title')} onSubmit={() => keeping.mutate()}>
      <ManyChoices
        label={say(interview.format === 'meeting' ? 'consent.uses-meeting' : 'consent.uses')}
        values={told.consentUses}
        choices={AGREED_USES.map((use) => ({ value: use, label: code(`use.${use}`) }))}
        onChange={(uses) => patch({ consentUses: withNotes(uses, told.consentUses) })}
      />
      <Choices
        label={say('consent.how')}
        value={told.consentHow || undefined}
        choices={AGREEMENT_WAYS.map((way) => ({ value: way, label: code(`way.${way}`) }))}
        onChange={(consentHow) => patch({ consentHow })}
      />
      <div className="iv-fields">
        <DateField
          label={say('consent.on')}
          value={told.consentOn}
          max={today}
          onChange={(consentOn) => patch({ consentOn })}
        />
        <DateField
          label={say('consent.until')}
          help={say('consent.until-help')}
          optional
          value={told.consentExpiresOn}
          onChange={(consentExpiresOn) => patch({ consentExpiresOn })}
        />
      </div>
      <TextField
        label={say('consent.shown-as')}
        help={say('consent.shown-as-help')}
        optional
        value={told.shownAs}
        maxLength={200}
        onChange={(shownAs) => patch({ shownAs })}
      />
      <ProblemNotice problem={keeping.error} />
      <div className="tb-row">
        <Button type="submit" busy={keeping.isPending}>
          {say('consent.keep')}
        </Button>
      </div>
    </Form>
  )
}
