import { useState } from 'react'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { isNamed } from '#features/worlds/web/pick-search.ts'
import { Button } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { AttendanceQueue, DoorAct } from './attendance-queue.ts'
import { targetOf, useGuestOptions } from './guest-choices.ts'
import { type GuestEntry, useGuests } from './guest-list.ts'
import type { LeversHere } from './levers-frame.tsx'

type GuestsProps = {
  readonly here: LeversHere
  readonly event: LeverEvent
  readonly queue: AttendanceQueue
}

/** From this many on a search box stands above the list. */
const MANY = 10

/** Who of the list came, with one tap each; who came without being invited is added. */
export function AttendanceGuests({ here, event, queue }: GuestsProps) {
  const say = useSay(leversScreensWords)
  const [q, setQ] = useState('')
  const guests = useGuests(here.territoryId, event.id)
  const waiting = queue.state.waiting.map((sending) => sending.body as DoorAct)
  return (
    <>
      <Loaded query={guests.query}>
        {(rows) => (
          <>
            {rows.length > MANY && (
              <div className="lv-add tb-no-print">
                <TextField type="search" label={say('door.search')} value={q} onChange={setQ} />
              </div>
            )}
            {rows.length === 0 && <p className="tb-soft">{say('door.no-guests')}</p>}
            <ul className="lv-presences">
              {rows
                .filter((guest) => isFound(guest.name, q))
                .map((guest) => (
                  <Presence
                    key={guest.id}
                    guest={withWaiting(guest, waiting)}
                    disabled={!here.mayWrite}
                    queue={queue}
                  />
                ))}
              {waiting.map((act) =>
                act.act === 'came' ? (
                  <li key={act.actorId ?? act.worldId} className="lv-presence">
                    <strong>{act.name}</strong>
                    <span className="tb-soft">{say('door.waiting')}</span>
                  </li>
                ) : null,
              )}
            </ul>
            {guests.onMore && (
              <Button look="quiet" busy={guests.loadingMore} onClick={guests.onMore}>
                {say('agenda.more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {here.mayWrite && <CameUninvited here={here} queue={queue} />}
    </>
  )
}

/** Whether a name holds what is searched, whatever its accents and capitals. */
function isFound(name: string, q: string): boolean {
  if (q.trim() === '') return true
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return isNamed([{ id: '', label: name }], q) || fold(name).includes(fold(q.trim()))
}

/** A guest as it will be once what waits has gone. */
function withWaiting(guest: GuestEntry, waiting: readonly DoorAct[]): GuestEntry {
  const last = waiting.findLast((act) => act.act === 'presence' && act.guestId === guest.id)
  return last?.act === 'presence' ? { ...guest, isPresent: last.isPresent } : guest
}

type PresenceProps = {
  readonly guest: GuestEntry
  readonly disabled: boolean
  readonly queue: AttendanceQueue
}

function Presence({ guest, disabled, queue }: PresenceProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { id, name, version, isPresent, invitation, isFirstTime } = guest
  const facts = [
    guest.worldId === null ? guest.worlds.map((world) => world.name).join(', ') : say('guests.world'),
    code(`invitation.${invitation}`),
    isFirstTime === true ? say('door.first-time') : '',
  ].filter(Boolean)
  /** A second tap on the same answer takes it back. */
  const tap = (answer: boolean) =>
    queue.push({
      act: 'presence',
      guestId: id,
      name,
      version,
      isPresent: isPresent === answer ? null : answer,
    })
  return (
    <li className="lv-presence">
      <span>
        <strong>{name}</strong>
        <span className="lv-rung-test">{facts.join(' · ')}</span>
      </span>
      <fieldset className="lv-presence-acts" disabled={disabled}>
        <legend className="tb-hidden">{name}</legend>
        <button
          type="button"
          className="lv-toggle"
          aria-pressed={isPresent === true}
          onClick={() => tap(true)}
        >
          {say('door.present')} <span className="tb-hidden">{name}</span>
        </button>
        <button
          type="button"
          className="lv-toggle"
          aria-pressed={isPresent === false}
          onClick={() => tap(false)}
        >
          {say('door.absent')} <span className="tb-hidden">{name}</span>
        </button>
      </fieldset>
    </li>
  )
}

function CameUninvited({ here, queue }: { readonly here: LeversHere; readonly queue: AttendanceQueue }) {
  const say = useSay(leversScreensWords)
  const { options, nameOf } = useGuestOptions(here.territoryId)
  return (
    <div className="lv-add tb-no-print">
      <PickField
        label={say('door.came')}
        help={say('door.came-help')}
        options={options}
        onPick={(id) => {
          const target = targetOf(id)
          queue.push({ act: 'came', name: nameOf(target), ...target })
        }}
      />
    </div>
  )
}
