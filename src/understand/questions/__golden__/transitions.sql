-- transitions
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
-- p21 = 1 (UInt32)
-- p22 = 1 (UInt32)
-- p23 = 1 (UInt32)
-- p24 = 1 (UInt32)
-- p25 = 1 (UInt32)
-- p26 = 1000 (Int64)
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
SELECT case, label, steps AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p21:UInt32}))[toUInt16(s) + 1], kept) AS nodes FROM seen WHERE notEmpty(kept)
),
pairs AS (
SELECT from_node, to_node, took, nth_pair, nth_to
    FROM (
      SELECT arrayPushFront(nodes, 0) AS befores, arrayPushBack(nodes, 0) AS afters,
        arrayPushBack(arrayDifference(arrayMap(s -> bitShiftRight(s, 16), kept)), 0) AS gaps FROM laid
    )
    ARRAY JOIN befores AS from_node, afters AS to_node, gaps AS took,
      arrayEnumerateUniq(befores, afters) AS nth_pair, arrayEnumerateUniq(afters) AS nth_to
),
counted AS (
SELECT from_node, to_node, count() AS n, countIf(nth_pair = 1) AS cases, countIf(nth_to = 1) AS firsts,
      sum(took) / count() AS mean, quantilesExactInclusive(0.5, 0.9)(took) AS quantiles
    FROM pairs GROUP BY from_node, to_node
)
SELECT from_node, to_node, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p22:UInt32} ORDER BY name))[from_node].1 AS from_name, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p23:UInt32} ORDER BY name))[from_node].2 AS from_channel,
      (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p24:UInt32} ORDER BY name))[to_node].1 AS to_name, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p25:UInt32} ORDER BY name))[to_node].2 AS to_channel,
      n, cases, mean, quantiles[1] AS median, quantiles[2] AS p90, place, all_n, all_pairs, done, done_cases
    FROM (
      SELECT *, sumIf(n, from_node > 0 AND to_node > 0) OVER () AS all_n, countIf(from_node > 0 AND to_node > 0) OVER () AS all_pairs,
        sum(n) OVER (PARTITION BY to_node) AS done, sum(firsts) OVER (PARTITION BY to_node) AS done_cases,
        row_number() OVER (PARTITION BY from_node > 0 AND to_node > 0 ORDER BY n DESC, from_node, to_node) AS place,
        row_number() OVER (PARTITION BY to_node ORDER BY n DESC, from_node) AS place_into
      FROM counted
    )
    WHERE place <= {p26:Int64} OR place_into = 1 OR from_node = 0 OR to_node = 0
    ORDER BY n DESC, from_node, to_node
