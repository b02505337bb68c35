import { Choices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { PurchaseLayout } from '../domain/purchase-layouts.ts'
import type { PurchaseMending } from '../domain/purchase-reading.ts'
import { valueChainsWords } from '../words.ts'

const LAYOUTS: readonly PurchaseLayout[] = ['current', 'former']

type Props = {
  readonly mending: PurchaseMending
  readonly change: (next: PurchaseMending) => void
  /** What the columns of the file tell. */
  readonly guessed: PurchaseLayout | undefined
}

/** Which of ma-cantine's two models the file follows, where the guess is wrong (a file without header). */
export function LayoutChoice({ mending, change, guessed }: Props) {
  const say = useSay(valueChainsWords)
  return (
    <Disclosure title={say('layout.title')}>
      <Choices
        label={say('layout.label')}
        value={mending.layout ?? guessed}
        onChange={(layout) => change({ ...mending, layout })}
        choices={LAYOUTS.map((value) => ({
          value,
          label: say(`layout.${value}`),
          help: say(`layout-help.${value}`),
        }))}
      />
    </Disclosure>
  )
}
