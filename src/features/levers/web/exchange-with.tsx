import { TextInput } from '@mantine/core'
import { useId } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { foldText } from '#kernel/text-measure.ts'
import { useFieldFrame } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'

/** With whom: a territory of which one is a member, or any name. */
export type With = { readonly otherName: string; readonly otherTerritoryId: string | null }

/** The name of the other territory, whichever way it was said; '' where nobody said. */
export function useOtherName(): (other: With) => string {
  const status = useStatus()
  return ({ otherName, otherTerritoryId }) =>
    status.data?.memberships.find((each) => each.territoryId === otherTerritoryId)?.territoryName ?? otherName
}

type ExchangeWithProps = {
  readonly territoryId: string
  readonly value: With
  readonly onChange: (value: With) => void
}

/** A name as it is typed; the browser offers the territories that one knows here, and theirs is recognised. */
export function ExchangeWith({ territoryId, value, onChange }: ExchangeWithProps) {
  const say = useSay(leversScreensWords)
  const id = useId()
  const status = useStatus()
  const nameOf = useOtherName()
  const frame = useFieldFrame({
    label: say('exchanges.with'),
    help: say('exchanges.with-help'),
    optional: true,
  })
  const known = (status.data?.memberships ?? []).filter((each) => each.territoryId !== territoryId)
  const write = (name: string) => {
    const found = known.find((each) => foldText(each.territoryName) === foldText(name.trim()))
    onChange({ otherName: name, otherTerritoryId: found?.territoryId ?? null })
  }
  return (
    <>
      <TextInput
        {...frame}
        list={id}
        autoComplete="off"
        maxLength={200}
        value={value.otherTerritoryId === null ? value.otherName : nameOf(value)}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <datalist id={id}>
        {known.map((each) => (
          <option key={each.territoryId} value={each.territoryName} />
        ))}
      </datalist>
    </>
  )
}
