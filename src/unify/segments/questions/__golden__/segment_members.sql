-- segment_members
-- p0 = 1 (UInt32)
-- p1 = 1 (UInt32)
-- p2 = "Order Completed" (String)
-- p3 = "1969-12-02T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p4 = "Product Viewed" (String)
-- p5 = "Order Completed" (String)
-- p6 = 1 (UInt32)
-- p7 = 1073741827 (UInt32)
-- p8 = 2592000000 (Int64)
-- p9 = 2 (UInt64)
-- p10 = ["فاس"] (Array(String))
-- p11 = 7200000 (Int64)
-- p12 = "1" (UInt64)
-- p13 = 50 (Int64)
WITH seen AS (
SELECT * FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p0:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p1:UInt32})), trace)) AS person, time, (time, ordinal, call, message_id) AS place, name = {p2:String} AND type IN ('track', 'page', 'screen') AND time > {p3:DateTime64(3, 'UTC')} AS is_0, type = 'identify' AND isNotNull(properties.`city`) AS is_1, ifNull(toString(properties.`city`), '') AS value_1, name = {p4:String} AND type IN ('track', 'page', 'screen') AS is_2, name = {p5:String} AND type IN ('track', 'page', 'screen') AS then_2 FROM events WHERE workspace = {p6:UInt32} AND type != 'system' AND bitAnd(flags, {p7:UInt32}) = 0 AND (trace != 0 AND (is_0 OR is_1 OR (is_2 OR then_2))))
),
facts AS (
SELECT person, countIf(is_0) AS fact_0, if(countIf(is_0) = 0, toInt64(9007199254740991), toUnixTimestamp64Milli(minIf(time, is_0)) + {p8:Int64}) AS at_0, argMaxIf(value_1, place, is_1) AS fact_1, if(countIf(is_2) = 0 OR countIf(then_2) = 0, [], arraySort(groupArrayIf((toUnixTimestamp64Milli(place.1), place.2, place.3, place.4, is_2, then_2), is_2 OR then_2))) AS fact_2 FROM seen GROUP BY person
),
judged AS (
SELECT person, ((fact_0 >= {p9:UInt64}) AND (NOT (fact_1 IN {p10:Array(String)})) AND (arrayExists((e, b) -> e.6 AND e.1 - b <= {p11:Int64}, fact_2, arrayPopBack(arrayPushFront(arrayFill(t -> t > toInt64(-4611686018427387904), arrayMap(e -> if(e.5, e.1, toInt64(-4611686018427387904)), fact_2)), toInt64(-4611686018427387904)))))) AS is_member, least(toInt64(9007199254740991), at_0) AS next_check FROM facts
)
SELECT person, total FROM (SELECT person, count() OVER () AS total FROM judged WHERE is_member)
        WHERE person > {p12:UInt64} ORDER BY person LIMIT {p13:Int64}
