import { systemClock } from './platform/clock.ts'

/** Ctrl-C in a terminal reaches this process, and again through npm and the script that started it: one wish. */
const echoMs = 1_000

/**
 * Stops cleanly on the first SIGINT, SIGTERM or SIGHUP, and when the script that started us is killed.
 * A second signal, at least a second later, ends the process at once: what was acknowledged is durable anyway.
 */
export function stopOnSignal(stop: () => Promise<void>, say: (text: string) => void): void {
  let first: number | null = null
  const onSignal = () => {
    const now = systemClock.now()
    if (first !== null) {
      if (now - first < echoMs) return
      say('Ended without waiting. Everything that was confirmed is stored.')
      process.exit(130)
    }
    first = now
    say('Stopping. What is under way is finished first; press Ctrl-C again to end at once.')
    stop().then(
      () => process.exit(0),
      error => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  if (!process.connected) return
  process.on('disconnect', onSignal)
  process.channel?.unref() // listening must not keep a process alive that has nothing left to do
}
