import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { drawQrCode } from '#kernel/qr-code.ts'
import { Button } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { Dialog } from '#platform/web/dialog.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { agendaLinkSchema } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type AgendaLink = z.infer<typeof agendaLinkSchema>
type LinkProps = { readonly here: LeversHere; readonly link: AgendaLink }

/** One address: to copy, to scan, given a new secret, closed for good. */
export function AgendaLinkLine({ here, link }: LinkProps) {
  const say = useSay(leversScreensWords)
  const toast = useToast()
  const [shown, setShown] = useState<'code' | 'change'>()
  const name = link.name || say('links.unnamed')
  const copy = async () => toast(say((await copyText(link.link)) ? 'links.copied' : 'links.not-copied'))
  return (
    <li className="lv-box">
      <div>
        <strong>{name}</strong> <span className="tb-soft">{say(`links.scope-${link.scope}`)}</span>
      </div>
      <p className="lv-address" translate="no">
        <a href={link.link}>{link.link}</a>
      </p>
      <div className="tb-row tb-no-print">
        <Button look="second" onClick={() => void copy()}>
          {say('links.copy')}
        </Button>
        <a className="tb-button tb-button-quiet" href={link.link.replace(/^https?:/, 'webcal:')}>
          <span className="tb-button-label">{say('links.subscribe')}</span>
        </a>
        <Button look="quiet" onClick={() => setShown('code')}>
          {say('links.code')}
        </Button>
        <Button look="quiet" onClick={() => setShown('change')}>
          {say('links.change')}
        </Button>
      </div>
      {shown === 'code' && (
        <Dialog title={name} onClose={() => setShown(undefined)}>
          <div className="lv-qr">
            <DrawingView
              drawing={drawQrCode(link.link, { title: say('links.code'), description: link.link })}
            />
          </div>
          <p>{say('links.code-help')}</p>
        </Dialog>
      )}
      {shown === 'change' && <Changing here={here} link={link} onClose={() => setShown(undefined)} />}
    </li>
  )
}

/** Neither can be undone (an address given away stays known), hence a place of their own that says what happens. */
function Changing({ here, link, onClose }: LinkProps & { readonly onClose: () => void }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const toast = useToast()
  const changed = useLeversChanged(here.territoryId)
  const one = { territoryId: here.territoryId, id: link.id, version: link.version }
  const after = async (text: string) => {
    toast(text)
    onClose()
    await changed()
  }
  const rotating = useMutation({
    mutationFn: () => api.agendaLinks.rotate(one),
    onSuccess: () => after(say('links.rotated')),
  })
  const revoking = useMutation({
    mutationFn: () => api.agendaLinks.revoke(one),
    onSuccess: () => after(say('links.revoked')),
  })
  return (
    <Dialog title={link.name || say('links.unnamed')} onClose={onClose}>
      <p>{say('links.rotate-text')}</p>
      <div className="tb-row">
        <Button look="second" busy={rotating.isPending} onClick={() => rotating.mutate()}>
          {say('links.rotate')}
        </Button>
      </div>
      <p>{say('links.revoke-text')}</p>
      <div className="tb-row">
        <Button look="second" busy={revoking.isPending} onClick={() => revoking.mutate()}>
          {say('links.revoke')}
        </Button>
      </div>
      <ProblemNotice problem={rotating.error ?? revoking.error} />
    </Dialog>
  )
}
