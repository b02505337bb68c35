import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationRecord } from './evaluations-api.ts'
import { TemplateDialog } from './template-dialog.tsx'

type TemplateButtonProps = {
  readonly territoryId: string
  readonly evaluation: EvaluationRecord
  readonly look?: 'second' | 'quiet'
}

export function TemplateButton({ territoryId, evaluation, look = 'quiet' }: TemplateButtonProps) {
  const say = useSay(evaluationsWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        look={look}
        aria-label={say('template.open-of', { title: evaluation.title })}
        onClick={() => setOpen(true)}
      >
        {say('template.open')}
      </Button>
      {isOpen && (
        <TemplateDialog territoryId={territoryId} evaluation={evaluation} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
