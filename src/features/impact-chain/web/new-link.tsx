import { useEffect, useRef } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { leadsBack, rankTargets } from '../domain/element-details.ts'
import { SIGNS, type Sign } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import type { ElementRecord } from './impact-chain-api.ts'

type NewLinkForm = { readonly toId: string; readonly sign: Sign }
const EMPTY: NewLinkForm = { toId: '', sign: '+' }

/** Two answers make a link; its panel then opens for the rest. */
export function NewLink({ board, from }: { readonly board: Board; readonly from: ElementRecord }) {
  const say = useSay(impactChainWords)
  const { chain, acts, open, close } = board
  const draft = useDraft<NewLinkForm>(`chain-link:new:${from.id}`, EMPTY)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const stop = box.current?.querySelector('select')
    stop?.focus({ preventScroll: true })
    stop?.scrollIntoView({ block: 'center' })
  }, [])
  const linked = new Set((chain.leaving.get(from.id) ?? []).map((link) => link.to))
  const targets = rankTargets(from, chain.elements, linked)
  const target = targets.find((each) => each.id === draft.value.toId)
  const isBack = target !== undefined && leadsBack(from.type, target.type)
  const add = () => {
    if (!target) return
    const id = acts.addLink({ fromId: from.id, toId: target.id, sign: draft.value.sign })
    if (!id) return
    draft.saved(EMPTY)
    open({ kind: 'link', id, field: 'confidence' })
  }
  if (targets.length === 0) return <Advice>{say('link.nowhere')}</Advice>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape repeats the button
    <div ref={box} className="ch-panel" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <Form label={say('link.add-from', { statement: from.statement })} onSubmit={add}>
        <SelectField
          label={say('link.target')}
          value={target ? draft.value.toId : ''}
          onChange={(toId) => draft.patch({ toId })}
          options={targets.map((each) => ({
            value: each.id,
            label: `${say(`element.${each.type}`)} · ${each.statement}`,
          }))}
        />
        <Choices
          label={say('link.sign')}
          row
          value={draft.value.sign}
          onChange={(sign) => draft.patch({ sign })}
          choices={SIGNS.map((sign) => ({
            value: sign,
            label: `${sign === '-' ? '−' : '+'} ${say(`sign.${sign}`)}`,
          }))}
        />
        {isBack && <Advice>{say('link.leads-back')}</Advice>}
        <div className="tb-row">
          <Button type="submit" disabled={!target}>
            {say('link.make')}
          </Button>
          <Button look="quiet" onClick={close}>
            {say('add.close')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
