import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useFieldFrame } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { INVITATIONS } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { type GuestEntry, useGuestActs } from './guest-list.ts'
import type { LeversHere } from './levers-frame.tsx'

type GuestLineProps = { readonly here: LeversHere; readonly guest: GuestEntry }

/** One guest: name, worlds, where its invitation stands, the address to which it goes. */
export function GuestLine({ here, guest }: GuestLineProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { change, remove } = useGuestActs(here, guest)
  const { name, worlds, invitation, isPresent } = guest
  const nature = guest.worldId === null ? worlds.map((world) => world.name).join(', ') : say('guests.world')
  return (
    <li className="lv-guest">
      <span className="lv-guest-name">
        <strong>{name}</strong>
        {nature !== '' && <span className="lv-rung-test">{nature}</span>}
        {isPresent !== null && (
          <Pill look={isPresent ? 'accent' : 'plain'}>
            {say(isPresent ? 'guests.was-there' : 'guests.was-away')}
          </Pill>
        )}
      </span>
      {here.mayWrite ? (
        <>
          <label className="lv-guest-state">
            <span className="tb-hidden">{say('guests.state', { name })}</span>
            <select
              className="lv-select"
              value={invitation}
              onChange={(event) => {
                const chosen = INVITATIONS.find((each) => each === event.currentTarget.value)
                if (chosen) change.mutate({ invitation: chosen })
              }}
            >
              {INVITATIONS.map((each) => (
                <option key={each} value={each}>
                  {code(`invitation.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <GuestMail
            key={guest.email ?? ''}
            guest={guest}
            onMail={(email) => change.mutate({ email: email === '' ? null : email })}
          />
          <IconButton label={say('guests.remove', { name })} onClick={() => remove.mutate()}>
            <SignIcon sign="close" size={18} />
          </IconButton>
        </>
      ) : (
        <span className="tb-soft">{code(`invitation.${invitation}`)}</span>
      )}
      {(change.error ?? remove.error) && (
        <div className="lv-guest-problem">
          <ProblemNotice problem={change.error ?? remove.error} />
        </div>
      )}
    </li>
  )
}

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

type GuestMailProps = { readonly guest: GuestEntry; readonly onMail: (email: string) => void }

/** An address, kept when one leaves the field or presses Enter. */
function GuestMail({ guest, onMail }: GuestMailProps) {
  const say = useSay(leversScreensWords)
  const [text, setText] = useState(guest.email ?? '')
  const [left, setLeft] = useState(false)
  const typed = text.trim()
  const isWrong = typed !== '' && !MAIL.test(typed)
  const frame = useFieldFrame({
    label: say('guests.mail', { name: guest.name }),
    error: left && isWrong ? say('guests.mail-wrong') : undefined,
  })
  const keep = () => {
    setLeft(true)
    if (!isWrong && typed !== (guest.email ?? '')) onMail(typed)
  }
  return (
    <TextInput
      {...frame}
      className={`${frame.className} lv-guest-mail`}
      type="email"
      autoComplete="off"
      placeholder={say('guests.mail-none')}
      maxLength={300}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        setLeft(false)
      }}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
