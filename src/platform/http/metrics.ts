import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus metrics on a registry of their own, so that two apps in one process never mix. */
export interface Metrics {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'route' | 'status'>
  readonly running: Gauge
}

/** @param withProcess also memory, event loop and garbage collection of the process */
export function createMetrics({ withProcess }: { withProcess: boolean }): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry, prefix: 'rihla_' })
  return {
    registry,
    requests: new Histogram({
      name: 'rihla_http_request_seconds',
      help: 'Time to answer, by route pattern and status. Never labelled with a workspace or a person.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers: [registry],
    }),
    running: new Gauge({
      name: 'rihla_http_requests_running',
      help: 'Requests being answered now.',
      registers: [registry],
    }),
  }
}
