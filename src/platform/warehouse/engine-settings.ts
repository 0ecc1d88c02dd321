import type { Settings } from './warehouse.ts'

/**
 * Every setting on which our SQL or our parsing depends, said to every engine: the embedded engine's defaults differ
 * from a server's (64-bit integers are not quoted, async_insert is on), and both change between versions.
 */
export const baseSettings: Settings = {
  async_insert: 0,
  session_timezone: 'UTC',
  date_time_input_format: 'best_effort',
  date_time_output_format: 'simple',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 0,
  output_format_json_quote_decimals: 0,
  output_format_json_escape_forward_slashes: 0,
  output_format_json_named_tuples_as_objects: 1,
  input_format_null_as_default: 1,
  join_use_nulls: 0,
  transform_null_in: 0,
  // Deletes and other mutations are finished when the statement returns.
  mutations_sync: 1,
  lightweight_deletes_sync: 2,
  // Rewrites of conditions that say what our SQL does not, and compare whole queries with each other to find it: *measured*, a
  // question of eleven steps was planned in 386 ms, without them in 237.
  optimize_and_compare_chain: 0,
  optimize_extract_common_expressions: 0,
  // A list of ids is one parameter, and parameters count as text.
  max_query_size: 100_000_000,
}

/** Documents written as text (`toString(properties)`) keep whole numbers as numbers, where no answer is read from it. */
export const numbersAsSentSettings: Settings = { output_format_json_quote_64bit_integers: 0 }

/**
 * One insert is one part: whole or absent. A column that we do not know is an error, not a silent loss.
 *
 * TRICKY: in a JSON column a text stays a text. Left to infer dates, the engine reads every text of a property as one as soon as
 * another row of the insert has a date there: `12.5` was the 12th of May, `0612345678` a day in 1989.
 */
export const insertSettings: Settings = {
  ...numbersAsSentSettings,
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  input_format_parallel_parsing: 0,
  input_format_skip_unknown_fields: 0,
}

/**
 * An insert is acknowledged when the shards have it (the default: when the asking node has it); a subquery over a
 * sharded table is asked of all shards once and sent to each.
 */
export const clusterSettings: Settings = {
  distributed_foreground_insert: 1,
  distributed_product_mode: 'global',
}
