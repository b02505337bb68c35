import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml'

/** An XForm as pyxform writes it, by the paths of its nodes. */
export type Xform = {
  /** `/group/father/age`, in order; without `meta`. */
  readonly paths: readonly string[]
  readonly binds: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** By path: label, hint, and what stands in brackets behind the choices. */
  readonly controls: ReadonlyMap<string, XformControl>
  /** By list: names with their texts by language (`''`: said without a language). */
  readonly lists: ReadonlyMap<string, readonly { readonly name: string; readonly label: Texts }[]>
}
export type Texts = Readonly<Record<string, string>>
export type XformControl = {
  readonly tag: string
  readonly label: Texts
  readonly hint: Texts
  readonly filter: string
}

const elements = (node: { children?: readonly XmlNode[] } | undefined): XmlElement[] =>
  (node?.children ?? []).filter((child): child is XmlElement => child instanceof XmlElement)
const child = (node: XmlElement | undefined, name: string) => elements(node).find((one) => one.name === name)
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

export function readXform(source: string): Xform {
  const [html] = elements(parseXml(source))
  const model = child(child(html, 'h:head'), 'model')
  const itext = new Map<string, Record<string, string>>()
  for (const translation of elements(child(model, 'itext')))
    for (const text of elements(translation)) {
      const value = elements(text).find((one) => one.attributes.form === undefined)
      const said = flat(value?.text ?? '')
      const id = text.attributes.id ?? ''
      // pyxform writes a dash where a language has nothing.
      if (said !== '' && said !== '-')
        itext.set(id, { ...itext.get(id), [translation.attributes.lang ?? '']: said })
    }
  const textOf = (node: XmlElement | undefined): Texts => {
    const id = /^jr:itext\('(.+)'\)$/.exec(node?.attributes.ref ?? '')?.[1]
    if (id !== undefined) return itext.get(id) ?? {}
    return node && flat(node.text) !== '' ? { '': flat(node.text) } : {}
  }
  const instances = elements(model).filter(({ name }) => name === 'instance')
  const paths: string[] = []
  const walk = (node: XmlElement, path: string) => {
    for (const one of elements(node)) {
      if (one.name === 'meta') continue
      paths.push(`${path}/${one.name}`)
      walk(one, `${path}/${one.name}`)
    }
  }
  const [root] = elements(instances[0])
  if (root) walk(root, `/${root.name}`)
  const lists = instances.slice(1).map((instance) => {
    const items = elements(child(instance, 'root')).map((item) => {
      const id = child(item, 'itextId')?.text
      const label = child(item, 'label')?.text
      return {
        name: child(item, 'name')?.text ?? '',
        label: id === undefined ? { '': label ?? '' } : (itext.get(id) ?? {}),
      }
    })
    return [instance.attributes.id ?? '', items] as const
  })
  const controls = new Map<string, XformControl>()
  const body = (node: XmlElement | undefined) => {
    for (const one of elements(node)) {
      const ref = one.attributes.ref ?? one.attributes.nodeset
      if (ref !== undefined && !['label', 'hint', 'itemset', 'value'].includes(one.name)) {
        const nodeset = child(one, 'itemset')?.attributes.nodeset ?? ''
        controls.set(ref, {
          tag: one.name,
          label: textOf(child(one, 'label')),
          hint: textOf(child(one, 'hint')),
          filter: flat(/\[(.*)\]$/.exec(nodeset)?.[1] ?? ''),
        })
      }
      body(one)
    }
  }
  body(child(html, 'h:body'))
  const binds = elements(model)
    .filter(({ name }) => name === 'bind')
    .map((bind) => [bind.attributes.nodeset ?? '', bind.attributes] as const)
  return { paths, binds: new Map(binds), controls, lists: new Map(lists) }
}
