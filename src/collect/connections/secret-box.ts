import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps the secrets of connections: unreadable in the store and in a backup without the secret of the installation. */
export interface SecretBox {
  close(workspace: number, value: unknown): Promise<string>
  /** @throws when it was closed for another workspace, with another secret, or changed */
  open(workspace: number, closed: string): Promise<unknown>
}

/** AES-256-GCM; the key is derived from a secret of the installation, and the workspace is part of what is sealed. */
export function createSecretBox(installSecret: () => Promise<string>): SecretBox {
  let known: Promise<Buffer> | null = null
  const key = () => {
    known ??= installSecret().then(secret =>
      Buffer.from(hkdfSync('sha256', secret, '', 'rihla: secrets of connections', 32)),
    )
    known.catch(() => {
      known = null
    })
    return known
  }
  const about = (workspace: number) => Buffer.from(`workspace ${workspace}`)
  return {
    async close(workspace, value) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', await key(), iv).setAAD(about(workspace))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    async open(workspace, closed) {
      const bytes = Buffer.from(closed.replace(/^v1\./, ''), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', await key(), bytes.subarray(0, 12), {
        authTagLength: 16,
      })
        .setAAD(about(workspace))
        .setAuthTag(bytes.subarray(12, 28))
      const value: unknown = JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
      )
      return value
    },
  }
}
