import { Button } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { impactChainWords } from '../words.ts'
import { AddElement } from './add-element.tsx'
import type { Board } from './chain-board.ts'
import { ExamplePicture } from './chain-picture-view.tsx'

/** Before the first element: what a chain is, what one looks like, and two ways to begin. */
export function ChainEmpty({ board }: { readonly board: Board }) {
  const say = useSay(impactChainWords)
  const { here, acts, adding, setAdding } = board
  useShortcut('n', say('add.title'), () => here.mayWrite && setAdding({ type: 'activity' }))
  const act = here.mayWrite && (
    <>
      <Button onClick={() => acts.layCanvas()}>{say('canvas.start')}</Button>
      <Button look="second" onClick={() => setAdding({ type: 'activity' })} icon={<SignIcon sign="plus" />}>
        {say('add.first')}
      </Button>
    </>
  )
  return (
    <>
      <Section title={say('outline.title')}>
        <EmptyState title={say('empty.title')} act={act}>
          {say('empty.text')}
        </EmptyState>
        {adding && <AddElement board={board} adding={adding} />}
      </Section>
      <Section title={say('empty.example-title')} lead={say('empty.example-lead')}>
        <ExamplePicture />
      </Section>
    </>
  )
}
