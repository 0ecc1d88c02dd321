import { describe, expect, test } from 'vitest'
import { ident, joinSql, jsonPath, param, pipeline, renderSql, sql, step } from './sql.ts'

describe('sql', () => {
  test('values become parameters, numbered in the order of the text', () => {
    const inner = sql`b = ${'x'} AND c IN ${[1n, 2n]}`
    const { text, params } = renderSql(
      sql`SELECT * FROM t WHERE a = ${1} AND ${inner} AND d < ${new Date(0)}`,
    )
    expect(text).toBe(
      "SELECT * FROM t WHERE a = {p0:Int64} AND b = {p1:String} AND c IN {p2:Array(UInt64)} AND d < {p3:DateTime64(3, 'UTC')}",
    )
    expect(params.p1).toEqual({ type: 'String', value: 'x' })
    expect(Object.keys(params)).toEqual(['p0', 'p1', 'p2', 'p3'])
  })

  test('the type follows the value', () => {
    const types = (...values: Parameters<typeof sql>[1][]) =>
      values.map(v => renderSql(sql`${v}`).text.replace('{p0:', '').replace('}', ''))
    expect(types(1, 1.5, 1e21, 5n, -5n, 2n ** 64n - 1n, true, 'a')).toEqual([
      'Int64',
      'Float64',
      'Float64',
      'UInt64',
      'Int64',
      'UInt64',
      'Bool',
      'String',
    ])
    expect(types([], ['a'], [1, 2], [1, 2.5], [1n, -1n])).toEqual([
      'Array(Nothing)',
      'Array(String)',
      'Array(Int64)',
      'Array(Float64)',
      'Array(Int64)',
    ])
    expect(renderSql(sql`${param(1n, 'UInt32')}`).text).toBe('{p0:UInt32}')
  })

  test('only identifiers and types of our own become text', () => {
    expect(() => ident('a; DROP TABLE b')).toThrow(/not an identifier/)
    expect(() => ident('')).toThrow()
    expect(() => param(1, 'UInt8} OR 1=1 --')).toThrow(/not a ClickHouse type/)
  })

  test('parts are joined; nothing gives nothing', () => {
    expect(renderSql(joinSql([sql`a = ${1}`, sql`b = ${2}`], ' AND ')).text).toBe(
      'a = {p0:Int64} AND b = {p1:Int64}',
    )
    expect(renderSql(joinSql([], ', ')).text).toBe('')
  })

  test('steps become common table expressions', () => {
    const query = pipeline([
      step('chosen', sql`SELECT a FROM t WHERE w = ${1}`),
      step('counted', sql`SELECT a, count() AS n FROM chosen GROUP BY a`),
      step('answer', sql`SELECT * FROM counted ORDER BY a LIMIT ${5}`),
    ])
    expect(renderSql(query).text).toBe(
      'WITH chosen AS (\nSELECT a FROM t WHERE w = {p0:Int64}\n),\ncounted AS (\n' +
        'SELECT a, count() AS n FROM chosen GROUP BY a\n)\nSELECT * FROM counted ORDER BY a LIMIT {p1:Int64}',
    )
  })

  test('a step that is read twice is refused', () => {
    const steps = [
      step('base', sql`SELECT a FROM t`),
      step('answer', sql`SELECT a FROM base WHERE a IN (SELECT max(a) FROM base)`),
    ]
    expect(() => pipeline(steps)).toThrow(/base is read 2 times/)
    expect(() => pipeline([step('a', sql`SELECT 1`), step('a', sql`SELECT 2`)])).toThrow(/two steps/)
  })
})

describe('a path into a JSON column', () => {
  const text = (path: string) => renderSql(jsonPath('properties', path)).text
  test('is quoted key by key', () => {
    expect(text('revenue')).toBe('properties.`revenue`')
    expect(text('$context.page.path')).toBe('properties.`$context`.`page`.`path`')
    expect(text("السعر بعد 'الخصم'")).toBe("properties.`السعر بعد 'الخصم'`")
  })
  test('that could end the quotes is bound instead', () => {
    for (const path of ['a`b', 'a\\', 'a\nb', 'x.{p0:String}', '', 'a..b', '` FROM system.tables --'])
      expect(text(path)).toBe('getSubcolumn(properties, {p0:String})')
  })
})
