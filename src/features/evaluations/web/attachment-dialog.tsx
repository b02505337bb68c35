import './attachments.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths, localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { encodePhoto } from '#platform/web/photo-encoding.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { type Consent, refuseAttachment } from '../domain/attachment.ts'
import { evaluationsWords } from '../words.ts'
import { type AttachmentOwner, type AttachmentRecord, useAttachmentsRefresh } from './attachments-api.ts'
import { ConsentFields } from './consent-fields.tsx'
import { ConsentWithdrawal } from './consent-withdrawal.tsx'
import { useEvaluationsApi } from './evaluations-api.ts'
import { useObjectAddress } from './object-address.ts'
import { VoiceRecorder } from './voice-recorder.tsx'

type Told = Consent & { readonly alt: string; readonly transcript: string }

const MONTHS_PROPOSED = 36

type AttachmentDialogProps = {
  readonly owner: AttachmentOwner
  readonly slot: string
  readonly kind: 'photo' | 'voice'
  readonly title: string
  /** To change the words of a file that is kept; its bytes stay. */
  readonly kept?: AttachmentRecord
  readonly onClose: () => void
}

/** A photo or a voice with its words and its consent; nothing is sent before all three are there. */
export function AttachmentDialog({ owner, slot, kind, title, kept, onClose }: AttachmentDialogProps) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const refresh = useAttachmentsRefresh(owner)
  const today = localDay(new Date())
  const [file, setFile] = useState<File | undefined>(undefined)
  const [told, setTold] = useState<Told>(() => (kept ? readTold(kept) : startTold(today)))
  const patch = (change: Partial<Told>) => setTold((before) => ({ ...before, ...change }))
  const keep = useMutation({
    mutationFn: async () => {
      const refusal = refuseAttachment({ ...told, kind }, today)
      if (refusal) throw new Problem(refusal, 'caller', { kind })
      const { territoryId, evaluationId } = owner
      const scope = { territoryId, evaluationId }
      if (kept) return api.attachments.update({ ...scope, id: kept.id, version: kept.version, values: told })
      if (!file) throw new Problem(`attachments.not-a-${kind}`, 'caller', { kind })
      return api.attachments.create({ ...owner, slot, kind, file, ...leaveEmptyOut(told) })
    },
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      acts={
        <>
          <Button busy={keep.isPending} disabled={!kept && !file} onClick={() => keep.mutate()}>
            {say(kept ? 'attach.save' : 'attach.keep')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </>
      }
    >
      {!kept && kind === 'photo' && <PhotoChoice file={file} onFile={setFile} />}
      {!kept && kind === 'voice' && <VoiceChoice file={file} onFile={setFile} />}
      {(kept || file) && (
        <>
          {kind === 'photo' ? (
            <TextField
              label={say('attach.alt')}
              help={say('attach.alt-help')}
              value={told.alt}
              lines={2}
              maxLength={500}
              onChange={(alt) => patch({ alt })}
            />
          ) : (
            <TextField
              label={say('attach.transcript')}
              help={say('attach.transcript-help')}
              value={told.transcript}
              lines={4}
              maxLength={10_000}
              optional
              onChange={(transcript) => patch({ transcript })}
            />
          )}
          <ConsentFields kind={kind} consent={told} patch={patch} today={today} />
        </>
      )}
      <ProblemNotice problem={keep.error} />
      {kept && <ConsentWithdrawal owner={owner} kept={kept} onGone={onClose} />}
    </Dialog>
  )
}

function startTold(today: string): Told {
  return {
    alt: '',
    transcript: '',
    consentHow: null,
    consentBy: '',
    consentOn: today,
    consentFor: 'team',
    expiresOn: addMonths(today, MONTHS_PROPOSED) ?? null,
  }
}

function readTold(kept: AttachmentRecord): Told {
  const { alt, transcript, consentHow, consentBy, consentOn, consentFor, expiresOn } = kept
  return { alt, transcript, consentHow, consentBy, consentOn, consentFor, expiresOn }
}

/** A form has no null: what is not said is not sent. */
function leaveEmptyOut(told: Told) {
  const { consentHow, consentOn, expiresOn, ...rest } = told
  return {
    ...rest,
    ...(consentHow ? { consentHow } : {}),
    ...(consentOn ? { consentOn } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  }
}

type FileChoiceProps = {
  readonly file: File | undefined
  readonly onFile: (file: File | undefined) => void
}

function PhotoChoice({ file, onFile }: FileChoiceProps) {
  const say = useSay(evaluationsWords)
  const [reading, setReading] = useState<string | undefined>(undefined)
  const [isUnreadable, setUnreadable] = useState(false)
  const address = useObjectAddress(file)
  const take = async (chosen: File) => {
    setReading(chosen.name)
    const photo = await encodePhoto(chosen)
    setReading(undefined)
    setUnreadable(!photo)
    if (photo) onFile(photo)
  }
  if (address) {
    return (
      <div className="ev-photo-choice">
        <img src={address} alt={say('attach.preview')} />
        <Button look="quiet" onClick={() => onFile(undefined)}>
          {say('attach.another')}
        </Button>
      </div>
    )
  }
  return (
    <DropFile
      label={say('attach.choose-photo')}
      help={say('attach.photo-help')}
      kinds={['jpg', 'jpeg', 'png', 'webp', 'heic', 'avif', 'gif']}
      reading={reading}
      error={isUnreadable ? say('attach.unreadable') : undefined}
      onFile={(chosen) => void take(chosen)}
    />
  )
}

function VoiceChoice({ file, onFile }: FileChoiceProps) {
  const say = useSay(evaluationsWords)
  const [chosen, setChosen] = useState<File | undefined>(undefined)
  const address = useObjectAddress(chosen)
  const take = (next: File | undefined) => {
    setChosen(next)
    onFile(next)
  }
  if (chosen && file === chosen) {
    return (
      <div className="tb-stack">
        {/* biome-ignore lint/a11y/useMediaCaption: the words of a voice are typed beside it, as a transcript */}
        <audio controls src={address} aria-label={chosen.name} />
        <Button look="quiet" onClick={() => take(undefined)}>
          {say('attach.another')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <VoiceRecorder onFile={onFile} />
      {!file && (
        <DropFile
          label={say('attach.choose-voice')}
          kinds={['webm', 'ogg', 'oga', 'opus', 'm4a', 'mp4', 'mp3', 'wav']}
          onFile={take}
        />
      )}
    </>
  )
}
