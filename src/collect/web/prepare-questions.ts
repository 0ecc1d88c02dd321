import { kindIds } from '../files/kinds/model-kind.ts'
import type { Question } from '../imports/model-import.ts'
import type { CollectKey } from './strings.en.ts'

const words: Readonly<Record<string, CollectKey>> = {
  none: 'option.none',
  all: 'option.all',
  yes: 'option.yes',
  no: 'option.no',
  dmy: 'option.dmy',
  mdy: 'option.mdy',
  ymd: 'option.ymd',
  '2000': 'option.c2000',
  '1900': 'option.c1900',
  'pivot-50': 'option.pivot',
  'excel-1900': 'option.excel1900',
  'excel-1904': 'option.excel1904',
  'epoch-seconds': 'option.seconds',
  'epoch-milliseconds': 'option.milliseconds',
  date: 'option.date',
  instant: 'option.instant',
  '.': 'option.dot',
  ',': 'option.comma',
  ';': 'option.semicolon',
  '\t': 'option.tab',
  '|': 'option.pipe',
  line: 'option.line',
  receipt: 'option.receipt',
}

/** The words of an answer that is a code; null for what the data themselves name (a column, an encoding). */
export function optionWord(option: string, code?: Question['code']): CollectKey | null {
  if (code === 'table-kind') return kindWord(option)
  return words[option] ?? null
}

function kindWord(option: string): CollectKey | null {
  const kind = kindIds.find(one => one === option)
  return kind ? `option.kind.${kind}` : 'option.kind.none'
}
