-- step-metrics
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
-- p21 = "Product Viewed" (String)
-- p22 = 1 (UInt16)
-- p23 = "Product Added" (String)
-- p24 = 2 (UInt16)
-- p25 = "Order Completed" (String)
-- p26 = 3 (UInt16)
-- p27 = 1 (UInt32)
-- p28 = "Product Viewed" (String)
-- p29 = 1 (UInt16)
-- p30 = "Product Added" (String)
-- p31 = 2 (UInt16)
-- p32 = "Order Completed" (String)
-- p33 = 3 (UInt16)
-- p34 = 1 (UInt32)
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
laid AS (
SELECT case, label, arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p21:String}), {p22:UInt16}, (name = {p23:String}), {p24:UInt16}, (name = {p25:String}), {p26:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p27:UInt32})[toUInt16(s) + 1] > 0, steps) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p28:String}), {p29:UInt16}, (name = {p30:String}), {p31:UInt16}, (name = {p32:String}), {p33:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p34:UInt32})[toUInt16(s) + 1], kept) AS nodes FROM seen WHERE notEmpty(kept)
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
