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
-- p43 = "windowFunnel(39636172832767)" (String)
-- p44 = "18446744073709486080" (UInt64)
-- p45 = 0 (Int64)
-- p46 = 1 (Int64)
-- p47 = 2 (Int64)
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
levels AS (
SELECT arrayReduce({p43:String}, arrayMap((s, place) -> bitOr(bitAnd(s, {p44:UInt64}), place), kept, arrayEnumerate(kept)),
        arrayMap(s -> bitTest(s, {p45:Int64}), kept), arrayMap(s -> bitTest(s, {p46:Int64}), kept), arrayMap(s -> bitTest(s, {p47:Int64}), kept)) AS reached FROM relevant
)
SELECT toUInt32(arrayJoin(range(1, reached + 1))) AS level, '' AS bucket, count() AS n, CAST(NULL AS Nullable(Float64)) AS mean, CAST([] AS Array(Float64)) AS quantiles, CAST([] AS Array(UInt8)) AS took_buckets, CAST([] AS Array(UInt64)) AS took_counts
      FROM levels GROUP BY level ORDER BY level
