/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks'
import type { ScreenProps } from './respondent-page.tsx'
import { Screen } from './screen.tsx'

/** A shared phone shows its beginning again by itself. */
const NEXT_MS = 12_000

/** The answer is written down on this device; whether it has gone is said, and changes by itself. */
export function ThanksScreen({ state, say, go }: ScreenProps) {
  const channel = state.look?.channel
  const isShared = channel === 'kiosk' || channel === 'relay'
  const waiting = state.items.filter((item) => item.state === 'waiting').length
  const refused = state.items.filter((item) => item.state === 'refused').length
  useEffect(() => {
    if (channel !== 'kiosk') return undefined
    const timer = setTimeout(() => go('intro'), NEXT_MS)
    return () => clearTimeout(timer)
  }, [channel, go])
  return (
    <Screen title={say('end.title')} say={say}>
      <p class="lead" role="status">
        {refused > 0
          ? say('kept.refused', { n: refused })
          : waiting > 0
            ? say('end.kept', { n: waiting })
            : say('end.sent')}
      </p>
      {waiting > 0 && !state.lasts && <p class="notice">{say('kept.nowhere')}</p>}
      <div class="bar">
        {isShared && (
          <button class="main" type="button" onClick={() => go('intro')}>
            {say('end.next')}
          </button>
        )}
        <button class={isShared ? 'plain' : ''} type="button" onClick={() => go('sent')}>
          {say('sent.title')}
        </button>
      </div>
    </Screen>
  )
}
