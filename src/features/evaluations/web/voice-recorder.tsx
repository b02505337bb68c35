import { useEffect } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { LONGEST_VOICE_SECONDS } from '../domain/attachment.ts'
import { evaluationsWords } from '../words.ts'
import { formatMinutes } from './minutes-text.ts'
import { useObjectAddress } from './object-address.ts'
import { useVoiceRecording } from './voice-recording.ts'

type VoiceRecorderProps = { readonly onFile: (file: File | undefined) => void }

/** A voice recorded in the page: level, pause, listening again, starting again; three minutes at most. */
export function VoiceRecorder({ onFile }: VoiceRecorderProps) {
  const say = useSay(evaluationsWords)
  const recording = useVoiceRecording(LONGEST_VOICE_SECONDS)
  const { state, file } = recording
  useEffect(() => onFile(file), [file, onFile])
  const address = useObjectAddress(file)
  const isOn = state === 'running' || state === 'paused'
  return (
    <div className="ev-recorder" data-state={state}>
      <div className="ev-recorder-line">
        <span className="ev-recorder-light" aria-hidden="true" />
        <span className="tb-number">
          {say('record.time', {
            time: formatMinutes(recording.seconds),
            most: formatMinutes(LONGEST_VOICE_SECONDS),
          })}
        </span>
        <meter
          className="ev-recorder-level"
          aria-label={say('record.level')}
          min={0}
          max={1}
          value={recording.level}
        />
      </div>
      <p role="status" className={state === 'refused' || state === 'unknown' ? 'tb-error' : 'tb-soft'}>
        {state === 'idle' ? '' : say(`record.${state}`)}
      </p>
      {address && (
        // biome-ignore lint/a11y/useMediaCaption: the words of a voice are typed beside it, as a transcript
        <audio controls src={address} aria-label={say('record.listen')} />
      )}
      <div className="tb-row">
        {!isOn && (
          <Button look={file ? 'second' : 'main'} onClick={recording.start}>
            {say(file ? 'record.again' : 'record.start')}
          </Button>
        )}
        {isOn && (
          <>
            <Button look="second" onClick={state === 'paused' ? recording.resume : recording.pause}>
              {say(state === 'paused' ? 'record.resume' : 'record.pause')}
            </Button>
            <Button onClick={recording.stop}>{say('record.stop')}</Button>
          </>
        )}
      </div>
    </div>
  )
}
