-- step-channels
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
on_channels AS (
SELECT nodes, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(place, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY channel)) AS place FROM journey_codes FINAL WHERE workspace = {p22:UInt32}))[toUInt16(s) + 1], kept) AS places FROM laid
),
counted AS (
SELECT node, place, count() AS events, countIf(nth = 1) AS cases
        FROM on_channels ARRAY JOIN nodes AS node, places AS place, arrayEnumerateUniq(nodes, places) AS nth
        GROUP BY node, place
)
SELECT (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p23:UInt32} ORDER BY name))[node].1 AS name, (SELECT groupArray(channel) FROM (SELECT DISTINCT channel FROM journey_codes FINAL WHERE workspace = {p24:UInt32} ORDER BY channel))[place] AS channel, events, cases
        FROM counted ORDER BY node, events DESC, place
