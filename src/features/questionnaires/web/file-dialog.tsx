import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice, useProblemText } from '#platform/web/problem-notice.tsx'
import type { PlaceInFile } from '../contract.ts'
import { countAsked } from '../domain/form-counts.ts'
import { useBeginQuestionnaire } from './begun-questionnaire.ts'
import { editorWords } from './editor-words.ts'
import { useQuestionnairesApi } from './questionnaires-api.ts'

type DialogProps = { readonly here: EvaluationHere; readonly onClose: () => void }

/** Reads an XLSForm: what is refused and what is left out is said by sheet and cell before anything is made. */
export function FileDialog({ here, onClose }: DialogProps) {
  const say = useSay(editorWords)
  const api = useQuestionnairesApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const begin = useBeginQuestionnaire(scope)
  const [file, setFile] = useState<File>()
  const read = useMutation({ mutationFn: (given: File) => api.xlsform.read({ ...scope, file: given }) })
  const take = (given: File) => {
    setFile(given)
    read.mutate(given)
  }
  const form = read.data?.form
  const title = form ? (Object.values(form.title)[0] ?? '') : ''
  const go = () => form && begin.mutate({ title: title || (file?.name ?? say('field.title')), form })
  return (
    <Dialog
      title={say('begin.file')}
      onClose={onClose}
      wide
      acts={
        form && (
          <>
            <Button onClick={go} busy={begin.isPending}>
              {say('begin.go')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {say('cancel')}
            </Button>
          </>
        )
      }
    >
      <DropFile
        label={say('file.drop')}
        help={say('file.help')}
        kinds={['xlsx', 'xls', 'ods']}
        onFile={take}
        reading={read.isPending ? file?.name : undefined}
      />
      <ProblemNotice problem={read.error} />
      {read.error && <Places title={say('file.refused')} places={placesIn(read.error)} />}
      {form && read.data && (
        <>
          <p role="status">
            <strong>{title || file?.name}</strong> · {say('count.questions', { n: countAsked(form) })}
          </p>
          {read.data.leftOut.length > 0 && (
            <Places
              title={say('file.left-out', { n: read.data.leftOut.length })}
              places={read.data.leftOut}
            />
          )}
        </>
      )}
      <ProblemNotice problem={begin.error} />
    </Dialog>
  )
}

/** The reasons that came with a refusal; `details.problems` of `xlsform.refused` holds them. */
function placesIn(failure: unknown): readonly PlaceInFile[] {
  if (!(failure instanceof Problem) || !Array.isArray(failure.details.problems)) return []
  return failure.details.problems as PlaceInFile[]
}

type PlacesProps = { readonly title: string; readonly places: readonly PlaceInFile[] }

function Places({ title, places }: PlacesProps) {
  const say = useSay(editorWords)
  const tell = useProblemText()
  if (places.length === 0) return null
  return (
    <section className="qn-places" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {places.map(({ code, sheet, row, column, cell, value, params }) => (
          <li key={`${code} ${sheet} ${cell} ${row} ${value}`}>
            <span className="qn-cell">
              {[sheet, cell ?? (row === null ? '' : say('file.row', { row }))].filter(Boolean).join(' · ')}
            </span>
            <span>{tell(new Problem(code, 'caller', { column, value, sheet, ...params }))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
