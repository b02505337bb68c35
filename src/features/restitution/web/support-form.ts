import type { Audience, Use } from '../domain/audience.ts'
import type { SayRestitution } from './figure-words.ts'
import type { SupportRecord } from './restitution-api.ts'

/** The fields of a support as its form holds them. */
export type SupportForm = {
  readonly title: string
  readonly audience: Audience
  readonly use: Use
  readonly lang: 'fr' | 'en'
  readonly keyMessage: string
  readonly storyId: string
  readonly callToAction: string
  readonly limits: string
}

export function toSupportForm(support: SupportRecord): SupportForm {
  const { title, audience, use, lang, keyMessage, storyId, callToAction, limits } = support
  return { title, audience, use, lang, keyMessage, storyId: storyId ?? '', callToAction, limits }
}

/** What is sent: a title is never emptied by a slip of the keyboard. */
export function fromSupportForm({ storyId, title, ...form }: SupportForm) {
  return {
    ...form,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    storyId: storyId === '' ? null : storyId,
  }
}

export function supportFieldNames(say: SayRestitution): {
  readonly [F in keyof SupportForm & string]: string
} {
  return {
    title: say('field.title'),
    audience: say('field.audience'),
    use: say('field.use'),
    lang: say('field.lang'),
    keyMessage: say('field.key-message'),
    storyId: say('field.story'),
    callToAction: say('field.call'),
    limits: say('field.limits'),
  }
}

/** Each field of two versions in words. */
export function showSupportField(say: SayRestitution, stories: ReadonlyMap<string, string>) {
  return (field: keyof SupportForm & string, form: SupportForm): string => {
    if (field === 'audience') return say(`audience.${form.audience}`)
    if (field === 'use') return say(`use.${form.use}`)
    if (field === 'lang') return say(`lang.${form.lang}`)
    if (field === 'storyId') return stories.get(form.storyId) ?? ''
    return form[field]
  }
}
