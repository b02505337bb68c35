import type { Answers } from '#features/questionnaires/domain/form.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { Collection, CollectionAnswer } from '../contract.ts'
import { answerLines, type ShownAnswer } from '../domain/answer-lines.ts'
import { useCompiledVersion, usePlaces } from './collection-api.ts'
import type { Scope } from './collection-client.ts'
import { teamWords } from './team-words.ts'

const MOST = 90

/** The words of an answer in one line; '' where there is something to look at or listen to. */
export function plainText(shown: ShownAnswer, yes: string): string {
  switch (shown.kind) {
    case 'text':
      return shown.text
    case 'list':
      return shown.texts.join(', ')
    case 'rows':
      return shown.rows.map(({ label, text }) => `${label} : ${text}`).join(', ')
    case 'yes':
      return yes
    case 'file':
      return ''
  }
}

/** The first things that somebody said, to know an answer again in a list; nothing for answers to another version. */
export function useAnswerSummary(scope: Scope, collection: Collection) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const places = usePlaces(scope.territoryId).names
  const compiled = useCompiledVersion(scope, collection.questionnaireId, collection.versionId).data
  return ({ answers, versionId, receivedAt }: CollectionAnswer): string => {
    if (!compiled || versionId !== collection.versionId) return '…'
    const wording = { lang, day: receivedAt.slice(0, 10), places, other: say('answer.other') }
    // the contract knows answers as JSON; the server has kept what the evaluator let through
    const lines = answerLines(compiled, answers as Answers, wording)
    const texts = lines.flatMap((line) =>
      line.kind === 'answer' && line.shown ? [plainText(line.shown, say('answer.yes'))] : [],
    )
    const text = texts.filter(Boolean).slice(0, 3).join(' · ')
    return text.length > MOST ? `${text.slice(0, MOST)}…` : text || '—'
  }
}
