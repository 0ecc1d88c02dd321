import type { FileInput } from '../collect/files/read/file-input.ts'

/** The bytes of a file as the body of a request: read as fast as they are taken. */
export function streamFile(file: FileInput, onBytes: (n: number) => void = () => undefined) {
  const chunks = file.open()[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else {
        onBytes(next.value.length)
        controller.enqueue(next.value)
      }
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}
