import './attachments.css'
import { useState } from 'react'
import { fetchOrProblem } from '#platform/web/api.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import { AttachmentDialog } from './attachment-dialog.tsx'
import {
  type AttachmentOwner,
  type AttachmentRecord,
  attachmentAddress,
  useAttachmentRemoval,
} from './attachments-api.ts'
import { useObjectAddress } from './object-address.ts'

type AttachmentItemProps = {
  readonly owner: AttachmentOwner
  readonly attachment: AttachmentRecord
  readonly mayWrite: boolean
}

/** A photo or a voice beside its card: seen or heard, its words, for whom, and the ways to change or delete it. */
export function AttachmentItem({ owner, attachment, mayWrite }: AttachmentItemProps) {
  const say = useSay(evaluationsWords)
  const [isChanging, setChanging] = useState(false)
  const remove = useAttachmentRemoval(owner, say('attach.removed'))
  const what = useAttachmentName(attachment)
  const isPhoto = attachment.kind === 'photo'
  return (
    <div className="ev-attachment">
      {isPhoto ? (
        <img src={attachmentAddress(owner, attachment)} alt={attachment.alt} loading="lazy" />
      ) : (
        <VoicePlayer owner={owner} attachment={attachment} />
      )}
      <div className="ev-attachment-foot">
        <ConsentUsePill attachment={attachment} />
        {mayWrite && (
          <span className="ev-attachment-acts">
            <Button
              look="quiet"
              aria-label={say('attach.change-n', { what })}
              onClick={() => setChanging(true)}
            >
              {say('attach.change')}
            </Button>
            <IconButton
              label={say(isPhoto ? 'attach.remove-photo' : 'attach.remove-voice', { what })}
              onClick={() => remove(attachment)}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </span>
        )}
      </div>
      {isChanging && (
        <AttachmentDialog
          owner={owner}
          slot={attachment.slot}
          kind={isPhoto ? 'photo' : 'voice'}
          title={say('attach.change')}
          kept={attachment}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  )
}

function ConsentUsePill({ attachment }: { readonly attachment: AttachmentRecord }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const until = attachment.expiresOn && say('attach.until', { date: formatDay(attachment.expiresOn, lang) })
  return (
    <span className="ev-attachment-use">
      <Pill look={attachment.consentFor === 'publication' ? 'accent' : 'plain'}>
        {say(attachment.consentFor === 'publication' ? 'attach.publishable' : 'attach.team-only')}
      </Pill>
      {until && <span className="tb-soft">{until}</span>}
    </span>
  )
}

function useAttachmentName({ kind, alt, consentBy }: AttachmentRecord): string {
  const say = useSay(evaluationsWords)
  return kind === 'photo' ? alt : say('attach.voice-of-who', { who: consentBy })
}

type VoicePlayerProps = Pick<AttachmentItemProps, 'owner' | 'attachment'> & { readonly big?: boolean }

/** The sound is fetched when somebody wants to hear it, then played from here: no browser asks for pieces of it. */
export function VoicePlayer({ owner, attachment, big = false }: VoicePlayerProps) {
  const say = useSay(evaluationsWords)
  const toast = useToast()
  const tell = useProblemText()
  const [sound, setSound] = useState<Blob | undefined>(undefined)
  const address = useObjectAddress(sound)
  const what = useAttachmentName(attachment)
  const hear = () => {
    const reading = fetchOrProblem(attachmentAddress(owner, attachment)).then((reply) => reply.blob())
    reading.then(setSound, (failure: unknown) => toast(tell(failure)))
  }
  return (
    <div className="ev-voice">
      {address ? (
        // biome-ignore lint/a11y/useMediaCaption: its words stand below, as a transcript
        <audio controls autoPlay src={address} aria-label={say('attach.player', { what })} />
      ) : (
        <Button
          look="second"
          {...(big ? {} : { 'aria-label': say('attach.listen-to', { what }) })}
          onClick={hear}
        >
          {say(big ? 'aloud.voice' : 'attach.listen')}
        </Button>
      )}
      <span>{what}</span>
      {!big &&
        (attachment.transcript.trim() ? (
          <Disclosure title={say('attach.transcript-open')}>
            <p className="ev-transcript">{attachment.transcript}</p>
          </Disclosure>
        ) : (
          <span className="tb-soft">{say('attach.no-transcript')}</span>
        ))}
    </div>
  )
}
