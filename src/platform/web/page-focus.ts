/** When what had the focus is gone, the page takes it, so that the keyboard does not start again from the top. */
export function keepFocusInPage(): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    document.getElementById('main')?.focus({ preventScroll: true })
  }
}
