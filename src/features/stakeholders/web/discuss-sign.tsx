import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'

/** A diamond and the words « à discuter »: the same sign as around a dot of the map. */
export function DiscussSign() {
  const say = useSay(stakeholdersWords)
  return (
    <span className="sh-discuss-sign">
      <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M8 1 15 8 8 15 1 8Z" />
      </svg>
      {say('rating.discuss')}
    </span>
  )
}
