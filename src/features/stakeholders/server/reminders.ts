import { formatLongDay } from '#kernel/day.ts'
import { sayIn } from '#kernel/words.ts'
import type { Database } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import type { Mailer } from '#platform/server/mail.ts'
import { stakeholdersWords } from '../words.ts'

type DueStep = {
  email: string
  lang: 'fr' | 'en'
  person_name: string
  territory_id: string
  territory_name: string
  evaluation_id: string
  evaluation_title: string
  stakeholder_name: string
  what: string
  due_on: string
}

/**
 * Mails each person concerned one reminder of the engagement steps that come due, in her language: the member named
 * for a step, or the owners and facilitators of the territory. A step is reminded once for its day; without a mail
 * server nothing is marked, and nothing is sent later for days gone by in another way than now. Returns how many mails
 * left. For the periodic job; `today` is YYYY-MM-DD.
 */
export async function sendReminders(
  db: Database,
  { mailer, publicUrl }: { mailer: Mailer; publicUrl: string },
  today: string,
): Promise<number> {
  if (!mailer.configured) return 0
  const due = await inTransaction(db.app, (tx) =>
    tx.rows<DueStep>('select * from take_due_reminders($1)', [today]),
  )
  let sent = 0
  for (const steps of Map.groupBy(due, (step) => step.email).values()) {
    if (await remind(steps, mailer, publicUrl)) sent += 1
  }
  return sent
}

async function remind(steps: readonly DueStep[], mailer: Mailer, publicUrl: string): Promise<boolean> {
  const first = steps[0]
  if (!first) return false
  const say = sayIn(stakeholdersWords, first.lang)
  const places = Map.groupBy(steps, (step) => step.evaluation_id)
  const list = [...places.values()].map((there) => textOfPlace(there, first.lang, publicUrl)).join('\n\n')
  return mailer.send({
    to: first.email,
    subject: say('mail.reminder.subject', { n: steps.length }),
    text: say('mail.reminder.text', { name: first.person_name, list }),
  })
}

function textOfPlace(steps: readonly DueStep[], lang: 'fr' | 'en', publicUrl: string): string {
  const first = steps[0]
  if (!first) return ''
  const lines = steps.map(
    (step) =>
      `- ${formatLongDay(step.due_on, lang)} · ${step.stakeholder_name}${lang === 'fr' ? '\u00a0' : ''}: ${step.what}`,
  )
  const link = `${publicUrl}/territoires/${first.territory_id}/demarches/${first.evaluation_id}/parties-prenantes/plan`
  return [`${first.evaluation_title} (${first.territory_name})`, ...lines, link].join('\n')
}
