import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Line, type Scope, useRefresh } from './framework-state.ts'

type Props = { readonly line: Line; readonly scope: Scope; readonly mayWrite: boolean }

/** Whether a line is set aside, and the act that changes it: the reverse is one press away. */
export function LineStanding({ line, scope, mayWrite }: Props) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const changing = useMutation({
    mutationFn: (isSetAside: boolean) =>
      api.setAside({
        ...scope,
        setAside: isSetAside ? [line.id] : [],
        retain: isSetAside ? [] : [line.id],
      }),
    onSuccess: refresh,
  })
  const act = mayWrite && (
    <Button look="second" busy={changing.isPending} onClick={() => changing.mutate(!line.isSetAside)}>
      {say(line.isSetAside ? 'aside.retain' : 'aside.set')}
    </Button>
  )
  return (
    <>
      <ProblemNotice problem={changing.error} />
      {line.isSetAside ? (
        <Advice>
          <p>{say('aside.told')}</p>
          {act}
        </Advice>
      ) : (
        act && <div>{act}</div>
      )}
    </>
  )
}
