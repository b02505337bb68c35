import { drawQrCode } from '#kernel/qr-code.ts'
import { Button } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { Workshop } from '../contract.ts'
import { teamWords } from './team-words.ts'

/** The door: a square to scan, a code to type, a link to send, a sheet to print. */
export function InvitationPanel({ workshop }: { readonly workshop: Workshop }) {
  const say = useSay(teamWords)
  const toast = useToast()
  const { link, code } = workshop
  const copy = async () => toast(say((await copyText(link)) ? 'invitation.copied' : 'invitation.not-copied'))
  return (
    <div className="tb-stack ws-invitation">
      <div className="ws-door">
        <WorkshopQr link={link} title={say('invitation.qr')} description={say('invitation.qr-text')} />
        <div>
          <p className="ws-code" translate="no">
            {code}
          </p>
          <p className="tb-soft">{say('invitation.type', { address: addressOf(link) })}</p>
        </div>
      </div>
      <p className="ws-link" translate="no">
        <a href={link} target="_blank" rel="noreferrer">
          {link}
        </a>
      </p>
      <div className="tb-row tb-no-print">
        <Button look="second" onClick={() => void copy()}>
          {say('invitation.copy')}
        </Button>
        <Button look="quiet" onClick={() => window.print()}>
          {say('invitation.print')}
        </Button>
      </div>
      {isForThisMachineAlone(link) && <p className="tb-soft">{say('invitation.local')}</p>}
    </div>
  )
}

type WorkshopQrProps = { readonly link: string; readonly title: string; readonly description: string }

export function WorkshopQr({ link, title, description }: WorkshopQrProps) {
  return (
    <div className="ws-qr">
      <DrawingView drawing={drawQrCode(link, { title, description })} />
    </div>
  )
}

/** Where people type the code: the address without its last part and without `https://`. */
export function addressOf(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '/')
}

/** A phone cannot reach an instance that only this machine knows. */
function isForThisMachineAlone(link: string): boolean {
  return /^https?:\/\/(localhost|127\.)/.test(link)
}
