-- map.quotes
-- p0 = "says" (String)
-- p1 = "review_body" (String)
-- p2 = "rating" (String)
-- p3 = 1 (Float64)
-- p4 = 4 (Float64)
-- p5 = 1 (UInt32)
-- p6 = 3 (UInt32)
-- p7 = "Product Reviewed" (String)
-- p8 = "Product Reviewed" (String)
-- p9 = 60 (Int64)
-- p10 = 3 (Int64)
WITH said AS (
SELECT * FROM (
            SELECT {p0:String} AS step, trim(ifNull(toString(getSubcolumn(properties, {p1:String})), '')) AS text, time, name AS event, channel, message_id, trace,
                   -2 + 4 * (toFloat64OrNull(ifNull(toString(getSubcolumn(properties, {p2:String})), '')) - {p3:Float64}) / {p4:Float64} AS mood
            FROM (SELECT * FROM events WHERE workspace = {p5:UInt32} AND type != 'system' AND bitAnd(flags, {p6:UInt32}) = 0)
            WHERE name = {p7:String} AND 1 AND lengthUTF8(text) >= 8
              AND ((name = {p8:String}))
            ORDER BY time DESC, message_id LIMIT {p9:Int64})
),
once AS (
SELECT * FROM said ORDER BY step, time DESC, message_id LIMIT 1 BY step, text
)
SELECT * FROM once ORDER BY step, time DESC, message_id LIMIT {p10:Int64} BY step
