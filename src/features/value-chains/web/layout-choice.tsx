import { Choices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { PurchaseLayout } from '../domain/purchase-layouts.ts'
import type { PurchaseMending } from '../domain/purchase-reading.ts'
import { valueChainsWords } from '../words.ts'

const LAYOUTS: readonly PurchaseLayout[] = ['current', 'former']

type Props = { readonly mending: PurchaseMending; readonly change: (next: PurchaseMending) => void }

/** Which of ma-cantine's two models the file follows, where the guess is wrong (a file without header). */
export function LayoutChoice({ mending, change }: Props) {
  const say = useSay(valueChainsWords)
  return (
    <Disclosure title={say('layout.title')}>
      <Choices
        label={say('layout.label')}
        value={mending.layout}
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
