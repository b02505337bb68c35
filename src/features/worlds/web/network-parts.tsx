import { useRouterState } from '@tanstack/react-router'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
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
  const ways = MAIN_PARTS.map((part) => ({
    label: say(`part.${part}`),
    to: networkAddress(territoryId, part),
    here: isHere(part),
  }))
  const fill = {
    label: say(mayWrite ? 'parts.fill' : 'part.reseau/sources'),
    to: networkAddress(territoryId, filling[0]),
    here: isFilling,
  }
  return (
    <div className="tb-no-print">
      <PartsNav label={say('parts.label')} items={[...ways, fill]} />
      {isFilling && mayWrite && (
        <nav className="wo-fill" aria-label={say('parts.fill')}>
          {filling.map((part) => (
            <LinkTo
              key={part}
              to={networkAddress(territoryId, part)}
              className={isHere(part) ? 'wo-way wo-way-here' : 'wo-way'}
            >
              {say(`part.${part}`)}
              {isHere(part) && <span className="tb-hidden"> ({say('parts.here')})</span>}
            </LinkTo>
          ))}
        </nav>
      )}
    </div>
  )
}
