-- map.quotes
-- p0 = "says" (String)
-- p1 = 1 (Float64)
-- p2 = 4 (Float64)
-- p3 = 1 (UInt32)
-- p4 = 1073741827 (UInt32)
-- p5 = "Product Reviewed" (String)
-- p6 = "Product Reviewed" (String)
-- p7 = 60 (Int64)
-- p8 = 3 (Int64)
WITH said AS (
SELECT * FROM (
        SELECT {p0:String} AS step, text, time, event, channel, message_id, trace, mood
        FROM (SELECT trim(ifNull(toString(properties.`review_body`), '')) AS text, time, name AS event, channel, message_id, trace,
            -2 + 4 * (toFloat64OrNull(ifNull(toString(properties.`rating`), '')) - {p1:Float64}) / {p2:Float64} AS mood FROM events WHERE workspace = {p3:UInt32} AND type != 'system' AND bitAnd(flags, {p4:UInt32}) = 0 AND (name = {p5:String} AND 1 AND ((name = {p6:String}))))
        WHERE lengthUTF8(text) >= 8
        ORDER BY time DESC, message_id LIMIT {p7:Int64})
),
once AS (
SELECT * FROM said ORDER BY step, time DESC, message_id LIMIT 1 BY step, text
)
SELECT * FROM once ORDER BY step, time DESC, message_id LIMIT {p8:Int64} BY step
