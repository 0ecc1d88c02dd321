-- lifecycle
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
-- p29 = 2208988800000 (Int64)
-- p30 = 2208988800000 (Int64)
-- p31 = "UTC" (String)
-- p32 = "UTC" (String)
-- p33 = "UTC" (String)
-- p34 = -70003 (Int64)
-- p35 = 0 (Int64)
-- p36 = 0 (Int64)
-- p37 = "UTC" (String)
-- p38 = "UTC" (String)
-- p39 = "UTC" (String)
-- p40 = -70003 (Int64)
-- p41 = 1 (UInt32)
-- p42 = 1073741827 (UInt32)
-- p43 = 0 (Int64)
-- p44 = 0 (Int64)
-- p45 = "UTC" (String)
-- p46 = "UTC" (String)
-- p47 = "UTC" (String)
-- p48 = -70003 (Int64)
-- p49 = 1 (UInt32)
-- p50 = 1073741827 (UInt32)
WITH seen AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p2:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p3:UInt32} AND kind = {p4:UInt16} AND revision = tupleElement(fold_state, {p5:Int64}) AND batch > tupleElement(fold_state, {p6:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p7:UInt32} AND kind = {p8:UInt16} AND generation = tupleElement(fold_state, {p9:Int64}) AND length(codes) > {p10:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p11:Int64}) AND workspace = {p12:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p13:UInt32} AND kind = {p14:UInt16} AND generation = tupleElement(fold_state, {p15:Int64}) AND length(codes) <= {p16:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
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
by_case AS (
SELECT case, label, arrayCompact(arraySort(arrayCompact(arrayMap(s -> toInt32(intDiv(toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p29:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p30:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p31:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p32:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p33:String}), toInt32(0))))) - {p34:Int64}, 7)), kept)))) AS buckets FROM (SELECT case, label, steps AS kept FROM seen) WHERE notEmpty(kept)
),
by_unit AS (
SELECT case, label,
        arrayMap((b, before, place) -> (b, multiIf(place = 1, 'new', before = b - 1, 'returning', 'resurrecting')), buckets, arrayShiftRight(buckets, 1), arrayEnumerate(buckets)) AS here,
        arrayMap(b -> (toInt32(b + 1), 'dormant'), arrayFilter((b, after) -> after != b + 1, buckets, arrayShiftLeft(buckets, 1, toInt32(-2147483648)))) AS gone,
        arrayFilter(at -> at.1 <= (SELECT toInt32(intDiv(toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(least(toInt64({p35:Int64}), span.2), 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(least(toInt64({p36:Int64}), span.2), 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p37:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p38:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p39:String}), toInt32(0))))) - {p40:Int64}, 7)) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p41:UInt32} AND type != 'system' AND bitAnd(flags, {p42:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span)) AND 1, arrayConcat(here, gone)) AS told
      FROM by_case
),
states AS (
SELECT case, label, at.1 AS bucket, at.2 AS state, cases
      FROM (SELECT case, label, told, countIf(arrayExists(at -> at.2 != 'dormant', told)) OVER () AS cases FROM by_unit)
      ARRAY JOIN told AS at
)
SELECT bucket, state, count() AS n, any(cases) AS cases, (SELECT toInt32(intDiv(toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(least(toInt64({p43:Int64}), span.2), 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(least(toInt64({p44:Int64}), span.2), 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p45:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p46:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p47:String}), toInt32(0))))) - {p48:Int64}, 7)) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p49:UInt32} AND type != 'system' AND bitAnd(flags, {p50:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span)) AS until
      FROM states GROUP BY bucket, state ORDER BY bucket, state
