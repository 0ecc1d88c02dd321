-- funnel
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
-- p29 = "18446744073709486080" (UInt64)
-- p30 = "Product Viewed" (String)
-- p31 = "1" (UInt64)
-- p32 = "Product Added" (String)
-- p33 = "2" (UInt64)
-- p34 = "Order Completed" (String)
-- p35 = "4" (UInt64)
-- p36 = 1 (UInt32)
-- p37 = 1 (UInt32)
-- p38 = "Product Viewed" (String)
-- p39 = "Product Added" (String)
-- p40 = "Order Completed" (String)
-- p41 = 1 (UInt32)
-- p42 = "Product Viewed" (String)
-- p43 = "18446744073709486080" (UInt64)
-- p44 = 1 (Int64)
-- p45 = "39636172865535" (UInt64)
-- p46 = 2 (Int64)
-- p47 = "39636172865535" (UInt64)
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
relevant AS (
SELECT case, label, arrayMap(s -> bitOr(bitAnd(s, {p29:UInt64}), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p30:String}), {p31:UInt64}, 0) + if((name = {p32:String}), {p33:UInt64}, 0) + if((name = {p34:String}), {p35:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p36:UInt32})[toUInt16(s) + 1]), filtered) AS kept
      FROM (SELECT case, label, arrayFilter((s, c) -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p37:UInt32} AND ((name = {p38:String}) OR (name = {p39:String}) OR (name = {p40:String}))), steps, codes) AS filtered FROM seen WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p41:UInt32} AND ((name = {p42:String}))), codes))
),
reached_1 AS (
SELECT case, label, kept, arrayFill(start -> start > 0, arrayMap(s -> if(bitTest(s, 0), bitAnd(s, {p43:UInt64}), 0), kept)) AS starts,
        [toInt64(0)] AS times FROM relevant
),
reached_2 AS (
SELECT case, label, arraySlice(whole, place) AS kept,
      arrayFill(start -> start > 0, arraySlice(reached, place)) AS starts,
      if(at > 0, arrayPushBack(until, toInt64(bitShiftRight(whole[at] - reached[at], 16))), until) AS times
    FROM (
      SELECT case, label, kept AS whole, times AS until, arrayMap((s, start) -> if(start > 0 AND bitTest(s, {p44:Int64}) AND s - start <= {p45:UInt64}, start, 0), kept, arrayShiftRight(starts, 1)) AS reached, arrayFirstIndex(start -> start > 0, reached) AS at,
        if(at > 0, at, length(kept) + 1) AS place
      FROM reached_1)
),
reached_3 AS (
SELECT case, label, arraySlice(whole, place) AS kept,
      arrayFill(start -> start > 0, arraySlice(reached, place)) AS starts,
      if(at > 0, arrayPushBack(until, toInt64(bitShiftRight(whole[at] - reached[at], 16))), until) AS times
    FROM (
      SELECT case, label, kept AS whole, times AS until, arrayMap((s, start) -> if(start > 0 AND bitTest(s, {p46:Int64}) AND s - start <= {p47:UInt64}, start, 0), kept, arrayShiftRight(starts, 1)) AS reached, arrayFirstIndex(start -> start > 0, reached) AS at,
        if(at > 0, at, length(kept) + 1) AS place
      FROM reached_2)
)
SELECT level, '' AS bucket, count() AS n, sum(took) / count() AS mean, quantilesExactInclusive(0.25, 0.5, 0.75, 0.9)(took) AS quantiles,
      sumMap([toUInt8(if(took < 1000, 0, floor(log2(took / 1000)) + 1))], [toUInt64(1)]) AS histogram, histogram.1 AS took_buckets, histogram.2 AS took_counts
    FROM (SELECT times FROM reached_3) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    GROUP BY level ORDER BY level
