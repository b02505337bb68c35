import { formatNumber } from '#kernel/words.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { Audience, Relay } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { OpenedForm } from './opened-form.tsx'
import { RelayForm } from './relay-form.tsx'
import { useTrustText } from './trust-text.ts'

type RelaySheetProps = {
  readonly here: LeversHere
  readonly relay: Relay
  readonly name: string
  readonly audiences: readonly Audience[]
  readonly isOpen: boolean
  readonly onOpen: (on: boolean) => void
}

/** A relay structure: whom it reaches, how far it is trusted, what it expects, what was done together. */
export function RelaySheet({ here, relay, name, audiences, isOpen, onOpen }: RelaySheetProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  return (
    <li className="lv-row">
      <div className="lv-row-head">
        <div className="lv-row-words">
          <h3 className="lv-small-title">{name}</h3>
          <p className="lv-pills">
            {audiences
              .filter(({ id }) => relay.audiences.includes(id))
              .map((audience) => (
                <Pill key={audience.id}>{audience.name}</Pill>
              ))}
            {relay.audiences.length === 0 && <span className="tb-soft">{say('relays.no-public')}</span>}
          </p>
        </div>
        {here.mayWrite && (
          <div className="tb-row tb-no-print">
            <Button look="quiet" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              <ActName text={say(isOpen ? 'acts.close' : 'acts.change')} of={name} />
            </Button>
            <IconButton
              label={say('acts.remove', { name })}
              onClick={() => void acts.remove(api.relays, relay, name)}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </div>
        )}
      </div>
      {isOpen ? (
        <OpenedForm>
          <RelayForm here={here} relay={relay} name={name} audiences={audiences} />
        </OpenedForm>
      ) : (
        <RelayFacts relay={relay} />
      )}
    </li>
  )
}

function RelayFacts({ relay }: { readonly relay: Relay }) {
  const say = useSay(leversScreensWords)
  const trustText = useTrustText()
  const { lang } = useLang()
  const { size, trust, capacity, expects, cost, lastAction, lastActionOn, hasMobilised, result, note } = relay
  const last = [lastAction, lastActionOn && formatDay(lastActionOn, lang)].filter(Boolean).join(', ')
  const facts = [
    ['trust', trust === null ? '' : `${trust}/4, ${trustText(trust)}`],
    ['size', size === null ? '' : formatNumber(size, lang)],
    ['capacity', capacity],
    ['expects', expects],
    ['cost', cost],
    ['last', last],
    ['mobilised', hasMobilised === null ? '' : say(hasMobilised ? 'relays.yes' : 'relays.no')],
    ['result', result],
    ['note', note],
  ] as const
  const told = facts.filter(([, text]) => text !== '')
  if (told.length === 0) return <p className="tb-soft">{say('relays.untold')}</p>
  return (
    <dl className="lv-facts">
      {told.map(([fact, text]) => (
        <div key={fact}>
          <dt>{say(`relays.${fact}`)}</dt>
          <dd className="lv-said">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
