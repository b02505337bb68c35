import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { type NoticeRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type NoticeAnswerProps = {
  readonly here: StakeholdersHere
  readonly notice: NoticeRecord
  readonly rated: Rated
}

/** What she contests, and the team's answer: what is kept, what is removed. */
export function NoticeAnswer({ here, notice, rated }: NoticeAnswerProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const [answer, setAnswer] = useState('')
  const [ratings, setRatings] = useState<'kept' | 'removed' | undefined>(undefined)
  const answering = useMutation({
    mutationFn: (verdict: 'kept' | 'removed') =>
      api.notices.answer({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        stakeholderId: rated.id,
        version: notice.version,
        answer: answer.trim(),
        ratings: verdict,
      }),
    onSuccess: () => refresh(),
  })
  return (
    <Section title={say('answer.title')} lead={say('answer.lead')}>
      <blockquote className="sh-contest">
        <p>{notice.contest}</p>
        {notice.contestedAt && <footer className="tb-soft">{formatDay(notice.contestedAt, lang)}</footer>}
      </blockquote>
      <Choices
        label={say('answer.ratings')}
        value={ratings}
        onChange={setRatings}
        choices={[
          { value: 'removed', label: say('answer.removed'), help: say('answer.removed-help') },
          { value: 'kept', label: say('answer.kept'), help: say('answer.kept-help') },
        ]}
      />
      <TextField
        label={say('answer.text')}
        help={say('answer.text-help')}
        lines={3}
        maxLength={4000}
        value={answer}
        onChange={setAnswer}
      />
      <div className="tb-row">
        <Button
          onClick={() => ratings && answering.mutate(ratings)}
          busy={answering.isPending}
          disabled={answer.trim() === '' || ratings === undefined}
        >
          {say('answer.send')}
        </Button>
      </div>
      <ProblemNotice problem={answering.error} />
    </Section>
  )
}
