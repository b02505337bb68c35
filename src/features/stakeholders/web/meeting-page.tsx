import { useRouter } from '@tanstack/react-router'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { stakeholdersWords } from '../words.ts'
import { CompositionCheck } from './composition-check.tsx'
import { MeetingFields } from './meeting-fields.tsx'
import { type MeetingForm, meetingValues, readMeeting } from './meeting-form.ts'
import { MeetingGuests } from './meeting-guests.tsx'
import { partAddress } from './stakeholders-addresses.ts'
import { type MeetingRecord, useEngagement, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'

/** One meeting: who is invited, who came, and whether everybody who should be there is. */
export function MeetingPage() {
  const say = useSay(stakeholdersWords)
  const id = usePathParam('meetingId')
  return (
    <StakeholdersFrame title={say('meeting.page')}>
      {(here) => <LoadedMeeting key={id} here={here} id={id} />}
    </StakeholdersFrame>
  )
}

function LoadedMeeting({ here, id }: { readonly here: StakeholdersHere; readonly id: string }) {
  const say = useSay(stakeholdersWords)
  const engagement = useEngagement({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  return (
    <Loaded query={engagement}>
      {({ meetings }) => {
        const meeting = meetings.find((each) => each.id === id)
        if (meeting) return <Meeting here={here} meeting={meeting} />
        return (
          <EmptyState
            level={2}
            title={say('meeting.absent')}
            act={<LinkButton to={partAddress(here, 'rencontres')}>{say('part.rencontres')}</LinkButton>}
          >
            {say('meeting.absent-text')}
          </EmptyState>
        )
      }}
    </Loaded>
  )
}

function Meeting({ here, meeting }: { readonly here: StakeholdersHere; readonly meeting: MeetingRecord }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const remove = useRemove(here, meeting)
  const { draft, version } = useRecordDraft<MeetingForm, MeetingRecord>(
    `meeting:${meeting.id}`,
    meeting,
    readMeeting,
  )
  const saving = useSaving<MeetingForm, MeetingRecord>({
    draft,
    version,
    save: (_, from, change) =>
      api.meetings.update({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        id: meeting.id,
        version: from,
        ...change(meetingValues),
      }),
    read: readMeeting,
    onSaved: () => void refresh(),
  })
  const { value, patch } = draft
  const nameOf = (id: string) => here.all.find((each) => each.id === id)?.name ?? '?'
  return (
    <>
      <Section
        title={value.title || say('meeting.page')}
        lead={[value.heldOn ? formatDay(value.heldOn, lang) : '', value.place]
          .filter((part) => part !== '')
          .join(' · ')}
        acts={
          <span className="tb-row tb-no-print">
            <Button look="second" onClick={() => window.print()}>
              {say('meeting.print')}
            </Button>
            {here.mayWrite && (
              <Button look="quiet" onClick={() => void remove()}>
                {say('step.remove')}
              </Button>
            )}
          </span>
        }
      >
        <DraftFound draft={draft} />
        {value.note !== '' && <p className="sh-print-only">{value.note}</p>}
      </Section>
      <MeetingGuests here={here} form={value} patch={patch} />
      <CompositionCheck here={here} form={value} patch={patch} />
      {here.mayWrite && (
        <div className="tb-no-print">
          <Section title={say('meeting.details')}>
            <MeetingFields form={value} patch={patch} />
          </Section>
        </div>
      )}
      {here.mayWrite && (
        <SaveBar
          saving={saving}
          names={{
            title: say('meeting.title'),
            heldOn: say('meeting.day'),
            place: say('meeting.place'),
            minutes: say('meeting.minutes'),
            invited: say('meeting.invited'),
            present: say('meeting.present'),
            compensations: say('meeting.compensations'),
            note: say('note'),
          }}
          show={(field, form) => {
            if (field === 'invited' || field === 'present') return form[field].map(nameOf).join(', ')
            if (field === 'compensations')
              return form.compensations.map((each) => say(`compensation.${each}`)).join(', ')
            return form[field]
          }}
        />
      )}
    </>
  )
}

function useRemove(here: StakeholdersHere, { id, title, version }: MeetingRecord) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const router = useRouter()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  return async () => {
    await api.meetings.remove({ ...scope, id, version })
    undoToast(say('meeting.removed', { title }), () => api.meetings.restore({ ...scope, id }).then(refresh))
    router.history.push(partAddress(here, 'rencontres'))
    await refresh()
  }
}
