import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'

/** The page as it is, on paper. */
export function PrintButton() {
  const say = useSay(leversScreensWords)
  return (
    <span className="tb-no-print">
      <Button look="second" onClick={() => window.print()}>
        {say('acts.print')}
      </Button>
    </span>
  )
}
