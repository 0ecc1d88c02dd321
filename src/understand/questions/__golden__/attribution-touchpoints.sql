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
-- p15 = "Order Completed" (String)
-- p16 = "Order Completed" (String)
-- p17 = "C" (String)
-- p18 = "C" (String)
-- p19 = 1 (UInt32)
-- p20 = 1073741827 (UInt32)
-- p21 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p22 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p23 = "Order Completed" (String)
-- p24 = "C" (String)
-- p25 = "C" (String)
-- p26 = "Order Completed" (String)
-- p27 = 1 (UInt32)
-- p28 = 65535 (UInt16)
-- p29 = 1 (UInt32)
-- p30 = 1073741827 (UInt32)
-- p31 = 1 (UInt32)
-- p32 = 2 (UInt8)
-- p33 = 1 (UInt8)
-- p34 = "261961010380800000" (UInt64)
-- p35 = "262425437798400000" (UInt64)
-- p36 = 1 (UInt32)
-- p37 = 1 (UInt32)
-- p38 = 1 (UInt32)
-- p39 = 1 (UInt32)
-- p40 = 0 (UInt16)
-- p41 = 4 (Int64)
-- p42 = 2 (Int64)
-- p43 = 1 (UInt32)
-- p44 = 0 (UInt16)
-- p45 = 1 (Int64)
-- p46 = 10000 (Int64)
-- p47 = 3 (Int64)
-- p48 = 1 (UInt32)
-- p49 = 1 (UInt32)
-- p50 = 0 (UInt16)
-- p51 = 1 (Int64)
-- p52 = 10000 (Int64)
-- p53 = "261961010380800000" (UInt64)
-- p54 = "262425437798400000" (UInt64)
-- p55 = 1 (UInt32)
-- p56 = 1 (UInt32)
-- p57 = 1 (UInt32)
-- p58 = 0 (UInt16)
-- p59 = 4 (Int64)
-- p60 = 1 (UInt32)
-- p61 = 1 (UInt32)
-- p62 = 1 (UInt32)
-- p63 = 0 (UInt16)
-- p64 = 4 (Int64)
-- p65 = 2 (Int64)
-- p66 = 10000 (Int64)
-- p67 = 1 (UInt32)
-- p68 = 1 (UInt32)
-- p69 = 2208988800000 (Int64)
-- p70 = 2 (UInt8)
-- p71 = 1 (UInt8)
-- p72 = 1 (UInt32)
-- p73 = 1073741827 (UInt32)
-- p74 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p75 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p76 = 2 (UInt8)
-- p77 = 1800000 (Int64)
-- p78 = 3999801600000 (Int64)
-- p79 = 604800000 (Int64)
-- p80 = 100 (Int64)
-- p81 = 2592000000 (Int64)
-- p82 = 2592000000 (Int64)
-- p83 = 2592000000 (Int64)
-- p84 = 20001 (Int64)
WITH told AS (
SELECT case, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money, (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p12:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p13:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p14:Int64}), ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      toUInt8(0) AS page, ('', '', '', '', '') AS source,
      toUInt8((((name = {p15:String})) AND 1)) AS is_won, if(((name = {p16:String})), '', multiIf(((name = {p17:String})), {p18:String}, '')) AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p19:UInt32} AND type != 'system' AND bitAnd(flags, {p20:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p21:DateTime64(3, 'UTC')} AND time < {p22:DateTime64(3, 'UTC')} AND (if(((name = {p23:String})), '', multiIf(((name = {p24:String})), {p25:String}, '')) != '' OR (((name = {p26:String})) AND 1)))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.7 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
WITH (SELECT groupArray((name, kind)) FROM (SELECT toString(name) AS name, toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p27:UInt32} AND code = {p28:UInt16}) > 0, 0, max(is_view) = 0, 1, min(is_view) = 1, 2, 0)) AS kind FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p29:UInt32} AND type != 'system' AND bitAnd(flags, {p30:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name)) AS kinds, (
      SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code) FROM (SELECT DISTINCT code, name FROM journey_codes FINAL WHERE workspace = {p31:UInt32}) AS c INNER JOIN (SELECT arrayJoin(kinds) AS kind) AS k ON c.name = k.kind.1
    ) AS views SELECT case, label, first, marks FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.marks, e.marks)) AS marks
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayMap(s -> bitShiftLeft(bitShiftRight(s, 16), {p32:UInt8}) + bitShiftLeft(toUInt64(1), {p33:UInt8}) + (views[toUInt16(s) + 1] = 2), arrayFilter(s -> views[toUInt16(s) + 1] > 0 AND s >= {p34:UInt64} AND s < {p35:UInt64}, steps)) AS marks FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p36:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p37:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p38:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p39:UInt32} AND kind = {p40:UInt16} AND revision = tupleElement(fold_state, {p41:Int64}) AND batch > tupleElement(fold_state, {p42:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p43:UInt32} AND kind = {p44:UInt16} AND generation = tupleElement(fold_state, {p45:Int64}) AND length(codes) > {p46:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p47:Int64}) AND workspace = {p48:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p49:UInt32} AND kind = {p50:UInt16} AND generation = tupleElement(fold_state, {p51:Int64}) AND length(codes) <= {p52:Int64} AND last >= {p53:UInt64} AND first < {p54:UInt64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p55:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p56:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p57:UInt32} AND kind = {p58:UInt16} AND revision = tupleElement(fold_state, {p59:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p60:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p61:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p62:UInt32} AND kind = {p63:UInt16} AND revision = tupleElement(fold_state, {p64:Int64}) AND batch > tupleElement(fold_state, {p65:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p66:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c LEFT JOIN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p67:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p68:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p69:Int64}), {p70:UInt8}) + bitShiftLeft(toUInt64(1), {p71:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p72:UInt32} AND type != 'system' AND bitAnd(flags, {p73:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p74:DateTime64(3, 'UTC')} AND time < {p75:DateTime64(3, 'UTC')} AND notEmpty(arrayFilter(kind -> kind.2 = 0, kinds).1) AND name IN (SELECT arrayJoin(arrayFilter(kind -> kind.2 = 0, kinds).1))))) GROUP BY unit) GROUP BY case) AS e ON c.case = e.case
    ) WHERE notEmpty(marks)
),
by_case AS (
SELECT e.case AS case, e.label AS label, e.first AS first, e.marks AS marks, t.items AS items
    FROM event_marks AS e LEFT JOIN told_by_case AS t ON e.case = t.case
),
numbered AS (
SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs, arraySort(arrayConcat(arrayMap(ms -> bitShiftLeft(ms, 1), arrayConcat([times[1]], arrayFilter((ms, begins) -> begins, times, cuts))), arrayMap(one -> bitShiftLeft(one.1.1, 1) + 1, items))) AS order,
      arrayMap(n -> greatest(n, 1), arrayFilter((n, at) -> bitTest(at, 0), arrayCumSum(at -> NOT bitTest(at, 0), order), order)) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayMap(n -> toUInt32(n), arrayCompact(of)) AS groups_of, arrayResize(items, 0) AS nothing
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p76:UInt8}), marks) AS times, arrayMap(pause -> pause > {p77:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
      FROM by_case
    )
),
cut AS (
SELECT case, label, first, arrayZip(runs, arraySort(one -> one.1, arrayConcat(arrayZip(groups_of, groups), arrayMap(n -> (n, nothing), silent))).2) AS list
    FROM (
      SELECT *, arraySort(arrayConcat(groups_of, arrayMap(n -> toUInt32(n), arrayEnumerate(runs)))) AS both,
        arrayFilter((n, before, after) -> n != before AND n != after, both, arrayShiftRight(both, 1), arrayShiftLeft(both, 1)) AS silent
      FROM numbered
    )
),
merged AS (
SELECT case, label, arraySort(arrayConcat(
      arrayFlatten(arrayMap(one -> arrayMap(e -> (e.1, toUInt8(0), e.7, (toInt64(0), toUInt8(0), '', toInt64(0))), arraySlice(arrayFilter(e -> e.7 != '', one.2), 1, 1)), list)), arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (e.1, toUInt8(1), called, e.6), arrayFilter(e -> e.5, one.2)), list, names)))) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> '', list) AS names FROM (SELECT case, label, [single] AS list FROM (SELECT case, label, arrayJoin(list) AS single FROM cut)))
),
ordered AS (
SELECT case, label, touched.3 AS names, arrayMap(one -> one.1.1, touched) AS times, arrayMap(one -> (one.1.1, one.3, one.4), all_won) AS won, counts
    FROM (
      SELECT case, label, arrayFilter(one -> one.2 = 0, merged) AS touched, arrayFilter(one -> one.2 = 1, merged) AS all_won,
        arrayFilter((n, one) -> one.2 = 1, arrayMap(n -> toUInt32(n), arrayCumSum(one -> one.2 = 0, merged)), merged) AS counts
      FROM merged
    )
),
ends_of AS (
SELECT case, label, names, times, arrayFilter(one -> one.1 >= {p78:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1, one.2, one.3, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends FROM ordered
),
paths AS (
SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p79:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p80:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p81:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p82:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p83:Int64}, all_times) AS long_times,
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
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p84:Int64}
)
SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted
