import { createContext, type MouseEvent, type ReactNode, useContext } from 'react'

/** Where the shell's router takes an address of the app (`/people/…?x=y`). */
type Go = (to: string) => void

const Context = createContext<Go>(to => window.location.assign(to))

/** Given by the shell, so that the screens of parts need no router. */
export const LinkProvider = Context

export function useGo(): Go {
  return useContext(Context)
}

/** A link inside the app: a real `<a href>`, opened by the router unless the reader wants a new tab. */
export function AppLink(props: {
  to: string
  children: ReactNode
  className?: string
  title?: string
  'aria-label'?: string
  'aria-current'?: 'page' | 'true'
}) {
  const { to, ...rest } = props
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}
