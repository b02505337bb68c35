import { copyText } from '#platform/web/copy-text.ts'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ELEMENT_TYPES } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import { Tool } from './chain-toolbar.tsx'
import { ToolMenu } from './tool-menu.tsx'
import { ToolSign } from './tool-signs.tsx'
import { TypeSign } from './type-sign.tsx'

/** What can be done with what is chosen, the same over the canvas and the outline. */
export function SelectionBar({ board }: { readonly board: Board }) {
  const say = useSay(impactChainWords)
  const { selected, select, acts, chain, open, here, tell } = board
  const ids = [...selected]
  const elements = ids.filter((id) => chain.byId.has(id))
  const [one] = ids
  if (one === undefined) return null
  const isOne = ids.length === 1
  return (
    <div className="ch-selection" role="toolbar" aria-label={say('selection.bar')}>
      <span className="ch-selection-count">{say('selection.count', { n: ids.length })}</span>
      {isOne && (
        <Tool
          sign={<SignIcon sign="file" />}
          onPress={() => open({ kind: chain.byId.has(one) ? 'element' : 'link', id: one })}
        >
          {say('selection.open')}
        </Tool>
      )}
      {here.mayWrite && isOne && elements.length === 1 && (
        <Tool sign={<SignIcon sign="arrow" />} onPress={() => open({ kind: 'new-link', id: one })}>
          {say('link.add')}
        </Tool>
      )}
      {here.mayWrite && elements.length > 0 && (
        <ToolMenu label={say('selection.retype')} sign={<TypeSign type="activity" size={20} />}>
          {ELEMENT_TYPES.map((type) => (
            <button key={type} type="button" onClick={() => acts.retype(elements, type)}>
              {say(`element.${type}`)}
            </button>
          ))}
        </ToolMenu>
      )}
      {elements.length > 0 && (
        <Tool
          sign={<ToolSign sign="copy" />}
          onPress={() => {
            void copyText(acts.copy(selected)).then((done) =>
              tell(done ? say('clipboard.copied', { n: elements.length }) : say('clipboard.not-copied')),
            )
          }}
        >
          {say('selection.copy')}
        </Tool>
      )}
      {here.mayWrite && (
        <Tool
          sign={<ToolSign sign="trash" />}
          onPress={() => {
            acts.remove(ids)
            select([])
          }}
        >
          {say('element.remove')}
        </Tool>
      )}
      <Tool sign={<SignIcon sign="close" />} onPress={() => select([])}>
        {say('selection.none')}
      </Tool>
    </div>
  )
}
