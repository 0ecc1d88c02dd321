-- attribution
-- p0 = "" (String)
-- p1 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p2 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p3 = 1.0000000000000002 (Float64)
-- p4 = "" (String)
-- p5 = [] (Array(Float64))
-- p6 = [] (Array(String))
-- p7 = [] (Array(Int32))
-- p8 = "" (String)
-- p9 = 100 (Int64)
-- p10 = 100 (Int64)
-- p11 = 1.0000000000000002 (Float64)
-- p12 = 1 (UInt32)
-- p13 = 1 (UInt32)
-- p14 = 2208988800000 (Int64)
-- p15 = 1 (UInt32)
-- p16 = 1073741827 (UInt32)
-- p17 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p18 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p19 = "Order Completed" (String)
-- p20 = 1 (UInt32)
-- p21 = 1073741827 (UInt32)
-- p22 = "Order Completed" (String)
-- p23 = "\"revenue\"" (String)
-- p24 = 1 (UInt32)
-- p25 = "Order Completed" (String)
-- p26 = 1 (UInt32)
-- p27 = "Order Completed" (String)
-- p28 = 1 (UInt32)
-- p29 = "Order Completed" (String)
-- p30 = 1 (UInt32)
-- p31 = "Order Completed" (String)
-- p32 = 1 (UInt32)
-- p33 = "Order Completed" (String)
-- p34 = 1 (UInt32)
-- p35 = "Order Completed" (String)
-- p36 = 1 (UInt32)
-- p37 = "261961010380800000" (UInt64)
-- p38 = "262425437798400000" (UInt64)
-- p39 = 1 (UInt32)
-- p40 = 1 (UInt32)
-- p41 = 1 (UInt32)
-- p42 = 1 (UInt32)
-- p43 = 0 (UInt16)
-- p44 = 4 (Int64)
-- p45 = 2 (Int64)
-- p46 = 1 (UInt32)
-- p47 = 0 (UInt16)
-- p48 = 1 (Int64)
-- p49 = 10000 (Int64)
-- p50 = 3 (Int64)
-- p51 = 1 (UInt32)
-- p52 = 1 (UInt32)
-- p53 = 0 (UInt16)
-- p54 = 1 (Int64)
-- p55 = 10000 (Int64)
-- p56 = "261961010380800000" (UInt64)
-- p57 = "262425437798400000" (UInt64)
-- p58 = 1 (UInt32)
-- p59 = 1 (UInt32)
-- p60 = 1 (UInt32)
-- p61 = 0 (UInt16)
-- p62 = 4 (Int64)
-- p63 = 1 (UInt32)
-- p64 = 1 (UInt32)
-- p65 = 1 (UInt32)
-- p66 = 0 (UInt16)
-- p67 = 4 (Int64)
-- p68 = 2 (Int64)
-- p69 = 10000 (Int64)
-- p70 = 3999801600000 (Int64)
-- p71 = 604800000 (Int64)
-- p72 = 100 (Int64)
-- p73 = 2592000000 (Int64)
-- p74 = 2592000000 (Int64)
-- p75 = 2592000000 (Int64)
-- p76 = 20001 (Int64)
WITH earned AS (
SELECT case, arrayMap(one -> one.2, arraySort(groupArray((place, money)))) AS moneys
    FROM (SELECT case, place, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p12:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p13:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p14:Int64}), ordinal, call, message_id) AS place, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p15:UInt32} AND type != 'system' AND bitAnd(flags, {p16:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p17:DateTime64(3, 'UTC')} AND time < {p18:DateTime64(3, 'UTC')} AND ((name = {p19:String})) AND 1 AND ((SELECT count() FROM (SELECT 1 FROM events WHERE workspace = {p20:UInt32} AND type != 'system' AND bitAnd(flags, {p21:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p22:String})) AND 1 AND position(paths, {p23:String}) > 0)) LIMIT 1)) > 0) = 1)))) GROUP BY case
),
ordered AS (
SELECT c.case AS case, c.label AS label, c.names AS names, c.times AS times, c.counts AS counts,
      arrayMap((ms, money) -> (ms, '', money), c.won_at, arrayResize(m.moneys, length(c.won_at))) AS won
    FROM (
      SELECT case, label, arrayMap(s -> (SELECT groupArrayInsertAt('')(name, code) FROM journey_codes FINAL WHERE workspace = {p24:UInt32})[toUInt16(s) + 1], arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p25:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p26:UInt32})[toUInt16(s) + 1] = 1, kept)) AS names, arrayMap(s -> bitShiftRight(s, 16), arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p27:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p28:UInt32})[toUInt16(s) + 1] = 1, kept)) AS times,
        arrayMap(s -> bitShiftRight(s, 16), arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p29:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p30:UInt32})[toUInt16(s) + 1] = 2, kept)) AS won_at,
        arrayFilter((n, s) -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p31:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p32:UInt32})[toUInt16(s) + 1] = 2, arrayMap(n -> toUInt32(n), arrayCumSum(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p33:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p34:UInt32})[toUInt16(s) + 1] = 1, kept)), kept) AS counts
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf(((name = {p35:String})), if(1, 2, 0), name != '', 1, 0)), code) FROM journey_codes FINAL WHERE workspace = {p36:UInt32})[toUInt16(s) + 1] > 0 AND s >= {p37:UInt64} AND s < {p38:UInt64}, steps) AS kept FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p39:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p40:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p41:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p42:UInt32} AND kind = {p43:UInt16} AND revision = tupleElement(fold_state, {p44:Int64}) AND batch > tupleElement(fold_state, {p45:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p46:UInt32} AND kind = {p47:UInt16} AND generation = tupleElement(fold_state, {p48:Int64}) AND length(codes) > {p49:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p50:Int64}) AND workspace = {p51:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p52:UInt32} AND kind = {p53:UInt16} AND generation = tupleElement(fold_state, {p54:Int64}) AND length(codes) <= {p55:Int64} AND last >= {p56:UInt64} AND first < {p57:UInt64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p58:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p59:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p60:UInt32} AND kind = {p61:UInt16} AND revision = tupleElement(fold_state, {p62:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p63:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p64:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p65:UInt32} AND kind = {p66:UInt16} AND revision = tupleElement(fold_state, {p67:Int64}) AND batch > tupleElement(fold_state, {p68:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p69:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) WHERE notEmpty(kept)
    ) AS c LEFT JOIN earned AS m ON c.case = m.case
),
ends_of AS (
SELECT case, label, names, times, arrayFilter(one -> one.1 >= {p70:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1, one.2, one.3, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends FROM ordered
),
paths AS (
SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p71:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p72:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p73:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p74:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p75:Int64}, all_times) AS long_times,
          arrayFilter((one, called, next) -> called != next, long_names, long_names, arrayShiftLeft(long_names, 1)) AS kept_names, arrayFilter((one, called, next) -> called != next, long_times, long_names, arrayShiftLeft(long_names, 1)) AS kept_times
        FROM ends_of ARRAY JOIN ends AS ends_one, arrayEnumerate(ends) AS place
      )
    )
),
by_path AS (
SELECT path, sum(is_conversion) AS conversions, countIf(NOT is_conversion) AS nulls, sum(if(is_conversion, money.1, 0)) AS minor,
      sumForEach(arrayMap(w -> if(is_conversion, w, toUInt64(0)), decay)) AS decay_sums, sumForEach(arrayMap(w -> toInt64(round(w * if(is_conversion, money.1, 0) / 1e9 * 1e4)), decay)) AS decay_minor,
      sum(is_cut) AS shortened, sumMap(arrayFilter(one -> is_other, [money.3]), arrayFilter(one -> is_other, [money.4]), arrayFilter(one -> is_other, [toUInt64(1)])) AS other, sum(is_first) AS cases
    FROM (SELECT *, is_conversion AND money.2 = 2 AS is_other FROM paths)
    GROUP BY path
),
counted AS (
SELECT *, count() OVER () AS all_paths, sum(conversions) OVER () AS all_conversions, sum(nulls) OVER () AS all_nulls, sum(minor) OVER () AS all_minor,
      sum(cases) OVER () AS all_cases
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p76:Int64}
)
SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted
