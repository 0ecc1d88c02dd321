-- step-metrics
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
-- p29 = "Product Viewed" (String)
-- p30 = 1 (UInt16)
-- p31 = "Product Added" (String)
-- p32 = 2 (UInt16)
-- p33 = "Order Completed" (String)
-- p34 = 3 (UInt16)
-- p35 = 1 (UInt32)
-- p36 = "Product Viewed" (String)
-- p37 = 1 (UInt16)
-- p38 = "Product Added" (String)
-- p39 = 2 (UInt16)
-- p40 = "Order Completed" (String)
-- p41 = 3 (UInt16)
-- p42 = 1 (UInt32)
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
SELECT case, label, arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p29:String}), {p30:UInt16}, (name = {p31:String}), {p32:UInt16}, (name = {p33:String}), {p34:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p35:UInt32})[toUInt16(s) + 1] > 0, steps) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p36:String}), {p37:UInt16}, (name = {p38:String}), {p39:UInt16}, (name = {p40:String}), {p41:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p42:UInt32})[toUInt16(s) + 1], kept) AS nodes FROM seen WHERE notEmpty(kept)
),
places AS (
SELECT case, arrayEnumerateUniq(nodes) AS nth, arrayReverse(nodes) AS back,
        arrayFilter((n, i) -> i = 1, nodes, nth) AS first_nodes,
        arrayFilter((p, i) -> i = 1, arrayEnumerate(nodes), nth) AS first_places,
        arrayFilter((s, i) -> i = 1, kept, nth) AS first_steps,
        arrayFilter((n, i) -> i = 1, back, arrayEnumerateUniq(back)) AS last_nodes,
        arrayMap(p -> length(nodes) + 1 - p, arrayFilter((p, i) -> i = 1, arrayEnumerate(back), arrayEnumerateUniq(back))) AS last_places
      FROM laid
),
visits AS (
SELECT node, place, bitShiftRight(packed, 16) AS time,
        first_places[indexOf(first_nodes, 1)] AS start,
        last_places[indexOf(last_nodes, node)] AS last,
        arrayExists((n, p) -> n > node AND p > place, last_nodes, last_places) AS goes_on,
        indexOf(first_nodes, node + 1) AS next_at,
        first_places[next_at] AS next_place, next_at > 0 AND next_place > place AS is_next, bitShiftRight(first_steps[next_at], 16) AS next_time
      FROM places ARRAY JOIN first_nodes AS node, first_places AS place, first_steps AS packed
),
measured AS (
SELECT node, count() AS cases, countIf(start > 0 AND last >= start) AS from_start, countIf(goes_on) AS went_on,
        countIf(is_next) AS to_next, countIf(next_at > 0 AND next_place < place) AS before,
        quantilesExactInclusiveIf(0.5, 0.9)(toInt64(next_time) - toInt64(time), is_next) AS quantiles,
        quantiles[1] AS median, quantiles[2] AS p90
      FROM visits GROUP BY node
)
SELECT *, sumIf(cases, node = 1) OVER () AS started FROM measured ORDER BY node
