import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { TerritoryExchange } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { ExchangeForm } from './exchange-form.tsx'
import { useOtherName } from './exchange-with.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { OpenedForm } from './opened-form.tsx'

type ExchangeSheetProps = {
  readonly here: LeversHere
  readonly exchange: TerritoryExchange
  readonly isOpen: boolean
  readonly onOpen: (on: boolean) => void
}

/** One exchange: with whom, when, what was learnt and what was taken home. */
export function ExchangeSheet({ here, exchange, isOpen, onOpen }: ExchangeSheetProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const nameOf = useOtherName()
  const { title, form, state, heldOn, eventId } = exchange
  const other = nameOf(exchange)
  return (
    <li className="lv-row">
      <div className="lv-row-head">
        <div className="lv-row-words">
          <h3 className="lv-small-title">{title}</h3>
          <p className="tb-soft">
            <Pill>{sayCode(`exchange-form.${form}`)}</Pill> {sayCode(`state.${state}`)}
            {' · '}
            {heldOn ? formatDay(heldOn, lang) : say('exchanges.no-day')}
            {' · '}
            {other || say('exchanges.with-nobody')}
          </p>
          {eventId && (
            <p>
              <LinkTo to={`${here.root}/agenda/${eventId}`} className="lv-go">
                {say('exchanges.event')}
              </LinkTo>
            </p>
          )}
        </div>
        {here.mayWrite && (
          <div className="tb-row tb-no-print">
            <Button look="quiet" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              <ActName text={say(isOpen ? 'acts.close' : 'acts.change')} of={title} />
            </Button>
            <IconButton
              label={say('acts.remove', { name: title })}
              onClick={() => void acts.remove(api.exchanges, exchange, title)}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </div>
        )}
      </div>
      {isOpen ? (
        <OpenedForm>
          <ExchangeForm here={here} exchange={exchange} />
        </OpenedForm>
      ) : (
        <ExchangeFacts exchange={exchange} />
      )}
    </li>
  )
}

const TOLD = ['lessons', 'takenHome', 'note'] as const

function ExchangeFacts({ exchange }: { readonly exchange: TerritoryExchange }) {
  const say = useSay(leversScreensWords)
  const told = TOLD.filter((fact) => exchange[fact] !== '')
  const isUntold = exchange.state === 'held' && exchange.lessons === '' && exchange.takenHome === ''
  return (
    <>
      {isUntold && <p className="tb-soft">{say('exchanges.untold')}</p>}
      {(told.length > 0 || exchange.isFormal !== null) && (
        <dl className="lv-facts">
          {told.map((fact) => (
            <div key={fact}>
              <dt>{say(`exchanges.${fact}`)}</dt>
              <dd className="lv-said">{exchange[fact]}</dd>
            </div>
          ))}
          {exchange.isFormal !== null && (
            <div>
              <dt>{say('exchanges.formal')}</dt>
              <dd>{say(exchange.isFormal ? 'relays.yes' : 'relays.no')}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  )
}
