-- map.emotion
-- p0 = "says" (String)
-- p1 = "rating" (String)
-- p2 = 1 (Float64)
-- p3 = 4 (Float64)
-- p4 = 1 (UInt32)
-- p5 = 3 (UInt32)
-- p6 = "Product Reviewed" (String)
-- p7 = "Product Reviewed" (String)
WITH readings AS (

            SELECT {p0:String} AS step, toFloat64OrNull(ifNull(toString(getSubcolumn(properties, {p1:String})), '')) AS score,
                   -2 + 4 * (score - {p2:Float64}) / {p3:Float64} AS mood
            FROM (SELECT * FROM events WHERE workspace = {p4:UInt32} AND type != 'system' AND bitAnd(flags, {p5:UInt32}) = 0)
            WHERE name = {p6:String} AND 1 AND isNotNull(score)
              AND ((name = {p7:String}))
)
SELECT step, avg(assumeNotNull(mood)) AS mean, if(count() > 1, stddevSamp(assumeNotNull(mood)), NULL) AS deviation, count() AS n
            FROM readings WHERE mood BETWEEN -2 AND 2 GROUP BY step ORDER BY step
