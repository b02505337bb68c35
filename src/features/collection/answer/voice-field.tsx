/** @jsxImportSource preact */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import { useForm } from './form-context.ts'
import { fileIn, useKeptFile } from './photo-field.tsx'
import type { FieldProps } from './question-field.tsx'

/** Opus at this rate keeps speech clear; three minutes stay well under what one file may weigh. */
const BITS_PER_SECOND = 24_000
const MOST_SECONDS = Math.min(180, Math.floor((COLLECTION_LIMITS.fileBytes * 8) / BITS_PER_SECOND / 1.3))

/** A voice of at most three minutes, heard again before it goes. */
export function VoiceField({ state }: FieldProps) {
  const { say, change, keepFile } = useForm()
  const [seconds, setSeconds] = useState<number>()
  const [isRefused, setRefused] = useState(false)
  const recorder = useRef<MediaRecorder | undefined>(undefined)
  const kept = fileIn(state.value)
  const address = useKeptFile(kept?.file)
  const stop = useCallback(() => {
    if (recorder.current?.state === 'recording') recorder.current.stop()
  }, [])
  useEffect(() => stop, [stop])
  useEffect(() => {
    if (seconds === undefined) return
    if (seconds >= MOST_SECONDS) return stop()
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds, stop])
  const start = async () => {
    const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined)
    setRefused(!stream)
    if (!stream) return
    const pieces: Blob[] = []
    const running = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND })
    running.ondataavailable = ({ data }) => pieces.push(data)
    running.onstop = async () => {
      for (const track of stream.getTracks()) track.stop()
      setSeconds(undefined)
      const mime = running.mimeType.split(';')[0] || 'audio/webm'
      change(state.path, await keepFile(new Blob(pieces, { type: mime })))
    }
    recorder.current = running
    running.start(1000)
    setSeconds(0)
  }
  const isRunning = seconds !== undefined
  return (
    <>
      {address && !isRunning && (
        // biome-ignore lint/a11y/useMediaCaption: what somebody just said has no captions yet
        <audio controls src={address} />
      )}
      <div class="bar">
        <button type="button" onClick={() => (isRunning ? stop() : void start())}>
          {isRunning
            ? say('voice.stop', { n: MOST_SECONDS - seconds })
            : say(kept ? 'voice.again' : 'voice.start')}
        </button>
        {kept && !isRunning && (
          <button class="plain" type="button" onClick={() => change(state.path, undefined)}>
            {say('photo.remove')}
          </button>
        )}
      </div>
      {isRefused && <p class="wrong">{say('voice.refused')}</p>}
    </>
  )
}
