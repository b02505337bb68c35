/**
 * What tries are counted under for an address of the network: an IPv4 address itself (also when written `::ffff:192.0.2.1`),
 * of IPv6 its first 64 bits, since one household or one guesser has all the addresses below them (RFC 6177). Anything
 * else is counted as it is written, cut short.
 */
export function countedAddress(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  const bare = plain.replace(/%.*$/, '')
  if (!/^[\da-f:]+$/.test(bare) || !bare.includes(':')) return plain.slice(0, 64)
  const [head = '', tail = ''] = bare.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = bare.includes('::') ? Math.max(0, 8 - groups(head).length - groups(tail).length) : 0
  const whole = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
  const network = whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
