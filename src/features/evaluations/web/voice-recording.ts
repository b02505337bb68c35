import { useCallback, useEffect, useRef, useState } from 'react'

export type RecordingState = 'idle' | 'running' | 'paused' | 'ready' | 'refused' | 'unknown'

export type VoiceRecording = {
  readonly state: RecordingState
  readonly seconds: number
  /** Loudness just now, 0 to 1. */
  readonly level: number
  readonly file: File | undefined
  readonly start: () => void
  readonly pause: () => void
  readonly resume: () => void
  readonly stop: () => void
  readonly forget: () => void
}

type Running = { readonly recorder: MediaRecorder; readonly close: () => void }

const TICK_MS = 100
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
}

type RecordingOptions = {
  /** Bits per second; speech is understood from 24,000 on. */
  readonly bits?: number
  /** Each second's worth of sound as it comes: whoever keeps it loses nothing to a closed tab. */
  readonly onPiece?: (piece: Blob) => void
}

/** Records the microphone for at most `most` seconds, with its loudness; the microphone is let go as soon as it ends. */
export function useVoiceRecording(most: number, options: RecordingOptions = {}): VoiceRecording {
  const [state, setState] = useState<RecordingState>('idle')
  const [seconds, setSeconds] = useState(0)
  const [level, setLevel] = useState(0)
  const [file, setFile] = useState<File | undefined>(undefined)
  const running = useRef<Running | undefined>(undefined)
  const loudness = useRef<() => number>(() => 0)
  const wished = useRef(options)
  useEffect(() => {
    wished.current = options
  })

  useEffect(() => () => running.current?.close(), [])

  const stop = useCallback(() => {
    if (running.current?.recorder.state !== 'inactive') running.current?.recorder.stop()
  }, [])

  useEffect(() => {
    if (state !== 'running') {
      setLevel(0)
      return
    }
    const timer = setInterval(() => {
      setLevel(loudness.current())
      setSeconds((before) => before + TICK_MS / 1000)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [state])

  useEffect(() => {
    if (state === 'running' && seconds >= most) stop()
  }, [state, seconds, most, stop])

  const start = useCallback(async () => {
    if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) return setState('unknown')
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
    if (!stream) return setState('refused')
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: wished.current.bits ?? 64_000 })
    const meter = openMeter(stream)
    loudness.current = meter.read
    const close = () => {
      for (const track of stream.getTracks()) track.stop()
      meter.close()
    }
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => {
      pieces.push(data)
      wished.current.onPiece?.(data)
    }
    recorder.onstop = () => {
      close()
      const mime = recorder.mimeType.split(';')[0] || 'audio/webm'
      setFile(new File(pieces, `voix.${EXTENSIONS[mime] ?? 'webm'}`, { type: mime }))
      setState('ready')
    }
    running.current = { recorder, close }
    recorder.start(1000)
    setSeconds(0)
    setFile(undefined)
    setState('running')
  }, [])

  const pause = useCallback(() => {
    running.current?.recorder.pause()
    setState('paused')
  }, [])
  const resume = useCallback(() => {
    running.current?.recorder.resume()
    setState('running')
  }, [])
  const forget = useCallback(() => {
    setFile(undefined)
    setSeconds(0)
    setState('idle')
  }, [])
  return { state, seconds, level, file, start: () => void start(), pause, resume, stop, forget }
}

/** How loud the stream is just now (root mean square of its samples, made visible for a calm voice). */
function openMeter(stream: MediaStream): { read: () => number; close: () => void } {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples)
      const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      return Math.min(1, Math.sqrt(mean) * 4)
    },
    close: () => {
      if (context.state !== 'closed') void context.close()
    },
  }
}
