// Learns how Arabic names are spelt in Latin letters and writes src/unify/names/spelling-units.ts.
// node scripts/learn-spelling.mjs PAIRS.txt.gz   (lines of an Arabic word, a tab, a Latin word)
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { learnSpelling } from '../src/unify/names/learn-spelling.ts'
import { writeSpellingTable } from '../src/unify/names/write-spelling-table.ts'

const lines = gunzipSync(readFileSync(process.argv[2])).toString().split('\n')
const pairs = lines.filter(line => line.includes('\t')).map(line => line.split('\t'))
const target = fileURLToPath(new URL('../src/unify/names/spelling-units.ts', import.meta.url))
writeFileSync(target, writeSpellingTable(learnSpelling(pairs)))
