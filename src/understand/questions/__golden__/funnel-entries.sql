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
-- p19 = "18446744073709486080" (UInt64)
-- p20 = 1 (Int64)
-- p21 = 1 (Int64)
-- p22 = 2 (Int64)
-- p23 = "18446744073709486080" (UInt64)
-- p24 = "39636172865535" (UInt64)
-- p25 = 2 (UInt8)
-- p26 = 2 (Int64)
-- p27 = 1 (Int64)
-- p28 = 3 (Int64)
-- p29 = "18446744073709486080" (UInt64)
-- p30 = "39636172865535" (UInt64)
-- p31 = 3 (UInt8)
-- p32 = 3 (Int64)
-- p33 = 1 (Int64)
-- p34 = 1 (Int64)
-- p35 = 2 (Int64)
-- p36 = "18446744073709486080" (UInt64)
-- p37 = "39636172865535" (UInt64)
-- p38 = 2 (UInt8)
-- p39 = 2 (Int64)
-- p40 = 1 (Int64)
-- p41 = 3 (Int64)
-- p42 = "18446744073709486080" (UInt64)
-- p43 = "39636172865535" (UInt64)
-- p44 = 3 (UInt8)
-- p45 = 1 (Int64)
-- p46 = 1 (Int64)
-- p47 = 2 (Int64)
-- p48 = "18446744073709486080" (UInt64)
-- p49 = "39636172865535" (UInt64)
-- p50 = 2 (UInt8)
-- p51 = 2 (Int64)
-- p52 = 1 (Int64)
-- p53 = 3 (Int64)
-- p54 = "18446744073709486080" (UInt64)
-- p55 = "39636172865535" (UInt64)
-- p56 = 3 (UInt8)
-- p57 = 1 (Int64)
-- p58 = 1 (Int64)
-- p59 = 2 (Int64)
-- p60 = "18446744073709486080" (UInt64)
-- p61 = "39636172865535" (UInt64)
-- p62 = 2 (UInt8)
-- p63 = 2 (Int64)
-- p64 = 1 (Int64)
-- p65 = 3 (Int64)
-- p66 = "18446744073709486080" (UInt64)
-- p67 = "39636172865535" (UInt64)
-- p68 = 3 (UInt8)
-- p69 = 1 (Int64)
-- p70 = 1 (Int64)
-- p71 = 2 (Int64)
-- p72 = "18446744073709486080" (UInt64)
-- p73 = "39636172865535" (UInt64)
-- p74 = 2 (UInt8)
-- p75 = 2 (Int64)
-- p76 = 1 (Int64)
-- p77 = 3 (Int64)
-- p78 = "18446744073709486080" (UInt64)
-- p79 = "39636172865535" (UInt64)
-- p80 = 3 (UInt8)
-- p81 = "18446744073709486080" (UInt64)
-- p82 = "39636172865535" (UInt64)
-- p83 = 3 (Int64)
-- p84 = 1 (Int64)
-- p85 = 3 (Int64)
-- p86 = "18446744073709486080" (UInt64)
-- p87 = 3 (Int64)
-- p88 = 2208988800000 (Int64)
-- p89 = 2208988800000 (Int64)
-- p90 = 2208988800 (Int64)
-- p91 = 2208988800000 (Int64)
-- p92 = 2208988800000 (Int64)
-- p93 = 2208988800 (Int64)
-- p94 = "UTC" (String)
-- p95 = "UTC" (String)
-- p96 = "UTC" (String)
-- p97 = -6048259200 (Int64)
-- p98 = 604800 (Int64)
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
folded AS (
SELECT case, label, arrayFold((acc, s) -> multiIf(
        acc.2 = 0, if(bitTest(s, 0), (bitOr(bitAnd(s, {p19:UInt64}), toUInt64(1)), toUInt8(1), acc.3), acc),
        multiIf(bitTest(s, {p20:Int64}) AND acc.2 >= {p21:Int64} AND acc.2 < {p22:Int64} AND s - bitAnd(acc.1, {p23:UInt64}) <= {p24:UInt64}, {p25:UInt8}, bitTest(s, {p26:Int64}) AND acc.2 >= {p27:Int64} AND acc.2 < {p28:Int64} AND s - bitAnd(acc.1, {p29:UInt64}) <= {p30:UInt64}, {p31:UInt8}, toUInt8(0)) = {p32:Int64}, (toUInt64(0), toUInt8(0), arrayPushBack(acc.3, bitOr(acc.1, bitShiftLeft(toUInt64(1), toUInt8(multiIf(bitTest(s, {p33:Int64}) AND acc.2 >= {p34:Int64} AND acc.2 < {p35:Int64} AND s - bitAnd(acc.1, {p36:UInt64}) <= {p37:UInt64}, {p38:UInt8}, bitTest(s, {p39:Int64}) AND acc.2 >= {p40:Int64} AND acc.2 < {p41:Int64} AND s - bitAnd(acc.1, {p42:UInt64}) <= {p43:UInt64}, {p44:UInt8}, toUInt8(0)) - 1))))),
        multiIf(bitTest(s, {p45:Int64}) AND acc.2 >= {p46:Int64} AND acc.2 < {p47:Int64} AND s - bitAnd(acc.1, {p48:UInt64}) <= {p49:UInt64}, {p50:UInt8}, bitTest(s, {p51:Int64}) AND acc.2 >= {p52:Int64} AND acc.2 < {p53:Int64} AND s - bitAnd(acc.1, {p54:UInt64}) <= {p55:UInt64}, {p56:UInt8}, toUInt8(0)) > 0, (bitOr(acc.1, bitShiftLeft(toUInt64(1), toUInt8(multiIf(bitTest(s, {p57:Int64}) AND acc.2 >= {p58:Int64} AND acc.2 < {p59:Int64} AND s - bitAnd(acc.1, {p60:UInt64}) <= {p61:UInt64}, {p62:UInt8}, bitTest(s, {p63:Int64}) AND acc.2 >= {p64:Int64} AND acc.2 < {p65:Int64} AND s - bitAnd(acc.1, {p66:UInt64}) <= {p67:UInt64}, {p68:UInt8}, toUInt8(0)) - 1))), multiIf(bitTest(s, {p69:Int64}) AND acc.2 >= {p70:Int64} AND acc.2 < {p71:Int64} AND s - bitAnd(acc.1, {p72:UInt64}) <= {p73:UInt64}, {p74:UInt8}, bitTest(s, {p75:Int64}) AND acc.2 >= {p76:Int64} AND acc.2 < {p77:Int64} AND s - bitAnd(acc.1, {p78:UInt64}) <= {p79:UInt64}, {p80:UInt8}, toUInt8(0)), acc.3),
        NOT (s - bitAnd(acc.1, {p81:UInt64}) <= {p82:UInt64}) OR (bitTest(s, {p83:Int64}) AND acc.2 >= {p84:Int64} AND acc.2 < {p85:Int64}), if(bitTest(s, 0), (bitOr(bitAnd(s, {p86:UInt64}), toUInt64(1)), toUInt8(1), arrayPushBack(acc.3, acc.1)), (toUInt64(0), toUInt8(0), arrayPushBack(acc.3, acc.1))),
        acc), kept, (toUInt64(0), toUInt8(0), CAST([] AS Array(UInt64)))) AS entry_state,
        if(entry_state.2 > 0, arrayPushBack(entry_state.3, entry_state.1), entry_state.3) AS ended
      FROM relevant
),
found AS (
SELECT case, label, bitShiftRight(entry, 16) AS began, arrayMap(i -> toInt64(if(bitTest(entry, i), 0, -1)), range(0, {p87:Int64})) AS times
      FROM folded ARRAY JOIN ended AS entry
),
levels AS (
SELECT case, label, times, began FROM found
)
SELECT level, part AS bucket, count() AS n, CAST(NULL AS Nullable(Float64)) AS mean, CAST([] AS Array(Float64)) AS quantiles, CAST([] AS Array(UInt8)) AS took_buckets, CAST([] AS Array(UInt64)) AS took_counts
    FROM (SELECT times, arrayJoin(['', toString(toInt32(intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(toInt64(began) - {p88:Int64}, 'UTC')) + {p89:Int64}, 1000) - {p90:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(toInt64(began) - {p91:Int64}, 'UTC')) + {p92:Int64}, 1000) - {p93:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p94:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p95:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p96:String}), toInt32(0))) - {p97:Int64}, {p98:Int64})))]) AS part FROM levels) ARRAY JOIN times AS took, arrayEnumerate(times) AS level
    WHERE took >= 0 GROUP BY level, part ORDER BY part, level
