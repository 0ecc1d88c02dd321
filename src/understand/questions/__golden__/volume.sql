-- volume
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
-- p21 = 4002480000000 (Int64)
-- p22 = 4004294400000 (Int64)
-- p23 = 2208988800000 (Int64)
-- p24 = 2208988800000 (Int64)
-- p25 = "UTC" (String)
-- p26 = "UTC" (String)
-- p27 = "UTC" (String)
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
marked AS (
SELECT case, toInt64(bitShiftRight(packed, 16)) AS time, line, follows
      FROM (
        SELECT case, packed, follows, arrayJoin(arrayFilter(mark -> mark.2, [(toUInt8(1), toUInt8(1))]).1) AS line
        FROM (SELECT case, steps, arrayMap(s -> toUInt8(0), steps) AS next FROM seen)
        ARRAY JOIN steps AS packed, next AS follows
      )
      WHERE time >= {p21:Int64} AND time < {p22:Int64}
),
by_case AS (
SELECT case, line, toDate32(addSeconds(fromUnixTimestamp64Milli(time - {p23:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(time - {p24:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p25:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p26:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p27:String}), toInt32(0)))) AS bucket, count() AS events, max(follows) AS converted
      FROM marked GROUP BY case, line, bucket
)
SELECT toString(bucket) AS bucket, line, sum(if(line = 0, converted, events)) AS n, count() AS cases
      FROM by_case GROUP BY bucket, line ORDER BY line, bucket
