import { mkdirSync } from 'node:fs'
import { appendFile, type FileHandle, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

export interface Journal {
  /**
   * Resolves when the lines are durable, with what to call, once, when they need not be any more.
   *
   * @throws Error when the disk refuses them. Whether they are read again after a crash is then open.
   */
  append(lines: readonly string[]): Promise<() => void>
  /** What was kept when the process before this one ended, as it was written. */
  readonly left: readonly string[]
  /** What was left is taken care of. */
  forgetLeft(): Promise<void>
  /** Bytes in its files, also of what is not needed any more and not yet gone. */
  bytes(): number
  /** Nothing of what was written so far is gone from the disk before this is: asked again and again, it says when. */
  leaveBehind(): { isGone(): boolean }
  /** Keeps lines that nobody can read, outside of the journal. */
  setAside(lines: readonly string[]): Promise<void>
  close(): Promise<void>
}

interface Segment {
  readonly file: FileHandle
  /** Bytes that hold. What lies behind them is of a write that failed. */
  size: number
  /** The number of its first frame; 0 while it is empty. */
  first: number
  /** Calls whose lines are still needed. */
  needed: number
}

interface Frame {
  readonly number: number
  readonly lines: readonly string[]
}

interface Waiting {
  readonly lines: readonly string[]
  resolve(done: () => void): void
  reject(error: unknown): void
}

/** With so much in one file the other takes over, as soon as it is empty. */
const turnBytes = 8 * 2 ** 20
/** Length and CRC-32 of what follows. */
const head = /^(\d{10}) ([0-9a-f]{8})\n/
const headLength = 20
const newline = 10
/** The buffer of larger frames is let go of. */
const keptScratch = 16 * 2 ** 20

/**
 * A write-ahead journal: lines lie here until somebody else has them. What is appended while a write is under way goes with the
 * next one: one write and one `fdatasync` for all of it.
 *
 * Two files in turn, each emptied as soon as nothing in it is needed, so that nobody's traces stay behind. Frames carry
 * ascending numbers. Reading a file ends at the first frame that is not whole: behind it lies only what was never answered for.
 */
export async function openJournal(folder: string): Promise<Journal> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const first = await openSegment(join(folder, 'a.journal'))
  const second = await openSegment(join(folder, 'b.journal'))
  await syncFolder(folder)
  await syncFolder(dirname(folder))
  const frames = [...first.frames, ...second.frames].toSorted((x, y) => x.number - y.number)
  const left = frames.flatMap(({ lines }) => lines)
  const segments: readonly Segment[] = [first.segment, second.segment]
  // What was left is needed until somebody says otherwise.
  for (const segment of segments) segment.needed = 1
  let current = first.segment
  let number = frames.at(-1)?.number ?? 0
  let waiting: Waiting[] = []
  let working: Promise<void> | null = null
  /** A file was left since anybody looked. */
  let mayEmpty = false
  let scratch: Buffer = Buffer.alloc(0)
  /** The number of the frame that is being written, or of the next one. */
  let writing = number + 1
  /** Nobody writes behind frames up to this number any more. */
  let leftBehind = 0

  async function work(): Promise<void> {
    while (waiting.length > 0 || mayEmpty) {
      mayEmpty = false
      await emptyUnneeded()
      const group = waiting
      waiting = []
      if (group.length > 0) await write(group)
    }
    working = null
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    const isOver = current.size > turnBytes || (current.size > 0 && current.first <= leftBehind)
    if (isOver) current = segments.find(({ size }) => size === 0) ?? current
    const segment = current
    try {
      const frame = frameIn(scratch, { number: ++number, lines: group.flatMap(({ lines }) => lines) })
      scratch = frame.scratch
      // TRICKY: a disk that is nearly full takes a part and says so without an error.
      for (let at = 0; at < frame.length; ) {
        const { bytesWritten } = await segment.file.write(scratch, at, frame.length - at, segment.size + at)
        at += bytesWritten
      }
      await segment.file.datasync()
      if (segment.size === 0) segment.first = number
      segment.size += frame.length
      segment.needed += group.length
      for (const { resolve } of group) resolve(() => leave(segment))
    } catch (error) {
      for (const { reject } of group) reject(error)
      // What of it was written stays for nobody to find; where even that fails, the next frame covers it.
      await segment.file.truncate(segment.size).catch(() => undefined)
    }
    writing = number + 1
    if (scratch.length > keptScratch) scratch = Buffer.alloc(0)
  }

  async function emptyUnneeded(): Promise<void> {
    for (const segment of segments) {
      if (segment.needed > 0 || segment.size === 0) continue
      // Where it fails, what stands there is found in the log again after a crash, and the next time it is tried anew.
      const emptied = segment.file.truncate(0).then(() => segment.file.datasync())
      if (await emptied.then(isDone, isNot)) segment.size = 0
    }
  }

  function leave(segment: Segment): void {
    segment.needed--
    if (segment.needed > 0) return
    mayEmpty = true
    working ??= work()
  }

  return {
    append(lines) {
      const { promise, resolve, reject } = Promise.withResolvers<() => void>()
      waiting.push({ lines, resolve, reject })
      working ??= work()
      return promise
    },
    left,
    async forgetLeft() {
      left.length = 0
      for (const segment of segments) leave(segment)
      await working
    },
    bytes: () => segments.reduce((sum, { size }) => sum + size, 0),
    leaveBehind() {
      // All that waits goes with the next frame.
      const upTo = waiting.length > 0 ? number + 1 : number
      leftBehind = upTo
      const isOn = () =>
        (working !== null && writing <= upTo) || segments.some(s => s.size > 0 && s.first <= upTo)
      return { isGone: () => !isOn() }
    },
    async setAside(lines) {
      await appendFile(join(folder, 'unread.lines'), lines.map(line => `${line}\n`).join(''), { mode: 0o600 })
    },
    async close() {
      await working
      for (const { file } of segments) await file.close()
    },
  }
}

const isDone = () => true
const isNot = () => false

async function openSegment(path: string): Promise<{ segment: Segment; frames: Frame[] }> {
  const file = await open(path, 'a+', 0o600).then(async made => {
    // TRICKY: opened to append, Linux writes at the end wherever one asks it to.
    await made.close()
    return open(path, 'r+')
  })
  const { frames, size } = framesIn(await file.readFile())
  await file.truncate(size)
  return { segment: { file, size, first: frames[0]?.number ?? 0, needed: 0 }, frames }
}

/** The names of new files are durable with their folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // where folders cannot be opened
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/**
 * Writes the frame into the scratch, or into a larger one, and returns it: joined first and turned into bytes then, it would be
 * copied three times.
 */
function frameIn(scratch: Buffer, { number, lines }: Frame): { scratch: Buffer; length: number } {
  const most = lines.reduce((sum, line) => sum + line.length * 3 + 1, headLength + 20)
  const bytes = scratch.length < most ? Buffer.allocUnsafeSlow(most * 2) : scratch
  let length = headLength
  length += bytes.write(`${number}\n`, length, 'latin1')
  for (const line of lines) {
    length += bytes.write(line, length)
    bytes[length++] = newline
  }
  const sum = crc32(bytes.subarray(headLength, length)).toString(16).padStart(8, '0')
  bytes.write(`${String(length - headLength).padStart(10, '0')} ${sum}\n`, 0, 'latin1')
  return { scratch: bytes, length }
}

/** The whole frames from the beginning on, and where they end. */
function framesIn(bytes: Buffer): { frames: Frame[]; size: number } {
  const frames: Frame[] = []
  let size = 0
  for (;;) {
    const [all = '', length, sum = ''] = head.exec(bytes.toString('latin1', size, size + headLength)) ?? []
    const from = size + all.length
    const content = bytes.subarray(from, from + Number(length))
    if (all === '' || content.length !== Number(length) || crc32(content) !== Number.parseInt(sum, 16))
      return { frames, size }
    const [number = '', ...lines] = content.toString('utf8').split('\n')
    frames.push({ number: Number(number), lines: lines.slice(0, -1) })
    size = from + content.length
  }
}
