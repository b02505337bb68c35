import { useObjectives } from '#features/evaluations/web/evaluations-api.ts'
import { Button } from '#platform/web/button.tsx'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { impactChainWords } from '../words.ts'
import type { Board, Opened } from './chain-board.ts'
import { ElementFields } from './element-fields.tsx'
import { changedValues, toElementForm } from './element-form.ts'
import { nameFields, showField } from './element-words.ts'
import { useFocusWhenOpened } from './focus-when-opened.ts'
import { useFormActs } from './form-acts.ts'
import type { ElementRecord } from './impact-chain-api.ts'

type ElementEditorProps = {
  readonly board: Board
  readonly element: ElementRecord
  readonly opened: Opened
  readonly place: number
  readonly count: number
  readonly onMove: (by: 1 | -1) => void
}

/** The panel of an element; saves by itself, two versions are compared, the draft outlives a closed tab. */
export function ElementEditor({ board, element, opened, place, count, onMove }: ElementEditorProps) {
  const say = useSay(impactChainWords)
  const { here, acts, close } = board
  const objectives = useObjectives(here.territoryId, here.evaluation.id).data?.items ?? []
  const { draft, saving } = useFormActs(
    `chain-element:${element.id}`,
    element,
    toElementForm,
    (fields, form, seen) =>
      acts.changeElement(element.id, changedValues(form, seen.form, fields), {
        values: changedValues(seen.form, form, fields),
        version: seen.version,
      }),
  )
  const panel = useFocusWhenOpened(opened)
  const remove = () => {
    draft.discard()
    close()
    acts.remove([element.id])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape repeats the button
    <div
      ref={panel}
      className="ch-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !document.querySelector('dialog[open]')) close()
      }}
    >
      <Form onSubmit={saving.saveNow} label={say('element.edit', { statement: element.statement })}>
        <DraftFound draft={draft} />
        <fieldset disabled={!here.mayWrite} className="ch-fieldset">
          <ElementFields draft={draft} objectives={objectives} />
        </fieldset>
        {here.mayWrite ? (
          <>
            <div className="tb-row">
              <Button look="quiet" onClick={() => onMove(-1)} disabled={place === 0}>
                {say('element.up')}
              </Button>
              <Button look="quiet" onClick={() => onMove(1)} disabled={place === count - 1}>
                {say('element.down')}
              </Button>
              {board.view === 'outline' && (
                <Button
                  look="quiet"
                  onClick={() => {
                    close()
                    board.setAdding({ type: element.type, after: element.id })
                  }}
                >
                  {say('element.add-after')}
                </Button>
              )}
              <Button look="quiet" onClick={remove}>
                {say('element.remove')}
              </Button>
            </div>
            <SaveBar saving={saving} names={nameFields(say)} show={showField(say, objectives)}>
              <Button look="quiet" onClick={close}>
                {say('add.close')}
              </Button>
            </SaveBar>
          </>
        ) : (
          <Button look="second" onClick={close}>
            {say('add.close')}
          </Button>
        )}
      </Form>
    </div>
  )
}
