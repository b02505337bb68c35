import './framework.css'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { CheckField } from '#platform/web/choices.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { type Entering, MendingScreen } from '#platform/web/mending-screen.tsx'
import type { Asked } from '#platform/web/mending-state.ts'
import { Advice } from '#platform/web/page.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import {
  COLLECTION_MODES,
  DIMENSIONS,
  DIRECTIONS,
  IMPACT_LEVELS,
  INDICATOR_KINDS,
} from '../domain/indicator.ts'
import { LINE_COLUMNS, type LineColumn } from '../domain/line-columns.ts'
import type { LineMending } from '../domain/line-reading.ts'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { titleOfObjective, useRefresh } from './framework-state.ts'
import { takePaste } from './paste-offer.ts'
import { newObjectivesIn, PastedObjectives } from './pasted-objectives.tsx'
import { PastedTables } from './pasted-tables.tsx'

/** A framework kept in a spreadsheet, from paste to entering. */
export function PastePage() {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('paste.title')} lead={say('paste.lead')}>
      {(here) => (here.mayWrite ? <Paste here={here} /> : <Advice>{say('paste.not-yours')}</Advice>)}
    </FrameworkFrame>
  )
}

function Paste({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const { scope, base } = here
  const api = useFrameworkApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const refresh = useRefresh()
  const [newObjectives, setNewObjectives] = useState<readonly string[]>([])
  const evaluate = useJudgement(here, setNewObjectives)
  const [offered] = useState(takePaste)
  const enter = async ({ file, mending, mode, preview }: Entering<LineMending>) => {
    const made = await api.import({
      ...scope,
      file,
      mending: JSON.stringify(mending),
      lang,
      mode,
      expected: preview.counts.enter,
    })
    undoToast(say('paste.entered', { n: made.rowsEntered }), () =>
      api.imports.remove({ ...scope, id: made.id, version: made.version }).then(refresh),
    )
    void refresh()
    void navigate({ to: `${base}/referentiel/tableau` })
  }
  return (
    <>
      <MendingScreen<LineMending>
        storageKey={`framework:${scope.evaluationId}`}
        title={say('paste.drop')}
        help={say('paste.drop-help')}
        paste={{ label: say('paste.here'), help: say('paste.here-help'), go: say('paste.read') }}
        offered={offered}
        words={frameworkWords}
        evaluate={evaluate}
        enterLabel={(n) => say('paste.enter', { n })}
        onEnter={enter}
        extra={({ mending, change }) => (
          <>
            <CheckField
              label={say('paste.as-above')}
              checked={mending.asAbove === true}
              onChange={(asAbove) => change({ ...mending, asAbove })}
            />
            <PastedObjectives scope={scope} titles={newObjectives} position={here.around.objectives.length} />
          </>
        )}
      />
      <PastedTables scope={scope} />
    </>
  )
}

/** The server's preview, with the columns and choices in the words of the screen; tells which objectives are new. */
function useJudgement(
  { scope, around }: FrameworkHere,
  onNewObjectives: (titles: readonly string[]) => void,
) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useFrameworkApi()
  const { territoryId, evaluationId } = scope
  const { objectives } = around
  return useCallback(
    async ({ file, mending, signal }: Asked<LineMending>) => {
      const preview = await api.preview(
        { territoryId, evaluationId, file, mending: JSON.stringify(mending), lang },
        { signal },
      )
      onNewObjectives(newObjectivesIn(preview.problems))
      const choices: Partial<Record<LineColumn, string[]>> = {
        objective: objectives.map(titleOfObjective),
        kind: INDICATOR_KINDS.map((each) => say(`kind.short-${each}`)),
        impactLevel: IMPACT_LEVELS.map((each) => say(`impact-level.${each}`)),
        dimension: DIMENSIONS.map((each) => say(`dimension.${each}`)),
        mode: COLLECTION_MODES.map((each) => say(`collection-mode.${each}`)),
        direction: DIRECTIONS.map((each) => say(`direction.${each}`)),
        personalData: [say('yes'), say('no')],
      }
      const model = preview.model.map((column) => {
        const known = LINE_COLUMNS.find(({ field }) => field === column.field)
        const offer = known && choices[known.field]
        return {
          ...column,
          ...(known ? { label: known.header[lang] } : {}),
          ...(offer ? { choices: offer } : {}),
        }
      })
      return { ...preview, model }
    },
    [api, say, lang, territoryId, evaluationId, objectives, onNewObjectives],
  )
}
