-- funnel
-- p0 = 1 (UInt32)
-- p1 = 1 (UInt32)
-- p2 = 1 (UInt32)
-- p3 = 1 (UInt32)
-- p4 = 0 (UInt16)
-- p5 = 1 (UInt32)
-- p6 = 0 (UInt16)
-- p7 = 10000 (Int64)
-- p8 = 1 (UInt32)
-- p9 = 1 (UInt32)
-- p10 = 0 (UInt16)
-- p11 = 10000 (Int64)
-- p12 = 1 (UInt32)
-- p13 = 1 (UInt32)
-- p14 = 1 (UInt32)
-- p15 = 0 (UInt16)
-- p16 = 1 (UInt32)
-- p17 = 1 (UInt32)
-- p18 = 1 (UInt32)
-- p19 = 0 (UInt16)
-- p20 = 10000 (Int64)
-- p21 = "18446744073709486080" (UInt64)
-- p22 = "Product Viewed" (String)
-- p23 = "1" (UInt64)
-- p24 = "Product Added" (String)
-- p25 = "2" (UInt64)
-- p26 = "Order Completed" (String)
-- p27 = "4" (UInt64)
-- p28 = 1 (UInt32)
-- p29 = 1 (UInt32)
-- p30 = "Product Viewed" (String)
-- p31 = "Product Added" (String)
-- p32 = "Order Completed" (String)
-- p33 = "18446744073709486080" (UInt64)
-- p34 = 1 (Int64)
-- p35 = "39636172865535" (UInt64)
-- p36 = 2 (Int64)
-- p37 = "39636172865535" (UInt64)
WITH seen AS (
SELECT case, label, shown AS steps FROM (
      SELECT case, label, steps AS shown FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p2:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p3:UInt32} AND kind = {p4:UInt16} AND revision = fold_state.4 AND batch > fold_state.2 AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p5:UInt32} AND kind = {p6:UInt16} AND generation = fold_state.1 AND length(steps) > {p7:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > fold_state.3 AND workspace = {p8:UInt32}))) AS touched_cases
    SELECT case, label, steps FROM journeys
    WHERE workspace = {p9:UInt32} AND kind = {p10:UInt16} AND generation = fold_state.1 AND length(steps) <= {p11:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p12:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p13:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p14:UInt32} AND kind = {p15:UInt16} AND revision = fold_state.4 AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p16:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p17:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p18:UInt32} AND kind = {p19:UInt16} AND revision = fold_state.4 AND batch > fold_state.2 AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE notEmpty(touched_cases) AND length(sorted) <= {p20:Int64}
  ) WHERE 1
    ) WHERE notEmpty(shown)
),
relevant AS (
SELECT case, label, arrayMap(s -> bitOr(bitAnd(s, {p21:UInt64}), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p22:String}), {p23:UInt64}, 0) + if((name = {p24:String}), {p25:UInt64}, 0) + if((name = {p26:String}), {p27:UInt64}, 0), code) FROM journey_codes FINAL WHERE workspace = {p28:UInt32})[toUInt16(s) + 1]), filtered) AS kept
      FROM (
        SELECT case, label, arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p29:UInt32} AND ((name = {p30:String}) OR (name = {p31:String}) OR (name = {p32:String}))), steps) AS filtered FROM seen
      )
      WHERE arrayExists(s -> bitTest(s, 0), kept)
),
reached_1 AS (
SELECT case, label, kept, arrayFill(start -> start > 0, arrayMap(s -> if(bitTest(s, 0), bitAnd(s, {p33:UInt64}), 0), kept)) AS starts,
        [toInt64(0)] AS times FROM relevant
),
reached_2 AS (
SELECT case, label, arraySlice(whole, place) AS kept,
      arrayFill(start -> start > 0, arraySlice(reached, place)) AS starts,
      if(at > 0, arrayPushBack(until, toInt64(bitShiftRight(whole[at] - reached[at], 16))), until) AS times
    FROM (
      SELECT case, label, kept AS whole, times AS until, arrayMap((s, start) -> if(start > 0 AND bitTest(s, {p34:Int64}) AND s - start <= {p35:UInt64}, start, 0), kept, arrayShiftRight(starts, 1)) AS reached, arrayFirstIndex(start -> start > 0, reached) AS at,
        if(at > 0, at, length(kept) + 1) AS place
      FROM reached_1)
),
reached_3 AS (
SELECT case, label, arraySlice(whole, place) AS kept,
      arrayFill(start -> start > 0, arraySlice(reached, place)) AS starts,
      if(at > 0, arrayPushBack(until, toInt64(bitShiftRight(whole[at] - reached[at], 16))), until) AS times
    FROM (
      SELECT case, label, kept AS whole, times AS until, arrayMap((s, start) -> if(start > 0 AND bitTest(s, {p36:Int64}) AND s - start <= {p37:UInt64}, start, 0), kept, arrayShiftRight(starts, 1)) AS reached, arrayFirstIndex(start -> start > 0, reached) AS at,
        if(at > 0, at, length(kept) + 1) AS place
      FROM reached_2)
)
SELECT level, count() AS n, quantilesExactInclusive(0.5, 0.9)(took) AS quantiles, quantiles[1] AS median, quantiles[2] AS p90
    FROM (SELECT times FROM reached_3) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    GROUP BY level ORDER BY level
