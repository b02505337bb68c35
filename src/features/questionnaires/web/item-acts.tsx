import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DrawnSign } from '#platform/web/sign-icon.tsx'
import type { FormItem } from '../domain/form.ts'
import { duplicateItem, stepItem } from '../domain/form-editing.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

const SIGNS = {
  up: 'M10 16V4 M5 9l5-5 5 5',
  down: 'M10 4v12 M5 11l5 5 5-5',
  in: 'M3 4v12 M7 10h10 M13 6l4 4-4 4',
  out: 'M17 4v12 M13 10H3 M7 6l-4 4 4 4',
  copy: 'M7 7h9v10H7Z M4 13V3h9',
  remove: 'M4 6h12 M8 6V3.5h4V6 M5.5 6l1 11h7l1-11',
} as const

/** What is done to an item as a whole; each also has its keys. */
export function ItemActs({ item }: { readonly item: FormItem }) {
  const say = useSay(editorWords)
  const { form, edit, remove, mayWrite } = useEditor()
  if (!mayWrite) return null
  const { name } = item
  const copy = () => {
    const made = duplicateItem(form, name)
    edit(made.form, undefined, made.name)
  }
  return (
    <div className="qn-acts">
      <strong>{item.kind === 'question' ? say(`type.${item.type}`) : say(`kind.${item.kind}`)}</strong>
      <div className="tb-row">
        {(['up', 'down', 'in', 'out'] as const).map((way) => (
          <IconButton key={way} label={say(`act.${way}`)} onClick={() => edit(stepItem(form, name, way))}>
            <DrawnSign path={SIGNS[way]} />
          </IconButton>
        ))}
        <IconButton label={say('act.copy')} onClick={copy}>
          <DrawnSign path={SIGNS.copy} />
        </IconButton>
        <IconButton label={say('act.remove')} onClick={() => remove(name)}>
          <DrawnSign path={SIGNS.remove} />
        </IconButton>
      </div>
    </div>
  )
}
