import { spawnSync } from 'node:child_process'
import { type Benchmark, benchmarks } from './results.ts'

/**
 * `npm run bench`: every benchmark, one after the other, each in a process of its own; hours, and 30 GB of disk under `TMPDIR`.
 * `npm run bench -- NAME…` runs these; one alone takes its own options: `npm run bench -- questions --events 1000000`.
 */
const args = process.argv.slice(2)
const firstOption = args.findIndex(arg => arg.startsWith('-') || /^\d/.test(arg))
const named = firstOption === -1 ? args : args.slice(0, firstOption)
const options = firstOption === -1 ? [] : args.slice(firstOption)
const names = named.length === 0 && options.length === 0 ? Object.keys(benchmarks) : named
const strange = names.filter(name => !isBenchmark(name))

if (strange.length > 0 || (options.length > 0 && names.length !== 1)) {
  const what = strange.length > 0 ? `no benchmark ${strange.join(', ')}` : 'options go to one benchmark'
  console.error(`${what}; there are ${Object.keys(benchmarks).join(', ')}`)
  process.exitCode = 2
} else {
  const failed = names.filter(name => {
    console.error(`\n${name}`)
    const file = new URL(`${name}.ts`, import.meta.url).pathname
    return spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' }).status !== 0
  })
  if (failed.length > 0) {
    console.error(`\nnot measured: ${failed.join(', ')}`)
    process.exitCode = 1
  }
}

function isBenchmark(name: string): name is Benchmark {
  return Object.hasOwn(benchmarks, name)
}
