/** The pages about data, by what one comes for: what comes in, how it is read, whether it can be trusted. */
export const dataGroups = [
  {
    id: 'incoming',
    pages: [
      { id: 'sources', to: '/data' },
      { id: 'connect', to: '/data/connect' },
      { id: 'connections', to: '/data/connections' },
      { id: 'imports', to: '/data/imports' },
      { id: 'costs', to: '/data/costs' },
    ],
  },
  {
    id: 'rules',
    pages: [
      { id: 'plan', to: '/data/plan' },
      { id: 'mapping', to: '/data/mapping' },
    ],
  },
  {
    id: 'trust',
    pages: [
      { id: 'quality', to: '/data/quality' },
      { id: 'quarantine', to: '/data/quarantine' },
      { id: 'bots', to: '/data/bots' },
    ],
  },
] as const

export type DataPageId = (typeof dataGroups)[number]['pages'][number]['id']
