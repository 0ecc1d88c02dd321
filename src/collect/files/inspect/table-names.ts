/**
 * Names of tables from the names of their files: what all have in common at the start and the end is dropped
 * (olist_orders_dataset, olist_order_items_dataset → orders, order_items). Numbers are dropped where words are left:
 * the name is part of message ids, and tomorrow's folder must give the same name as today's first file.
 */
export function nameTables(groups: readonly (readonly string[])[]): string[] {
  const words = groups.map(stems =>
    withoutNumbers(shared(stems.map(stem => stem.split(/[_\s.-]+/).filter(word => word !== '')))),
  )
  const common = words.length > 1 ? majority(words) : { first: undefined, last: undefined }
  const taken = new Set<string>()
  return words.map(own => {
    const from = own.length > 1 && own[0] === common.first ? 1 : 0
    const to = own.length - from > 1 && own.at(-1) === common.last ? own.length - 1 : own.length
    const name = own.slice(from, to).join('_') || 'table'
    let free = name
    for (let n = 2; taken.has(free); n++) free = `${name}_${n}`
    taken.add(free)
    return free
  })
}

function withoutNumbers(words: string[]): string[] {
  const named = words.filter(word => !/^\d+$/.test(word))
  return named.length > 0 ? named : words
}

/** The words that all files of one table have. */
function shared(stems: readonly string[][]): string[] {
  const [first = [], ...rest] = stems
  const common = first.filter(word => rest.every(stem => stem.includes(word)))
  return common.length > 0 ? common : first
}

/** A first and a last word that most tables have (at least three of four). */
function majority(words: readonly string[][]): { first: string | undefined; last: string | undefined } {
  const frequent = (all: (string | undefined)[]) => {
    const counts = Map.groupBy(all, word => word)
    const [best] = [...counts].sort((a, b) => b[1].length - a[1].length)
    return best && best[1].length >= Math.max(2, 0.75 * words.length) ? best[0] : undefined
  }
  return { first: frequent(words.map(own => own[0])), last: frequent(words.map(own => own.at(-1))) }
}
