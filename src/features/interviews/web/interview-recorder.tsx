import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAttachmentsRefresh } from '#features/evaluations/web/attachments-api.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatMinutes } from '#features/evaluations/web/minutes-text.ts'
import { useVoiceRecording } from '#features/evaluations/web/voice-recording.ts'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { InterviewEntry } from '../contract.ts'
import { LONGEST_RECORDING_SECONDS, SPEECH_BITS } from '../domain/interview.ts'
import { interviewsScreensWords } from '../words.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { findKeptSound, forgetKeptSound, type KeptSound, keepPiece } from './kept-sound.ts'
import { ownerOf } from './recordings-api.ts'

type RecorderProps = {
  readonly here: EvaluationHere
  readonly interview: InterviewEntry
  /** Begins the clock of the notes, and says where it stands. */
  readonly onStart: () => number
}

/** The recorder of an interview: what is recorded is kept here second by second until the server has it whole. */
export function InterviewRecorder({ here, interview, onStart }: RecorderProps) {
  const say = useSay(interviewsScreensWords)
  const began = useRef({ fromSeconds: 0, number: 0 })
  const [left, setLeft] = useState<KeptSound | undefined>(undefined)
  const sending = useKeeping(here, interview)
  const { mutate: send } = sending
  const onPiece = useCallback(
    (blob: Blob) => {
      const { fromSeconds, number } = began.current
      began.current = { fromSeconds, number: number + 1 }
      void keepPiece({ of: interview.id, number, fromSeconds, blob })
    },
    [interview.id],
  )
  const recording = useVoiceRecording(LONGEST_RECORDING_SECONDS, { bits: SPEECH_BITS, onPiece })
  const { state, file, seconds, level } = recording
  useEffect(() => {
    if (file) send({ file, fromSeconds: began.current.fromSeconds, isOfPage: true })
  }, [file, send])
  useEffect(() => {
    void findKeptSound(interview.id).then(setLeft)
  }, [interview.id])
  const isOn = state === 'running' || state === 'paused'
  const start = async () => {
    await forgetKeptSound(interview.id)
    setLeft(undefined)
    began.current = { fromSeconds: onStart(), number: 0 }
    recording.start()
  }
  const keepLeft = () => left && send({ ...left, isOfPage: true }, { onSuccess: () => setLeft(undefined) })
  return (
    <div className="iv-recorder" data-state={state}>
      <div className="iv-recorder-line">
        {isOn ? (
          <>
            <span className="iv-recorder-light" aria-hidden="true" />
            <span className="tb-number">{say('record.time', { time: formatMinutes(seconds) })}</span>
            <meter aria-label={say('record.level')} min={0} max={1} value={level} />
            <Button onClick={recording.stop}>{say('record.stop')}</Button>
          </>
        ) : (
          <Button look="second" busy={sending.isPending} onClick={() => void start()}>
            {say(sending.isPending ? 'record.sending' : 'record.start')}
          </Button>
        )}
      </div>
      <p role="status" className={state === 'refused' || state === 'unknown' ? 'tb-error' : 'tb-soft'}>
        {state === 'refused' || state === 'unknown'
          ? say(`record.${state}`)
          : say(isOn ? 'record.running' : 'record.help')}
      </p>
      {left && !isOn && (
        <div className="tb-notice">
          <div className="tb-notice-body tb-row">
            <p>{say('record.found', { time: formatMinutes(left.pieces) })}</p>
            <Button look="second" busy={sending.isPending} onClick={keepLeft}>
              {say('record.keep-found')}
            </Button>
            <Button
              look="quiet"
              onClick={() => void forgetKeptSound(interview.id).then(() => setLeft(undefined))}
            >
              {say('record.drop-found')}
            </Button>
          </div>
        </div>
      )}
      <ProblemNotice problem={sending.error} />
      {sending.error && file && !isOn && (
        <Button
          look="second"
          onClick={() => send({ file, fromSeconds: began.current.fromSeconds, isOfPage: true })}
        >
          {say('record.again')}
        </Button>
      )}
      {!isOn && (
        <Disclosure title={say('record.file')}>
          <DropFile
            label={say('record.file-drop')}
            help={say('record.file-help')}
            kinds={['webm', 'ogg', 'oga', 'opus', 'm4a', 'mp4', 'mp3', 'wav']}
            onFile={(chosen) => send({ file: chosen, fromSeconds: 0, isOfPage: false })}
          />
        </Disclosure>
      )}
    </div>
  )
}

type Sound = { readonly file: File; readonly fromSeconds: number; readonly isOfPage: boolean }

function useKeeping(here: EvaluationHere, interview: InterviewEntry) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const toast = useToast()
  const changed = useInterviewsChanged(here.evaluation.id)
  const refresh = useAttachmentsRefresh(ownerOf(here, interview.id))
  return useMutation({
    mutationFn: ({ file, fromSeconds }: Sound) =>
      api.keepRecording({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        interviewId: interview.id,
        file,
        fromSeconds,
      }),
    onSuccess: async (_, { isOfPage }) => {
      if (isOfPage) await forgetKeptSound(interview.id)
      toast(say('record.kept'))
      await Promise.all([refresh(), changed()])
    },
  })
}
