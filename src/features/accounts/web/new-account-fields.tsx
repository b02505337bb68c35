import { useState } from 'react'
import { PasswordField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { accountsWords } from '../words.ts'

export const SHORTEST_PASSWORD = 10

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string }

type Faults = { readonly [K in keyof NewAccount]?: string | undefined }

/** What is wrong with each field, in words; checked when the form is sent, then as it is mended. */
export function useNewAccount(email?: string) {
  const say = useSay(accountsWords)
  const [account, setAccount] = useState<NewAccount>({ name: '', email: email ?? '', password: '' })
  const [tried, setTried] = useState(false)
  const faults: Faults = {
    name: account.name.trim() === '' ? say('fault.name') : undefined,
    email: /^\s*\S+@\S+\.\S+\s*$/.test(account.email) ? undefined : say('fault.email'),
    password:
      account.password.length < SHORTEST_PASSWORD
        ? say('fault.password', {
            n: SHORTEST_PASSWORD,
            missing: SHORTEST_PASSWORD - account.password.length,
          })
        : undefined,
  }
  const good = !faults.name && !faults.email && !faults.password
  const patch = (change: Partial<NewAccount>) => setAccount((before) => ({ ...before, ...change }))
  return { account, patch, faults: tried ? faults : {}, good, showFaults: () => setTried(true) }
}

type FieldsProps = {
  readonly state: ReturnType<typeof useNewAccount>
  /** Left out where the address is given by an invitation. */
  readonly withEmail?: boolean
}

export function NewAccountFields({ state, withEmail = true }: FieldsProps) {
  const say = useSay(accountsWords)
  const { account, patch, faults } = state
  return (
    <>
      <TextField
        label={say('field.name')}
        help={say('field.name-help')}
        autoComplete="name"
        maxLength={120}
        value={account.name}
        onChange={(name) => patch({ name })}
        error={faults.name}
      />
      {withEmail && (
        <TextField
          label={say('field.email')}
          type="email"
          autoComplete="username"
          maxLength={200}
          value={account.email}
          onChange={(email) => patch({ email })}
          error={faults.email}
        />
      )}
      <PasswordField
        label={say('field.choose-password')}
        help={say('field.new-password-help', { n: SHORTEST_PASSWORD })}
        autoComplete="new-password"
        value={account.password}
        onChange={(password) => patch({ password })}
        error={faults.password}
      />
    </>
  )
}

/** For password managers, where the address is known and not asked for. */
export function KnownAddress({ email }: { readonly email: string }) {
  return <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
}
