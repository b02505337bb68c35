type Touched = { readonly audiences: readonly string[]; readonly trust: number | null }

/** Trust up to which a relay does not open a door yet (0 none, 1 begun). */
const WEAK_TRUST = 1

/** Publics that no relay touches (`gaps`), that one alone touches, and that only relays known to lack trust touch. */
export function findCoverageGaps(audiences: readonly string[], relays: readonly Touched[]) {
  const touching = (audience: string) => relays.filter((relay) => relay.audiences.includes(audience))
  const isWeak = ({ trust }: Touched) => trust !== null && trust <= WEAK_TRUST
  return {
    gaps: audiences.filter((each) => touching(each).length === 0),
    single: audiences.filter((each) => touching(each).length === 1),
    weak: audiences.filter((each) => touching(each).length > 0 && touching(each).every(isWeak)),
  }
}
