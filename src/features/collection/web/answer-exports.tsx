import { useMutation } from '@tanstack/react-query'
import { fetchOrProblem } from '#platform/web/api.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { fileName, saveFile } from '#platform/web/file-saving.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { answersPath } from './answer-files.ts'
import { collectionAddress } from './collection-addresses.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** All answers as a file of a spreadsheet, and the way in for those of another one. */
export function AnswerExports({ scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const save = useMutation({
    mutationFn: async (kind: 'csv' | 'xlsx') => {
      const reply = await fetchOrProblem(`${answersPath(scope)}/export?lang=${lang}&kind=${kind}`)
      saveFile(fileName(collection.title, `.${kind}`), await reply.blob())
    },
  })
  if (collection.versionId === null) return null
  return (
    <>
      <LinkButton look="second" to={collectionAddress(scope, scope.collectionId, 'importer')}>
        {say('import.go')}
      </LinkButton>
      {(['xlsx', 'csv'] as const).map((kind) => (
        <Button
          key={kind}
          look="second"
          busy={save.isPending && save.variables === kind}
          onClick={() => save.mutate(kind)}
        >
          {say(`answers.export-${kind}`)}
        </Button>
      ))}
      <ProblemNotice problem={save.error} />
    </>
  )
}
