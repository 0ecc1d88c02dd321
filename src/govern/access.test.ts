import { expect, it } from 'vitest'
import { findWrongDoors } from '../../test/access-matrix.ts'
import { startGovern } from '../../test/govern.ts'
import { empty, route } from '../platform/http/route.ts'

const door = (path: string, access: Parameters<typeof route>[0]['access'], method: 'GET' | 'POST') =>
  route({ method, path, access, summary: 'A door', response: empty, handler() {} })

it('lets in exactly whom each route declares, whatever it declares', async () => {
  const { govern } = await startGovern()
  const routes = [
    ...govern.routes,
    ...(['GET', 'POST'] as const).flatMap(method => [
      door('/v1/write', { key: 'write' }, method),
      door('/v1/read', { key: 'read' }, method),
      door('/api/mine', 'signedIn', method),
      door('/api/installation', 'local', method),
      door('/api/open', 'public', method),
      door('/api/w/:workspace/view/:thing', { role: 'viewer' }, method),
      door('/api/w/:workspace/edit/:thing', { role: 'editor' }, method),
      door('/api/w/:workspace/own/:thing', { role: 'owner' }, method),
    ]),
  ]
  const { tried, wrong } = await findWrongDoors(routes)
  expect(tried).toBeGreaterThan(300)
  expect(wrong.join('\n')).toBe('')
})

it('takes no strange number for a workspace', async () => {
  const { app, govern } = await startGovern()
  await govern.workspaces.create((await import('../../test/govern.ts')).cairoShop, { kind: 'local' })
  for (const name of ['01', '1.0', '1e0', '-1', '0', 'x', '1%20', '99999999999', '2147483648', '1%00'])
    expect([
      name,
      (
        await app.request(`/api/w/${name}/settings`, {
          headers: { authorization: 'Bearer local_key-of-the-data-folder' },
        })
      ).status,
    ]).toEqual([name, 404])
})
