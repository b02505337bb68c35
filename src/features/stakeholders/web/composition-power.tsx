import { useSay } from '#platform/web/lang.tsx'
import type { Composition } from '../domain/composition.ts'
import { stakeholdersWords } from '../words.ts'

type CompositionPowerProps = {
  readonly check: Composition
  readonly nameOf: (id: string | null) => string
}

/** How power is spread around the table, and what that calls for. */
export function CompositionPower({ check, nameOf }: CompositionPowerProps) {
  const say = useSay(stakeholdersWords)
  const { powerGap, powerfulAlone, weakAlone, compensationMissing, unsaidPower, size } = check
  if (size === 0) return null
  return (
    <div className="sh-power">
      <h3>{say('composition.power')}</h3>
      <p>
        {powerGap === null
          ? say('composition.power-unknown')
          : say('composition.power-gap', { gap: powerGap })}
        {unsaidPower.length > 0 && (
          <span className="tb-soft"> {say('composition.power-unsaid', { n: unsaidPower.length })}</span>
        )}
      </p>
      <ul className="sh-advices">
        {weakAlone && <li>{say('composition.weak-alone', { name: nameOf(weakAlone) })}</li>}
        {powerfulAlone && <li>{say('composition.powerful-alone', { name: nameOf(powerfulAlone) })}</li>}
        {compensationMissing && <li>{say('composition.compensate')}</li>}
      </ul>
    </div>
  )
}
