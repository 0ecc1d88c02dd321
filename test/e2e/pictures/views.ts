import { screens } from '../../../src/web/screens.ts'
import type { Addresses, View } from './view.ts'
import { dataViews } from './views-data.ts'
import { journeyViews } from './views-journeys.ts'
import { peopleViews } from './views-people.ts'
import { questionViews } from './views-questions.ts'
import { settingsViews } from './views-settings.ts'
import { shellViews } from './views-shell.ts'

/**
 * Every screen of the app, with data, without any, and refused; then what opens over them.
 *
 * @throws when a screen has parameters and no address is known: `prepare-world.ts` has to make one
 */
export function allViews(addresses: Addresses): View[] {
  const lost = screens.filter(({ path }) => addressOf(path, addresses) === null).map(({ path }) => path)
  if (lost.length > 0)
    throw new Error(`no address to look at ${lost.join(', ')}: give one in prepare-world.ts`)
  const plain = screens.map(({ path }) => ({ name: nameOf(path), path: addressOf(path, addresses) ?? path }))
  const inEmpty = plain.filter(({ path }) => screens.some(screen => screen.path === path))
  const at = (path: string) => addressOf(path, addresses) ?? path
  return [
    ...plain,
    ...questionViews(),
    ...journeyViews(at),
    ...peopleViews(at),
    ...dataViews(at),
    ...settingsViews(),
    ...shellViews(at),
    ...inEmpty.map(view => ({ ...view, name: `${view.name}--empty`, workspace: 'empty' as const })),
    ...plain.map(view => ({ ...view, name: `${view.name}--refused`, isRefused: true as const })),
  ]
}

function addressOf(path: string, addresses: Addresses): string | null {
  return addresses[path] ?? (path.includes('$') ? null : path)
}

function nameOf(path: string): string {
  return path === '/' ? 'home' : path.slice(1).replaceAll('/', '-').replaceAll('$', 'one-')
}
