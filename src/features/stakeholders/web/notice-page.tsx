import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { NoticeAnswer } from './notice-answer.tsx'
import { NoticeForm } from './notice-form.tsx'
import { NoticeReading } from './notice-reading.tsx'
import { NoticeStateLine } from './notice-state-line.tsx'
import { NoticeTelling } from './notice-telling.tsx'
import type { Rated } from './rated.ts'
import { StakeholderGone } from './stakeholder-gone.tsx'
import { sheetAddress } from './stakeholders-addresses.ts'
import { type NoticeRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'

/** What a named person is owed: why, on what ground, the text, until when; how it was given; what she answered. */
export function NoticePage() {
  const say = useSay(stakeholdersWords)
  const id = usePathParam('stakeholderId')
  return (
    <StakeholdersFrame title={say('notice.title')} lead={say('notice.lead')}>
      {(here) => {
        const rated = here.all.find((each) => each.id === id)
        return rated ? (
          <NoticeOf key={id} here={here} rated={rated} />
        ) : (
          <StakeholderGone here={here} why={say('notice.gone')} />
        )
      }}
    </StakeholdersFrame>
  )
}

function NoticeOf({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { notice, noticeState } = rated
  const isComplete = noticeState !== null && !['missing', 'incomplete'].includes(noticeState)
  return (
    <>
      <Section
        title={rated.name}
        acts={<LinkTo to={sheetAddress(here, rated.id)}>{say('notice.to-sheet')}</LinkTo>}
      >
        <NoticeStateLine rated={rated} today={here.today} />
        {noticeState === null && <p className="tb-soft">{say('notice.not-a-person')}</p>}
        {noticeState === 'missing' && (
          <Advice>
            <p>{say('person.asks')}</p>
            <p>{say('person.cnil')}</p>
          </Advice>
        )}
      </Section>
      {notice?.isContested && here.mayWrite && <NoticeAnswer here={here} notice={notice} rated={rated} />}
      {noticeState !== null && (
        <Section title={say('notice.write')} lead={here.mayWrite ? say('notice.write-lead') : undefined}>
          {here.mayWrite ? (
            <NoticeForm here={here} rated={rated} />
          ) : notice ? (
            <NoticeReading notice={notice} />
          ) : (
            <p className="tb-soft">{say('notice-state.missing')}</p>
          )}
        </Section>
      )}
      {notice && isComplete && here.mayWrite && <NoticeTelling here={here} notice={notice} />}
      {notice && here.mayWrite && <EraseSection here={here} notice={notice} name={rated.name} />}
    </>
  )
}

type EraseSectionProps = {
  readonly here: StakeholdersHere
  readonly notice: NoticeRecord
  readonly name: string
}

/** At her request; it cannot be undone, hence the one question of this software. */
function EraseSection({ here, notice, name }: EraseSectionProps) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const [asking, setAsking] = useState(false)
  const erasing = useMutation({
    mutationFn: () =>
      api.notices.erase({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        stakeholderId: notice.stakeholderId,
        version: notice.version,
      }),
    onSuccess: async () => {
      setAsking(false)
      await refresh()
    },
  })
  return (
    <Section title={say('erase.title')} lead={say('erase.lead')}>
      <div className="tb-row">
        <Button look="second" onClick={() => setAsking(true)}>
          {say('erase.ask')}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={say('erase.question', { name })}
          onClose={() => setAsking(false)}
          acts={
            <Button onClick={() => erasing.mutate()} busy={erasing.isPending}>
              {say('erase.do')}
            </Button>
          }
        >
          <p>{say('erase.text')}</p>
          <ProblemNotice problem={erasing.error} />
        </Dialog>
      )}
    </Section>
  )
}
