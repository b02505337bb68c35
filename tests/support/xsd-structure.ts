import { readFileSync } from 'node:fs'
import { parseXml, XmlElement } from '@rgrove/parse-xml'

const childrenOf = (element: XmlElement, name?: string) =>
  element.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (name === undefined || child.name === name),
  )

/**
 * What of an XML text breaks a schema, as far as the schemas of exchange formats need: root and namespace, elements of a `sequence` or `choice` in order
 * and number, attributes that are known, required and of their type's pattern or enumeration, text only where a simple type stands. An independent reading, for machines
 * without xmllint.
 */
export function schemaFaults(xml: string, schemaPath: string): string[] {
  const schema = parseXml(readFileSync(schemaPath, 'utf8')).root
  const root = parseXml(xml).root
  if (!schema || !root) return ['no root']
  const types = new Map(
    [...childrenOf(schema, 'xsd:complexType'), ...childrenOf(schema, 'xsd:simpleType')].map((type) => [
      type.attributes.name ?? '',
      type,
    ]),
  )
  const faults: string[] = []
  const top = childrenOf(schema, 'xsd:element')[0]?.attributes
  if (root.name !== top?.name) faults.push(`root ${root.name}`)
  if (root.attributes.xmlns !== schema.attributes.targetNamespace) faults.push('namespace')

  const checkValue = (value: string, typeName: string, where: string) => {
    const restriction = childrenOf(types.get(typeName) ?? schema, 'xsd:restriction')[0]
    const patterns: Record<string, RegExp> = {
      'xsd:string': /^[\s\S]*$/,
      'xsd:boolean': /^(?:true|false|0|1)$/,
      'xsd:integer': /^[+-]?\d+$/,
      'xsd:dateTime': /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
    }
    const pattern = restriction && childrenOf(restriction, 'xsd:pattern')[0]?.attributes.value
    const choices =
      restriction && childrenOf(restriction, 'xsd:enumeration').map((each) => each.attributes.value)
    const right = pattern
      ? new RegExp(`^(?:${pattern})$`).test(value)
      : choices?.length
        ? choices.includes(value)
        : patterns[typeName]?.test(value)
    if (right !== true) faults.push(`${where}: "${value}" is no ${typeName}`)
  }

  const check = (element: XmlElement, typeName: string, path: string) => {
    const type = types.get(typeName)
    if (type?.name !== 'xsd:complexType') {
      if (childrenOf(element).length > 0) faults.push(`${path}: elements in a text`)
      checkValue(element.text, typeName, path)
      return
    }
    const attributes = new Map(
      childrenOf(type, 'xsd:attribute').map((each) => [each.attributes.name, each.attributes]),
    )
    for (const [name, value] of Object.entries(element.attributes)) {
      if (/^(?:xmlns(?::.*)?|xsi:.*)$/.test(name)) continue
      const told = attributes.get(name)
      if (told) checkValue(value, told.type ?? '', `${path}/@${name}`)
      else faults.push(`${path}: unknown attribute ${name}`)
    }
    for (const [name, { use }] of attributes) {
      if (use === 'required' && element.attributes[name ?? ''] === undefined)
        faults.push(`${path}: lacks ${name}`)
    }
    const sequence = childrenOf(type, 'xsd:sequence')[0]
    const choice = childrenOf(type, 'xsd:choice')[0]
    const within = sequence ? childrenOf(sequence, 'xsd:choice') : []
    const rules = [choice ?? sequence, ...within]
      .flatMap((list) => (list ? childrenOf(list, 'xsd:element') : []))
      .map((each) => each.attributes)
    const there = childrenOf(element)
    for (const child of there) {
      const rule = rules.find(({ name }) => name === child.name)
      if (rule) check(child, rule.type ?? '', `${path}/${child.name}`)
      else faults.push(`${path}: unknown element ${child.name}`)
    }
    if (choice) {
      if (there.length === 0) faults.push(`${path}: is empty`)
      return
    }
    const places = there.map((child) => rules.findIndex(({ name }) => name === child.name))
    if (places.some((place, i) => place < (places[i - 1] ?? -1))) faults.push(`${path}: wrong order`)
    for (const { name, minOccurs = '1', maxOccurs = '1' } of sequence ? rules : []) {
      const count = there.filter((child) => child.name === name).length
      if (count < Number(minOccurs) || (maxOccurs !== 'unbounded' && count > Number(maxOccurs)))
        faults.push(`${path}: ${count} ${name}`)
    }
  }
  check(root, top?.type ?? '', root.name)
  return faults
}
