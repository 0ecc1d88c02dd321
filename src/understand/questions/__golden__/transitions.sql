-- transitions
-- p0 = 1 (UInt32)
-- p1 = 1 (UInt32)
-- p2 = 1 (UInt32)
-- p3 = 1 (UInt32)
-- p4 = 0 (UInt16)
-- p5 = 4 (Int64)
-- p6 = 2 (Int64)
-- p7 = 1 (UInt32)
-- p8 = 0 (UInt16)
-- p9 = 1 (Int64)
-- p10 = 10000 (Int64)
-- p11 = 3 (Int64)
-- p12 = 1 (UInt32)
-- p13 = 1 (UInt32)
-- p14 = 0 (UInt16)
-- p15 = 1 (Int64)
-- p16 = 10000 (Int64)
-- p17 = 1 (UInt32)
-- p18 = 1 (UInt32)
-- p19 = 1 (UInt32)
-- p20 = 0 (UInt16)
-- p21 = 4 (Int64)
-- p22 = 1 (UInt32)
-- p23 = 1 (UInt32)
-- p24 = 1 (UInt32)
-- p25 = 0 (UInt16)
-- p26 = 4 (Int64)
-- p27 = 2 (Int64)
-- p28 = 10000 (Int64)
-- p29 = 1 (UInt32)
-- p30 = ["Page Left","Page Measured"] (Array(String))
-- p31 = 1 (UInt32)
-- p32 = ["Page Left","Page Measured"] (Array(String))
-- p33 = 1 (UInt32)
-- p34 = ["Page Left","Page Measured"] (Array(String))
-- p35 = 1 (UInt32)
-- p36 = ["Page Left","Page Measured"] (Array(String))
-- p37 = 1 (UInt32)
-- p38 = ["Page Left","Page Measured"] (Array(String))
-- p39 = 1000 (Int64)
WITH seen AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p2:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p3:UInt32} AND kind = {p4:UInt16} AND revision = tupleElement(fold_state, {p5:Int64}) AND batch > tupleElement(fold_state, {p6:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p7:UInt32} AND kind = {p8:UInt16} AND generation = tupleElement(fold_state, {p9:Int64}) AND length(codes) > {p10:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p11:Int64}) AND workspace = {p12:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p13:UInt32} AND kind = {p14:UInt16} AND generation = tupleElement(fold_state, {p15:Int64}) AND length(codes) <= {p16:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p17:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p18:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p19:UInt32} AND kind = {p20:UInt16} AND revision = tupleElement(fold_state, {p21:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p22:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p23:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p24:UInt32} AND kind = {p25:UInt16} AND revision = tupleElement(fold_state, {p26:Int64}) AND batch > tupleElement(fold_state, {p27:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p28:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1
),
laid AS (
SELECT case, label, if((SELECT count() > 0 FROM journey_codes FINAL WHERE workspace = {p29:UInt32} AND has({p30:Array(String)}, name)), arrayFilter(s -> toUInt16(s) NOT IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p31:UInt32} AND has({p32:Array(String)}, name)), steps), steps) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p33:UInt32} AND NOT has({p34:Array(String)}, name))))[toUInt16(s) + 1], kept) AS nodes FROM seen WHERE notEmpty(kept)
),
pairs AS (
SELECT a, b, count() AS m, countIf(nth_pair = 1) AS pair_cases, countIf(nth_to = 1) AS pair_firsts,
      sum(took) / count() AS pair_mean, quantilesExactInclusive(0.5, 0.9)(took) AS took_quantiles
    FROM (SELECT nodes, arrayShiftRight(nodes, 1) AS befores, arrayDifference(arrayMap(s -> bitShiftRight(s, 16), kept)) AS gaps FROM laid)
    ARRAY JOIN nodes AS b, befores AS a, gaps AS took,
      arrayEnumerateUniq(befores, nodes) AS nth_pair, arrayEnumerateUniq(nodes) AS nth_to
    GROUP BY a, b
),
counted AS (
SELECT from_node, to_node, sum(times) AS n, sumIf(pair_cases, is_pair) AS cases, sumIf(pair_firsts, is_pair) AS firsts,
      maxIf(pair_mean, is_pair) AS mean, maxIf(took_quantiles[1], is_pair) AS median, maxIf(took_quantiles[2], is_pair) AS p90
    FROM (
      SELECT *, arrayJoin([(a, b, toInt64(m), true), (b, toUInt16(0), toInt64(m), false), (a, toUInt16(0), -toInt64(m), false)]) AS part,
        tupleElement(part, 1) AS from_node, tupleElement(part, 2) AS to_node, tupleElement(part, 3) AS times, tupleElement(part, 4) AS is_pair
      FROM pairs
    )
    WHERE from_node > 0 OR to_node > 0 GROUP BY from_node, to_node HAVING n > 0
)
SELECT from_node, to_node, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p35:UInt32} AND NOT has({p36:Array(String)}, name)) ORDER BY name))[from_node] AS from_step, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p37:UInt32} AND NOT has({p38:Array(String)}, name)) ORDER BY name))[to_node] AS to_step,
      n, cases, mean, median, p90, done, done_cases, sources
    FROM (
      SELECT *, sum(n) OVER into AS done, sum(firsts) OVER into AS done_cases, countIf(from_node > 0) OVER into AS sources,
        row_number() OVER into AS place_into
      FROM counted
      WINDOW into AS (PARTITION BY to_node ORDER BY n DESC, from_node ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    )
    ORDER BY n DESC, from_node, to_node
    LIMIT {p39:Int64} BY if(from_node > 0 AND to_node > 0 AND place_into > 1, (0, 0), (from_node + 1, to_node))
