import type { RecordValues } from '../src/unify/matching/match-records.ts'

const again = 3

/** Record i is the person i, or once more the person i − 1 where i is one above a multiple of three. */
export function isAgain(i: number): boolean {
  return i % again === 1
}

/** The records of so many people and of those whom another system has as well, in groups; the same for the same number. */
export function* generateRecords(count: number): Generator<RecordValues[]> {
  const draw = seeded(11)
  let before: RecordValues = {}
  let group: RecordValues[] = []
  for (let i = 0; i < count; i++) {
    const record: RecordValues = isAgain(i) ? spoil(before, draw) : invent(i, draw)
    before = record
    group.push(record)
    if (group.length === 10_000 || i === count - 1) {
      yield group
      group = []
    }
  }
}

type Draw = (below: number) => number

const given = [
  ...[
    ['Mohammed', 'محمد'],
    ['Fatima', 'فاطمة'],
    ['Youssef', 'يوسف'],
    ['Khadija', 'خديجة'],
    ['Karim', 'كريم'],
  ],
  ...[
    ['Salma', 'سلمى'],
    ['Hicham', 'هشام'],
    ['Nadia', 'نادية'],
    ['Omar', 'عمر'],
    ['Zineb', 'زينب'],
  ],
  ...[
    ['Rachid', 'رشيد'],
    ['Samira', 'سميرة'],
    ['Driss', 'إدريس'],
    ['Hanane', 'حنان'],
    ['Tarik', 'طارق'],
  ],
] as const
/** A family name is a root and an ending: as many as a country has, the first ones far more frequent. */
const roots = [
  ...[
    ['Al', 'ال'],
    ['Ben', 'بن'],
    ['Bou', 'بو'],
    ['Cha', 'شا'],
    ['Dar', 'دار'],
    ['Fi', 'في'],
    ['Gha', 'غا'],
    ['Ha', 'حا'],
  ],
  ...[
    ['Ka', 'كا'],
    ['La', 'لا'],
    ['Ma', 'ما'],
    ['Na', 'نا'],
    ['Ra', 'را'],
    ['Sa', 'سا'],
    ['Ta', 'تا'],
    ['Za', 'زا'],
  ],
] as const
const middles = [
  ...[
    ['mra', 'مرا'],
    ['ki', 'كي'],
    ['lou', 'لو'],
    ['ri', 'ري'],
    ['sou', 'سو'],
    ['ti', 'تي'],
    ['dri', 'دري'],
    ['ji', 'جي'],
  ],
  ...[
    ['bi', 'بي'],
    ['fri', 'فري'],
    ['gha', 'غا'],
    ['mi', 'مي'],
    ['nou', 'نو'],
    ['rou', 'رو'],
    ['sla', 'سلا'],
    ['za', 'زا'],
  ],
] as const
const endings = [
  ...[
    ['ni', 'ني'],
    ['oui', 'وي'],
    ['di', 'دي'],
    ['ssi', 'سي'],
    ['li', 'لي'],
    ['ri', 'ري'],
    ['bi', 'بي'],
    ['mi', 'مي'],
  ],
] as const

function invent(i: number, draw: Draw): RecordValues {
  const first = pick(given, draw)
  const parts = [pick(roots, draw), pick(middles, draw), pick(endings, draw)]
  const birth = `${1940 + draw(66)}-${two(1 + draw(12))}-${two(1 + draw(28))}`
  return {
    given: first[0],
    family: parts.map(part => part[0]).join(''),
    birth,
    email:
      draw(10) < 7
        ? `${first[0].toLowerCase()}.${parts[0]?.[0].toLowerCase()}${i % 100_000}@${pick(hosts, draw)}`
        : '',
    phone: draw(10) < 6 ? `+2126${String(10_000_000 + draw(89_999_999))}` : '',
    street: `${1 + draw(200)} rue ${draw(4_000)}`,
    city: `City ${Math.min(draw(400), draw(400))}`,
    postcode: String(10_000 + draw(8_000)),
  }
}

const hosts = ['gmail.com', 'hotmail.com', 'yahoo.fr', 'menara.ma', 'example.ma'] as const

/** The same person as another system has them: Arabic letters, a slip, values that nobody asked for. */
function spoil(known: RecordValues, draw: Draw): RecordValues {
  const isArabic = draw(2) === 0
  const birth = known.birth ?? ''
  return {
    ...known,
    given: isArabic ? (given.find(([latin]) => latin === known.given)?.[1] ?? '') : (known.given ?? ''),
    family: isArabic
      ? arabicFamily(known.family ?? '')
      : draw(5) === 0
        ? slip(known.family ?? '', draw)
        : (known.family ?? ''),
    birth:
      draw(10) === 0 ? `${birth.slice(0, 9)}${(Number(birth.at(-1)) + 1) % 10}` : draw(12) === 0 ? '' : birth,
    email: draw(2) === 0 ? '' : (known.email ?? ''),
    phone: draw(2) === 0 ? '' : (known.phone ?? ''),
    street: draw(3) === 0 ? '' : (known.street ?? ''),
    city: draw(10) === 0 ? `City ${draw(400)}` : (known.city ?? ''),
  }
}

function arabicFamily(latin: string): string {
  const [root, rest] = cut(roots, latin)
  const [middle, last] = cut(middles, rest)
  return `${root}${middle}${cut(endings, last)[0]}`
}

function cut(parts: readonly (readonly [string, string])[], latin: string): [string, string] {
  const part = parts.find(([text]) => latin.startsWith(text))
  return part ? [part[1], latin.slice(part[0].length)] : ['', latin]
}

function slip(text: string, draw: Draw): string {
  const at = draw(Math.max(1, text.length - 1))
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
}

/** The smaller of two draws: the first of a list are the most frequent, as names are. */
function pick<T>(from: readonly T[], draw: Draw): T {
  const found = from[Math.min(draw(from.length), draw(from.length))]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function seeded(seed: number): Draw {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
