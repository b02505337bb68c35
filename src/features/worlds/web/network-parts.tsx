import { useRouterState } from '@tanstack/react-router'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { worldsWords } from '../words.ts'
import { FILLING_PARTS, MAIN_PARTS, type NetworkPart, networkAddress } from './network-addresses.ts'

/** What readers find among the ways to fill in: where everything comes from. */
const READ_PARTS = ['reseau/sources'] as const

type PartsProps = { readonly territoryId: string; readonly mayWrite: boolean }

/** The ways between the pages of the network: five that one reads, and behind a sixth those that fill it in. */
export function NetworkParts({ territoryId, mayWrite }: PartsProps) {
  const say = useSay(worldsWords)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const isHere = (part: NetworkPart) => {
    const to = networkAddress(territoryId, part)
    return part === 'reseau' ? pathname === to : pathname.startsWith(to)
  }
  const filling = mayWrite ? FILLING_PARTS : READ_PARTS
  const isFilling = FILLING_PARTS.some(isHere)
  return (
    <div className="wo-tabs tb-no-print">
      <nav className="wo-parts" aria-label={say('parts.label')}>
        {MAIN_PARTS.map((part) => (
          <Way
            key={part}
            to={networkAddress(territoryId, part)}
            name={say(`part.${part}`)}
            here={isHere(part)}
          />
        ))}
        <Way
          to={networkAddress(territoryId, filling[0])}
          name={say(mayWrite ? 'parts.fill' : 'part.reseau/sources')}
          here={isFilling}
        />
      </nav>
      {isFilling && mayWrite && (
        <nav className="wo-fill" aria-label={say('parts.fill')}>
          {filling.map((part) => (
            <Way
              key={part}
              to={networkAddress(territoryId, part)}
              name={say(`part.${part}`)}
              here={isHere(part)}
            />
          ))}
        </nav>
      )}
    </div>
  )
}

type WayProps = { readonly to: string; readonly name: string; readonly here: boolean }

/** One way; the one that is shown says so. */
function Way({ to, name, here }: WayProps) {
  const say = useSay(worldsWords)
  return (
    <LinkTo to={to} className={here ? 'wo-part wo-part-here' : 'wo-part'}>
      {name}
      {here && <span className="tb-hidden"> ({say('parts.here')})</span>}
    </LinkTo>
  )
}
