import { type ClipboardEvent, useState } from 'react'
import { Button } from './button.tsx'
import { TextField } from './form.tsx'

export type PasteWords = {
  readonly label: string
  readonly help: string
  /** Reads what was typed or pasted in pieces. */
  readonly go: string
}

/** Rows copied in a spreadsheet as the file that they would be: one row a line, tabs between cells. */
export function fileOfPaste(text: string): File {
  return new File([text], 'collage.tsv', { type: 'text/tab-separated-values' })
}

type PasteProps = { readonly words: PasteWords; readonly onTable: (file: File) => void }

/** Where rows copied in a spreadsheet are pasted: read at once when they come as a table. */
export function PasteTable({ words, onTable }: PasteProps) {
  const [text, setText] = useState('')
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (text !== '' || !/[\t\n]/.test(pasted.trim())) return
    event.preventDefault()
    onTable(fileOfPaste(pasted))
  }
  return (
    <div className="tb-stack" onPaste={paste}>
      <TextField label={words.label} help={words.help} lines={4} value={text} onChange={setText} />
      {text.trim() !== '' && (
        <div>
          <Button look="second" onClick={() => onTable(fileOfPaste(text))}>
            {words.go}
          </Button>
        </div>
      )}
    </div>
  )
}
