let offered: string | undefined

/** Rows pasted onto the table, on their way to the page where they are looked at before they enter. */
export function offerPaste(text: string): void {
  offered = text
}

/** What was pasted, once. */
export function takePaste(): string | undefined {
  const text = offered
  offered = undefined
  return text
}
