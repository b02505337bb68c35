import { useEffect, useState } from 'react'
import type { Lang } from '#kernel/words.ts'

export type Speech = {
  /** The browser has a voice in this language. */
  readonly isThere: boolean
  readonly isSpeaking: boolean
  readonly speak: (text: string) => void
  readonly hush: () => void
}

/** The browser's own voice, where it has one in the reader's language; it falls silent when its text leaves the screen. */
export function useSpeech(lang: Lang): Speech {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | undefined>(undefined)
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setVoice(findVoice(lang))
    look()
    // Chromium lists its voices a moment after the page
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look)
      speechSynthesis.cancel()
    }
  }, [lang])
  const speak = (text: string) => {
    if (!voice) return
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.rate = 0.95
    said.onend = () => setSpeaking(false)
    said.onerror = () => setSpeaking(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(said)
    setSpeaking(true)
  }
  const hush = () => {
    speechSynthesis.cancel()
    setSpeaking(false)
  }
  return { isThere: voice !== undefined, isSpeaking, speak, hush }
}

/** A voice of this machine before one that sends the text elsewhere: what a story says stays here. */
function findVoice(lang: Lang): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find((voice) => voice.lang.startsWith(lang) && voice.localService)
}
