import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
  useNavigate,
  useParams,
  useRouter,
  useSearch,
} from '@tanstack/react-router'
import { useCallback } from 'react'
import { LinkProvider } from '../platform/ui/AppLink.tsx'
import type { Screen } from '../platform/ui/screen.ts'
import { AppFrame } from './AppFrame.tsx'
import { BrokenScreen, MissingScreen } from './LostScreens.tsx'
import { type ScreenDefinition, screens } from './screens.ts'

/** Routes are made from the list of screens; each screen is its own chunk. */
export function createAppRouter() {
  const root = createRootRoute({
    component: Root,
    notFoundComponent: MissingScreen,
    errorComponent: BrokenScreen,
  })
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./SignInScreen.tsx'), 'SignInScreen'),
  })
  const links = ['/welcome', '/join', '/reset'].map(path =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('./LinkScreen.tsx'), 'LinkScreen'),
    }),
  )
  // For readers without an account: a shared board, and the end of what is mailed to them.
  const shared = createRoute({
    getParentRoute: () => root,
    path: '/embed/$token',
    component: lazyRouteComponent(() => import('./EmbedScreen.tsx'), 'EmbedScreen'),
  })
  const unsubscribe = createRoute({
    getParentRoute: () => root,
    path: '/unsubscribe/$token',
    component: lazyRouteComponent(() => import('./UnsubscribeScreen.tsx'), 'UnsubscribeScreen'),
  })
  const frame = createRoute({ getParentRoute: () => root, id: 'app', component: AppFrame })
  // Inside the frame, so that the navigation stays when an address leads nowhere.
  const elsewhere = createRoute({ getParentRoute: () => frame, path: '$', component: MissingScreen })
  const inside = screens.map(definition =>
    createRoute({
      getParentRoute: () => frame,
      path: definition.path,
      component: lazyRouteComponent(() => loadScreen(definition)),
    }),
  )
  const gallery = __GALLERY__
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/dev/kit',
          component: lazyRouteComponent(() => import('./gallery/Gallery.tsx'), 'Gallery'),
        }),
      ]
    : []
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      ...links,
      shared,
      unsubscribe,
      frame.addChildren([...inside, elsewhere]),
      ...gallery,
    ]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Words of the address are words: "90" stays a text, and nothing is written as JSON.
    parseSearch: parseSearchWith(text => text),
    stringifySearch: stringifySearchWith(String),
  })
}

function Root() {
  const router = useRouter()
  const go = useCallback((to: string) => router.history.push(to), [router])
  return (
    <LinkProvider value={go}>
      <Outlet />
    </LinkProvider>
  )
}

async function loadScreen(definition: ScreenDefinition) {
  const Screen = await definition.load()
  return { default: () => <Addressed screen={Screen} /> }
}

/** Hands the address to the screen as plain words. */
function Addressed({ screen: Screen }: { screen: Screen }) {
  const params: Record<string, string> = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const words = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]))
  return (
    <Screen
      params={params}
      search={words}
      setSearch={(more, { isStep = false } = {}) =>
        void navigate({
          to: '.',
          search: Object.assign({}, words, more),
          replace: !isStep,
          resetScroll: false,
        })
      }
    />
  )
}
