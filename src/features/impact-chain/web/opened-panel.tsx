import type { Board } from './chain-board.ts'
import { inColumn } from './chain-edits.ts'
import { ElementEditor } from './element-editor.tsx'
import { LinkEditor } from './link-editor.tsx'
import { NewLink } from './new-link.tsx'

/** Beside the canvas: the sheet of what was opened there. */
export function OpenedPanel({ board }: { readonly board: Board }) {
  const { opened, chain, acts } = board
  if (!opened) return null
  const { kind, id } = opened
  const element = chain.byId.get(id)
  const link = chain.linkById.get(id)
  if (kind === 'link' && link) return <LinkEditor key={id} board={board} link={link} opened={opened} />
  if (!element) return null
  if (kind === 'new-link') return <NewLink key={`${id} ${opened.turn}`} board={board} from={element} />
  const column = inColumn(chain, element.type)
  return (
    <ElementEditor
      key={id}
      board={board}
      element={element}
      opened={opened}
      place={column.indexOf(element)}
      count={column.length}
      onMove={(by) => acts.nudge([id], by)}
    />
  )
}
