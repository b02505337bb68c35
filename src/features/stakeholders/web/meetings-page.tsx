import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { meetingAddress } from './stakeholders-addresses.ts'
import { type MeetingRecord, useEngagement, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'

/** Meetings with stakeholders: who is invited, who came, and who is missing around the table. */
export function MeetingsPage() {
  const say = useSay(stakeholdersWords)
  return (
    <StakeholdersFrame title={say('meetings.title')} lead={say('meetings.lead')}>
      {(here) => <Meetings here={here} />}
    </StakeholdersFrame>
  )
}

function Meetings({ here }: { readonly here: StakeholdersHere }) {
  const engagement = useEngagement({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  return (
    <Loaded query={engagement}>{({ meetings }) => <MeetingList here={here} meetings={meetings} />}</Loaded>
  )
}

type MeetingListProps = { readonly here: StakeholdersHere; readonly meetings: readonly MeetingRecord[] }

function MeetingList({ here, meetings }: MeetingListProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const ordered = meetings.toSorted((a, b) => ((a.heldOn ?? '9999') < (b.heldOn ?? '9999') ? 1 : -1))
  return (
    <Section title={say('meetings.list', { n: meetings.length })}>
      {here.mayWrite && <NewMeeting here={here} />}
      {ordered.length === 0 ? (
        <EmptyState title={say('meetings.empty')}>{say('meetings.empty-text')}</EmptyState>
      ) : (
        <DataTable
          caption={say('meetings.caption')}
          rows={ordered}
          rowKey={(meeting) => meeting.id}
          columns={[
            {
              key: 'title',
              label: say('meeting.title'),
              cell: (meeting) => <LinkTo to={meetingAddress(here, meeting.id)}>{meeting.title}</LinkTo>,
            },
            {
              key: 'day',
              label: say('meeting.day'),
              cell: (meeting) => (meeting.heldOn ? formatShortDay(meeting.heldOn, lang) : '—'),
            },
            { key: 'place', label: say('meeting.place'), cell: (meeting) => meeting.place || '—' },
            {
              key: 'invited',
              label: say('meeting.invited'),
              align: 'end',
              cell: (meeting) => meeting.invited.length,
            },
            {
              key: 'present',
              label: say('meeting.present'),
              align: 'end',
              cell: (meeting) => meeting.present.length,
            },
          ]}
        />
      )}
    </Section>
  )
}

function NewMeeting({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const router = useRouter()
  const refresh = useRefresh(here.evaluation.id)
  const [title, setTitle] = useState('')
  const [heldOn, setHeldOn] = useState('')
  const adding = useMutation({
    mutationFn: () =>
      api.meetings.create({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        title: title.trim(),
        ...(heldOn ? { heldOn } : {}),
      }),
    onSuccess: async (meeting) => {
      await refresh()
      router.history.push(meetingAddress(here, meeting.id))
    },
  })
  return (
    <form
      className="sh-quick"
      noValidate
      aria-label={say('meetings.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '' && !adding.isPending) adding.mutate()
      }}
    >
      <TextField label={say('meeting.title')} value={title} maxLength={200} onChange={setTitle} />
      <DateField label={say('meeting.day')} optional value={heldOn} onChange={setHeldOn} />
      <Button type="submit" look="second" busy={adding.isPending} disabled={title.trim() === ''}>
        {say('meetings.prepare')}
      </Button>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}
