import { purgeCoding } from '#features/coding/server/purge.ts'
import { purgeCollections } from '#features/collection/server/collections-store.ts'
import { purgeAttachments } from '#features/evaluations/server/attachments-store.ts'
import { purgeInterviews } from '#features/interviews/server/interviews-store.ts'
import { purgeEvidence } from '#features/levers/server/evidence-store.ts'
import { purgeGuestMails } from '#features/levers/server/guests-store.ts'
import { purgeExpiredRatings } from '#features/stakeholders/server/persons-store.ts'
import { sendReminders } from '#features/stakeholders/server/reminders.ts'
import { purgeWorkshops } from '#features/workshops/server/workshops-store.ts'
import { purgeNetworkPersons } from '#features/worlds/server/notices-store.ts'
import { localDay } from '#kernel/day.ts'
import type { Database } from '#platform/server/db/pool.ts'
import type { PeriodicJob } from '#platform/server/jobs/periodic-jobs.ts'
import type { Mailer } from '#platform/server/mail.ts'

type JobServices = { readonly db: Database; readonly mailer: Mailer; readonly publicUrl: string }

const HOURLY = 60
const DAILY = 24 * 60

/** Receipts of acts are for what is sent again after a lost reply; a month is long enough for any telephone. */
const RECEIPTS_KEPT = '30 days'

/** What an instance does by itself: forget what has expired, remind of what is due. */
export function listInstanceJobs({ db, mailer, publicUrl }: JobServices): readonly PeriodicJob[] {
  const today = () => localDay(new Date())
  const say = (n: number, what: string) => (n === 0 ? '' : `${n} ${what}`)
  return [
    {
      name: 'purge-expired-ratings',
      everyMinutes: HOURLY,
      run: async (tx) => say(await purgeExpiredRatings(tx, today()), 'persons whose notice expired'),
    },
    {
      name: 'purge-network-persons',
      everyMinutes: HOURLY,
      run: async (tx) =>
        say(await purgeNetworkPersons(tx, today()), 'persons whose notice in the network expired'),
    },
    {
      name: 'purge-workshops',
      everyMinutes: HOURLY,
      run: async (tx) => say(await purgeWorkshops(tx, today()), 'workshops'),
    },
    {
      name: 'purge-interviews',
      everyMinutes: HOURLY,
      run: async (tx) => say(await purgeInterviews(tx, today()), 'interviews and quotes'),
    },
    {
      name: 'purge-coding',
      everyMinutes: HOURLY,
      run: async (tx) => say(await purgeCoding(tx, today()), 'coded texts and passages'),
    },
    {
      name: 'purge-collections',
      everyMinutes: HOURLY,
      run: async (tx) => {
        const { addresses, collections, files } = await purgeCollections(tx, today())
        const done = [
          say(addresses, 'addresses of people invited'),
          say(collections, 'collections'),
          say(files, 'files without an answer'),
        ]
        return done.filter((text) => text !== '').join(', ')
      },
    },
    {
      name: 'purge-attachments',
      everyMinutes: DAILY,
      run: async (tx) => say(await purgeAttachments(tx), 'photos, recordings and documents'),
    },
    {
      name: 'purge-guest-mails',
      everyMinutes: DAILY,
      run: async (tx) => say(await purgeGuestMails(tx, today()), 'addresses of invitations'),
    },
    {
      name: 'purge-evidence',
      everyMinutes: DAILY,
      run: async (tx) => say(await purgeEvidence(tx), 'files of evidence'),
    },
    {
      name: 'purge-receipts',
      everyMinutes: DAILY,
      run: async (tx) => {
        const { purged } = await tx.one<{ purged: number }>(
          'select purge_chain_acts($1::interval) as purged',
          [RECEIPTS_KEPT],
        )
        return say(purged, 'receipts')
      },
    },
    {
      name: 'send-reminders',
      everyMinutes: HOURLY,
      run: async () => say(await sendReminders(db, { mailer, publicUrl }, today()), 'reminders'),
    },
  ]
}
