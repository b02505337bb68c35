import { PersonMenu, SignedInOnly } from '#features/accounts/web/signed-in-only.tsx'
import { Shell } from '#platform/web/shell.tsx'

/** Every page of the application but those without header: for whoever is signed in. */
export function AppShell() {
  return (
    <SignedInOnly>
      <Shell account={<PersonMenu />} />
    </SignedInOnly>
  )
}
