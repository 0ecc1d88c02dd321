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
-- p29 = 2208988800 (Int64)
-- p30 = 2208988800 (Int64)
-- p31 = "UTC" (String)
-- p32 = "UTC" (String)
-- p33 = "UTC" (String)
-- p34 = -6048259200 (Int64)
-- p35 = 604800 (Int64)
-- p36 = 2208988800000 (Int64)
-- p37 = 2208988800 (Int64)
-- p38 = 2208988800000 (Int64)
-- p39 = 2208988800 (Int64)
-- p40 = "UTC" (String)
-- p41 = "UTC" (String)
-- p42 = "UTC" (String)
-- p43 = -6048259200 (Int64)
-- p44 = 604800 (Int64)
-- p45 = 0 (Int64)
-- p46 = 1 (UInt32)
-- p47 = 2208988800000 (Int64)
-- p48 = 1 (UInt32)
-- p49 = 0 (UInt16)
-- p50 = 1 (Int64)
-- p51 = 1 (UInt32)
-- p52 = 0 (UInt16)
-- p53 = 4 (Int64)
-- p54 = 2 (Int64)
-- p55 = 2208988800000 (Int64)
-- p56 = 1 (UInt32)
-- p57 = 1073741827 (UInt32)
-- p58 = 2208988800000 (Int64)
-- p59 = 2208988800 (Int64)
-- p60 = 2208988800000 (Int64)
-- p61 = 2208988800 (Int64)
-- p62 = "UTC" (String)
-- p63 = "UTC" (String)
-- p64 = "UTC" (String)
-- p65 = -6048259200 (Int64)
-- p66 = 604800 (Int64)
-- p67 = 0 (Int64)
-- p68 = 1 (UInt32)
-- p69 = 2208988800000 (Int64)
-- p70 = 1 (UInt32)
-- p71 = 0 (UInt16)
-- p72 = 1 (Int64)
-- p73 = 1 (UInt32)
-- p74 = 0 (UInt16)
-- p75 = 4 (Int64)
-- p76 = 2 (Int64)
-- p77 = 2208988800000 (Int64)
-- p78 = 1 (UInt32)
-- p79 = 1073741827 (UInt32)
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
by_case AS (
SELECT case, label, was_before, arrayCompact(arraySort(arrayCompact(arrayMap(s -> toInt32(intDiv(((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p29:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p30:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p31:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p32:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p33:String}), toInt32(0))) - {p34:Int64}, {p35:Int64})), near)))) AS buckets
      FROM (SELECT case, label, 0 AS was_before, kept AS near FROM (SELECT case, label, steps AS kept FROM seen)) WHERE notEmpty(near)
),
by_unit AS (
SELECT case, label,
        arrayMap((b, before, place) -> (b, multiIf(place = 1 AND NOT was_before, 'new', place > 1 AND before = b - 1, 'returning', 'resurrecting')), buckets, arrayShiftRight(buckets, 1), arrayEnumerate(buckets)) AS here,
        arrayMap(b -> (toInt32(b + 1), 'dormant'), arrayFilter((b, after) -> after != b + 1, buckets, arrayShiftLeft(buckets, 1, toInt32(-2147483648)))) AS gone,
        arrayFilter(at -> at.1 <= (SELECT toInt32(intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p36:Int64}, 1000) - {p37:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p38:Int64}, 1000) - {p39:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p40:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p41:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p42:String}), toInt32(0))) - {p43:Int64}, {p44:Int64})) FROM (SELECT least(toInt64({p45:Int64}), (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p46:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p47:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p48:UInt32} AND kind = {p49:UInt16} AND generation = tupleElement(fold_state, {p50:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p51:UInt32} AND kind = {p52:UInt16} AND revision = tupleElement(fold_state, {p53:Int64}) AND batch > tupleElement(fold_state, {p54:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p55:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p56:UInt32} AND type != 'system' AND bitAnd(flags, {p57:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    ))) AS edge)) AND 1, arrayConcat(here, gone)) AS told
      FROM by_case
),
states AS (
SELECT case, label, at.1 AS bucket, at.2 AS state, cases
      FROM (SELECT case, label, told, countIf(arrayExists(at -> at.2 != 'dormant', told)) OVER () AS cases FROM by_unit)
      ARRAY JOIN told AS at
)
SELECT bucket, state, count() AS n, any(cases) AS cases, (SELECT toInt32(intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p58:Int64}, 1000) - {p59:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p60:Int64}, 1000) - {p61:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p62:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p63:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p64:String}), toInt32(0))) - {p65:Int64}, {p66:Int64})) FROM (SELECT least(toInt64({p67:Int64}), (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p68:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p69:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p70:UInt32} AND kind = {p71:UInt16} AND generation = tupleElement(fold_state, {p72:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p73:UInt32} AND kind = {p74:UInt16} AND revision = tupleElement(fold_state, {p75:Int64}) AND batch > tupleElement(fold_state, {p76:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p77:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p78:UInt32} AND type != 'system' AND bitAnd(flags, {p79:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    ))) AS edge)) AS until
      FROM states GROUP BY bucket, state ORDER BY bucket, state
