import type { Choice, Form, FormItem, FormLanguage, FormText } from './form.ts'

/**
 * Says which language a form speaks that names none (`und`, as many files come), or renames one: its texts follow. Does
 * nothing where the form speaks that language already.
 */
export function nameLanguage(form: Form, tag: string, language: FormLanguage): Form {
  if (form.languages.some((each) => each.tag === language.tag)) return form
  const text = (said: FormText): FormText =>
    Object.fromEntries(Object.entries(said).map(([key, words]) => [key === tag ? language.tag : key, words]))
  const texts = <T extends FormItem | Choice>(holder: T): T =>
    // every text of an item or a choice stands in a field of such a name (`form.ts`)
    Object.fromEntries(
      Object.entries(holder).map(([field, value]) => {
        if (field === 'levels') return [field, (value as readonly FormText[]).map(text)]
        return /label|hint|message/i.test(field) ? [field, text(value as FormText)] : [field, value]
      }),
    ) as T
  const items = (list: readonly FormItem[]): FormItem[] =>
    list.map((item) =>
      item.kind === 'question' ? texts(item) : { ...texts(item), items: items(item.items) },
    )
  return {
    ...form,
    title: text(form.title),
    languages: form.languages.map((each) => (each.tag === tag ? language : each)),
    items: items(form.items),
    lists: Object.fromEntries(Object.entries(form.lists).map(([name, list]) => [name, list.map(texts)])),
  }
}
