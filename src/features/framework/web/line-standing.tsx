import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Line, type Scope, useRefresh } from './framework-state.ts'

/** Sets a line aside or takes it back: the reverse is the same button. */
export function AsideButton({ line, scope }: { readonly line: Line; readonly scope: Scope }) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const toast = useToast()
  const tell = useProblemText()
  const changing = useMutation({
    mutationFn: (isSetAside: boolean) =>
      api.setAside({
        ...scope,
        setAside: isSetAside ? [line.id] : [],
        retain: isSetAside ? [] : [line.id],
      }),
    onSuccess: refresh,
    onError: (failure) => toast(tell(failure)),
  })
  return (
    <Button look="quiet" busy={changing.isPending} onClick={() => changing.mutate(!line.isSetAside)}>
      {say(line.isSetAside ? 'aside.retain' : 'aside.set')}
    </Button>
  )
}
