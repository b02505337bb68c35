import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { Button } from '#platform/web/button.tsx'
import { CheckField, Choices } from '#platform/web/choices.tsx'
import { saveFile } from '#platform/web/file-saving.ts'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { NOTIFIED_HOW, type NotifiedHow } from '../domain/person-notice.ts'
import { stakeholdersWords } from '../words.ts'
import { type NoticeRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type NoticeTellingProps = { readonly here: StakeholdersHere; readonly notice: NoticeRecord }

/** How she is told: by mail from here, on paper (PDF), in her hands; with the day. */
export function NoticeTelling({ here, notice }: NoticeTellingProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const toast = useToast()
  const hasMail = useStatus().data?.mail ?? false
  const [how, setHow] = useState<NotifiedHow>('handed')
  const [on, setOn] = useState(here.today)
  const [email, setEmail] = useState(notice.address ?? '')
  const [keeps, setKeeps] = useState(false)
  const of = {
    territoryId: here.territoryId,
    evaluationId: here.evaluation.id,
    stakeholderId: notice.stakeholderId,
  }
  const telling = useMutation({
    mutationFn: () =>
      api.notices.tell({
        ...of,
        version: notice.version,
        how,
        ...(how === 'mailed' ? { email: email.trim(), keepAddress: keeps } : { on }),
      }),
    onSuccess: async ({ mailed }) => {
      toast(say(how === 'mailed' && !mailed ? 'tell.not-mailed' : 'tell.done'))
      await refresh()
    },
  })
  const printing = useMutation({
    mutationFn: () => api.notices.document(of),
    onSuccess: (file) => saveFile(say('letter.file-name'), file),
  })
  return (
    <Section title={say('tell.title')} lead={say('tell.lead')}>
      <div className="tb-row">
        <Button look="second" onClick={() => printing.mutate()} busy={printing.isPending}>
          {say('tell.pdf')}
        </Button>
        {notice.link && (
          <a href={notice.link} target="_blank" rel="noreferrer">
            {say('tell.link')}
          </a>
        )}
      </div>
      <ProblemNotice problem={printing.error} />
      <Choices
        label={say('tell.how')}
        row
        value={how}
        onChange={setHow}
        choices={NOTIFIED_HOW.filter((each) => each !== 'mailed' || hasMail).map((each) => ({
          value: each,
          label: say(`tell.${each}`),
        }))}
      />
      {how === 'mailed' ? (
        <>
          <TextField label={say('tell.email')} type="email" value={email} onChange={setEmail} />
          <CheckField label={say('tell.keep')} checked={keeps} onChange={setKeeps} />
        </>
      ) : (
        <DateField label={say('tell.on')} value={on} max={here.today} onChange={setOn} />
      )}
      <div className="tb-row">
        <Button
          onClick={() => telling.mutate()}
          busy={telling.isPending}
          disabled={how === 'mailed' ? email.trim() === '' : on === ''}
        >
          {say(how === 'mailed' ? 'tell.send' : 'tell.keep-day')}
        </Button>
      </div>
      <ProblemNotice problem={telling.error} />
    </Section>
  )
}
