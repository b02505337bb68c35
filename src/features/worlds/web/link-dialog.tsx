import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { drawQrCode } from '#kernel/qr-code.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import { LinkEditing } from './link-editing.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { type NoticeRecord, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type LinkDialogProps = {
  readonly here: NetworkHere
  readonly notice: NoticeRecord
  readonly onClose: () => void
}

/** One link, ready to be given: to scan, to print, by mail, in hand; its text changed; all of it erased. */
export function LinkDialog({ here, notice, onClose }: LinkDialogProps) {
  const say = useSay(worldsWords)
  const link = notice.link ?? ''
  return (
    <Dialog title={notice.actorName} onClose={onClose} wide>
      <div className="wo-letter">
        <p className="wo-letter-head">{notice.actorName}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, hence the keyboard must reach it */}
        <section className="wo-said" aria-label={say('notice.text')} tabIndex={0}>
          {notice.notice}
        </section>
        <div className="wo-door">
          <div className="wo-qr">
            <DrawingView drawing={drawQrCode(link, { title: say('links.qr'), description: link })} />
          </div>
          <p translate="no">
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </p>
        </div>
      </div>
      <div className="tb-row tb-no-print">
        <Button look="second" onClick={() => window.print()}>
          {say('links.print')}
        </Button>
      </div>
      <Telling here={here} notice={notice} />
      <Disclosure title={say('links.edit')}>
        <LinkEditing here={here} notice={notice} />
      </Disclosure>
      <Disclosure title={say('links.erase')}>
        <Erasing here={here} notice={notice} onClose={onClose} />
      </Disclosure>
    </Dialog>
  )
}

const HOW = ['handed', 'posted', 'mailed'] as const

/** How the actor was told, and when; or told now, by mail. */
function Telling({ here, notice }: Omit<LinkDialogProps, 'onClose'>) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const toast = useToast()
  const changed = useNetworkChanged(here.territoryId)
  const hasMail = useStatus().data?.mail ?? false
  const [how, setHow] = useState<(typeof HOW)[number]>(hasMail ? 'mailed' : 'handed')
  const [on, setOn] = useState(here.today)
  const [email, setEmail] = useState('')
  const telling = useMutation({
    mutationFn: () =>
      api.notices.tell({
        territoryId: here.territoryId,
        actorId: notice.actorId,
        version: notice.version,
        how,
        ...(how === 'mailed' ? { email: email.trim() } : { on }),
      }),
    onSuccess: ({ mailed }) => {
      toast(say(how === 'mailed' && !mailed ? 'links.not-mailed' : 'links.told'))
      return changed()
    },
  })
  return (
    <div className="tb-stack">
      <Choices
        label={say('links.how')}
        row
        value={how}
        onChange={setHow}
        choices={HOW.filter((each) => each !== 'mailed' || hasMail).map((each) => ({
          value: each,
          label: say(`links.how-${each}`),
        }))}
      />
      {how === 'mailed' ? (
        <TextField
          label={say('links.email')}
          help={say('links.email-help')}
          type="email"
          value={email}
          onChange={setEmail}
        />
      ) : (
        <DateField label={say('links.on')} value={on} max={here.today} onChange={setOn} />
      )}
      <div className="tb-row">
        <Button
          busy={telling.isPending}
          disabled={how === 'mailed' ? email.trim() === '' : on === ''}
          onClick={() => telling.mutate()}
        >
          {say(how === 'mailed' ? 'links.send' : 'links.keep-day')}
        </Button>
      </div>
      <ProblemNotice problem={telling.error} />
    </div>
  )
}

/** At the actor's request. It cannot be undone, hence the one question. */
function Erasing({ here, notice, onClose }: LinkDialogProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const [sure, setSure] = useState(false)
  const erasing = useMutation({
    mutationFn: () =>
      api.notices.erase({
        territoryId: here.territoryId,
        actorId: notice.actorId,
        version: notice.version,
      }),
    onSuccess: async () => {
      onClose()
      await changed()
    },
  })
  return (
    <div className="tb-stack">
      <p>{say('links.erase-text')}</p>
      <div className="tb-row">
        {sure ? (
          <>
            <Button busy={erasing.isPending} onClick={() => erasing.mutate()}>
              {say('links.erase-do')}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {say('links.erase-not')}
            </Button>
          </>
        ) : (
          <Button look="second" onClick={() => setSure(true)}>
            {say('links.erase-ask')}
          </Button>
        )}
      </div>
      <ProblemNotice problem={erasing.error} />
    </div>
  )
}
