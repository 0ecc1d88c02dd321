-- funnel
-- p0 = 65535 (UInt16)
-- p1 = 1 (UInt32)
-- p2 = 1 (UInt32)
-- p3 = 2208988800000 (Int64)
-- p4 = 1 (UInt32)
-- p5 = 1073741827 (UInt32)
-- p6 = [] (Array(UInt64))
-- p7 = 1 (UInt32)
-- p8 = 10000 (Int64)
-- p9 = "18446744073709486080" (UInt64)
-- p10 = "Product Viewed" (String)
-- p11 = "1" (UInt64)
-- p12 = "Product Added" (String)
-- p13 = "2" (UInt64)
-- p14 = "Order Completed" (String)
-- p15 = "4" (UInt64)
-- p16 = "Product Removed" (String)
-- p17 = "8" (UInt64)
-- p18 = 1 (UInt32)
-- p19 = 3 (Int64)
-- p20 = "18446744073709486080" (UInt64)
-- p21 = 3 (Int64)
-- p22 = "18446744073709486080" (UInt64)
-- p23 = 3 (Int64)
-- p24 = 1 (Int64)
-- p25 = "39636172865535" (UInt64)
-- p26 = 2 (Int64)
-- p27 = "39636172865535" (UInt64)
-- p28 = "4611686018427387904" (Int64)
-- p29 = "4611686018427387904" (Int64)
-- p30 = 2208988800000 (Int64)
-- p31 = 2208988800000 (Int64)
-- p32 = 2208988800 (Int64)
-- p33 = 2208988800000 (Int64)
-- p34 = 2208988800000 (Int64)
-- p35 = 2208988800 (Int64)
-- p36 = "UTC" (String)
-- p37 = "UTC" (String)
-- p38 = "UTC" (String)
-- p39 = -6048259200 (Int64)
-- p40 = 604800 (Int64)
WITH seen AS (
SELECT case, label, steps, codes FROM (
    SELECT case, label, arrayFilter((s, mark) -> mark = one, all_steps, marks) AS steps, arrayMap(s -> toUInt16(s), steps) AS codes
    FROM (SELECT case, label, steps AS all_steps, marks FROM (
    SELECT unit AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes, sorted.6 AS marks
    FROM (
      SELECT unit, any(unit_label) AS label, arraySort(groupArray(item)) AS sorted
      FROM (
    SELECT e.unit AS unit, e.group_batch AS group_batch, e.unit_label AS unit_label,
      (e.ms, e.ordinal, e.call, e.message_id, if(c.code = 0, {p0:UInt16}, c.code), e.marked) AS item
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p2:UInt32})), trace)) AS unit, 0 AS group_batch, '' AS unit_label, toUInt64(toUnixTimestamp64Milli(time) + {p3:Int64}) AS ms, ordinal, call,
        message_id, toString(name) AS event_name, toString(channel) AS event_channel, CAST([] AS Array(UInt64)) AS matched, toUInt64(if(ifNull(toString(properties.`product_id`), '') != '', sipHash64(ifNull(toString(properties.`product_id`), '')), 0)) AS marked FROM events WHERE workspace = {p4:UInt32} AND type != 'system' AND bitAnd(flags, {p5:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (1 AND trace != 0))) AS e
    LEFT JOIN (
      SELECT name, channel, arraySort(arrayIntersect(rules, {p6:Array(UInt64)})) AS told, min(code) AS code FROM journey_codes FINAL
      WHERE workspace = {p7:UInt32} GROUP BY name, channel, told
    ) AS c ON e.event_name = c.name AND e.event_channel = c.channel AND e.matched = c.told)
      GROUP BY unit HAVING count() <= {p8:Int64}
    )))
    ARRAY JOIN arrayDistinct(arrayFilter(mark -> mark > 0, marks)) AS one
  ) WHERE notEmpty(codes) AND 1
),
relevant AS (
SELECT case, label, began, arrayFilter(s -> bitAnd(s, 65535) > 0, packed) AS kept FROM (SELECT case, label, arrayMap(s -> bitOr(bitAnd(s, {p9:UInt64}), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p10:String}), {p11:UInt64}, 0) + if((name = {p12:String}), {p13:UInt64}, 0) + if((name = {p14:String}), {p15:UInt64}, 0) + if((name = {p16:String}), {p17:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p18:UInt32})[toUInt16(s) + 1]), steps) AS packed, bitShiftRight(arrayFirst((at, s) -> bitTest(s, 0), steps, packed), 16) AS began FROM seen) WHERE arrayExists(s -> bitTest(s, 0), packed)
),
level_1 AS (
SELECT case, label, began, kept, arrayFill(start -> start > 0, arrayMap((start, s) -> if(start > 0, start, if(bitTest(s, {p19:Int64}), toUInt64(1), 0)), arrayMap(s -> if(bitTest(s, 0), bitAnd(s, {p20:UInt64}), toUInt64(0)), kept), kept)) AS alive_now, arrayFill(start -> start > 0, arrayMap((start, s) -> if(start > 0, start, if(bitTest(s, {p21:Int64}), toUInt64(1), 0)), arrayMap(s -> if(bitTest(s, 0), bitAnd(s, {p22:UInt64}), toUInt64(0)), kept), kept)) AS usable, [toInt64(0)] AS times
      FROM relevant
),
level_2 AS (
SELECT case, label, began, kept, arrayFill(start -> start > 0, arrayMap((start, s) -> if(start > 0, start, if(bitTest(s, {p23:Int64}), toUInt64(1), 0)), reached, kept)) AS alive_now, arrayMap((a, b) -> greatest(a, b), alive_now, usable_before) AS usable,
          arrayPushBack(times_before, if(at > 0, toInt64(bitShiftRight(kept[at] - reached[at], 16)), -1)) AS times
        FROM (
          SELECT case, label, began, kept, usable AS usable_before, times AS times_before, arrayMap((s, start) -> if(start > 1 AND bitTest(s, {p24:Int64}) AND s - start <= {p25:UInt64}, start, toUInt64(0)), kept, arrayShiftRight(usable, 1)) AS reached,
            arrayFirstIndex(start -> start > 1, reached) AS at
          FROM level_1)
),
level_3 AS (
SELECT case, label, began, kept, arrayFill(start -> start > 0, reached) AS alive_now, alive_now AS usable,
          arrayPushBack(times_before, if(at > 0, toInt64(bitShiftRight(kept[at] - reached[at], 16)), -1)) AS times
        FROM (
          SELECT case, label, began, kept, usable AS usable_before, times AS times_before, arrayMap((s, start) -> if(start > 1 AND bitTest(s, {p26:Int64}) AND s - start <= {p27:UInt64}, start, toUInt64(0)), kept, arrayShiftRight(usable, 1)) AS reached,
            arrayFirstIndex(start -> start > 1, reached) AS at
          FROM level_2)
),
levels AS (
SELECT case, any(label) AS label, arrayMap(t -> if(t = {p28:Int64}, -1, t), minForEach(arrayMap(t -> if(t < 0, {p29:Int64}, t), times))) AS times,
      min(began) AS began
    FROM level_3 GROUP BY case
)
SELECT level, part AS bucket, count() AS n, sum(took) / count() AS mean, quantilesExactInclusive(0.25, 0.5, 0.75, 0.9)(took) AS quantiles,
      sumMap([toUInt8(if(took < 1000, 0, floor(log2(took / 1000)) + 1))], [toUInt64(1)]) AS histogram, histogram.1 AS took_buckets, histogram.2 AS took_counts
    FROM (SELECT times, arrayJoin(['', toString(toInt32(intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(toInt64(began) - {p30:Int64}, 'UTC')) + {p31:Int64}, 1000) - {p32:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(toInt64(began) - {p33:Int64}, 'UTC')) + {p34:Int64}, 1000) - {p35:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p36:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p37:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p38:String}), toInt32(0))) - {p39:Int64}, {p40:Int64})))]) AS part FROM levels) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    WHERE took >= 0 GROUP BY level, part ORDER BY part, level
