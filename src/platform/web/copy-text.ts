/**
 * Puts a text into the clipboard; false where the browser refuses. On plain http browsers keep their clipboard object to
 * themselves, and the older way through a field that is chosen still works.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyThroughField(text)
  }
}

function copyThroughField(text: string): boolean {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  // Inside an open dialog: the rest of the page cannot hold the focus.
  const home = focused?.closest('dialog') ?? document.body
  home.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
