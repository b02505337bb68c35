import './questionnaires.css'
import { useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { BeginChoices, type BeginWay } from './begin-choices.tsx'
import { editorWords } from './editor-words.ts'
import { FileDialog } from './file-dialog.tsx'
import { FrameworkDialog } from './framework-dialog.tsx'
import { NothingDialog } from './nothing-dialog.tsx'
import { QuestionnaireLine, type QuestionnaireUse } from './questionnaire-line.tsx'
import {
  type Scope,
  useLastVersions,
  useQuestionnaires,
  useQuestionnairesLive,
} from './questionnaires-api.ts'

export type UsesByQuestionnaire = ReadonlyMap<string, readonly QuestionnaireUse[]>

type PageProps = {
  /** Where questionnaires are asked: collections are to the right of this feature, hence handed in. */
  readonly useUses?: (scope: Scope) => UsesByQuestionnaire
}

const NO_USES = (): UsesByQuestionnaire => new Map()

/** The questionnaires of an evaluation. */
export function QuestionnairesPage({ useUses = NO_USES }: PageProps) {
  const say = useSay(editorWords)
  return (
    <EvaluationPage title={say('list.title')} lead={say('list.lead')}>
      {(here) => <QuestionnaireList here={here} useUses={useUses} />}
    </EvaluationPage>
  )
}

function QuestionnaireList({ here, useUses }: Required<PageProps> & { readonly here: EvaluationHere }) {
  const say = useSay(editorWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const questionnaires = useQuestionnaires(scope)
  const versions = useLastVersions(scope)
  const uses = useUses(scope)
  const [begun, setBegun] = useState<BeginWay>()
  const [choosing, setChoosing] = useState(false)
  useQuestionnairesLive(here.evaluation.id)
  useShortcut('n', say('list.new'), () => here.mayWrite && setChoosing(true))
  const close = () => setBegun(undefined)
  return (
    <>
      <Loaded query={questionnaires}>
        {(all) =>
          all.length === 0 ? (
            <Section title={say('empty.title')} lead={say('empty.text')}>
              {here.mayWrite && <BeginChoices onBegin={setBegun} />}
            </Section>
          ) : (
            <Section
              title={say('list.count', { n: all.length })}
              acts={
                here.mayWrite && (
                  <Button
                    icon={<SignIcon sign="plus" />}
                    aria-expanded={choosing}
                    onClick={() => setChoosing(!choosing)}
                  >
                    {say('list.new')}
                  </Button>
                )
              }
            >
              {choosing && <BeginChoices onBegin={setBegun} />}
              <ul className="qn-list">
                {all.map((one) => (
                  <QuestionnaireLine
                    key={one.id}
                    here={here}
                    questionnaire={one}
                    last={versions.data?.get(one.id)}
                    uses={uses.get(one.id) ?? []}
                  />
                ))}
              </ul>
            </Section>
          )
        }
      </Loaded>
      {begun === 'framework' && <FrameworkDialog here={here} onClose={close} />}
      {begun === 'file' && <FileDialog here={here} onClose={close} />}
      {begun === 'nothing' && <NothingDialog here={here} onClose={close} />}
    </>
  )
}
