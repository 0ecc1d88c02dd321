-- acquisition
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
-- p12 = "utm_source" (String)
-- p13 = "utm_medium" (String)
-- p14 = "utm_campaign" (String)
-- p15 = "utm_term" (String)
-- p16 = "utm_content" (String)
-- p17 = ["gclid","gbraid","wbraid","dclid","msclkid","yclid","ttclid","twclid","ScCid","li_fat_id","epik","irclickid","mc_eid","fbclid"] (Array(String))
-- p18 = "from" (String)
-- p19 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p20 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p21 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p22 = ["google","google","google","google","bing","yandex","tiktok","twitter","snapchat","linkedin","pinterest","impact","mailchimp","facebook"] (Array(String))
-- p23 = ["cpc","cpc","cpc","display","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","affiliate","email","social"] (Array(String))
-- p24 = 1 (UInt32)
-- p25 = 1 (UInt32)
-- p26 = 2208988800000 (Int64)
-- p27 = 1 (UInt32)
-- p28 = 1073741827 (UInt32)
-- p29 = "Order Completed" (String)
-- p30 = "\"revenue\"" (String)
-- p31 = "Order Completed" (String)
-- p32 = 1 (UInt32)
-- p33 = 1073741827 (UInt32)
-- p34 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p35 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p36 = 1 (UInt32)
-- p37 = 1 (UInt32)
-- p38 = 2208988800000 (Int64)
-- p39 = 1 (UInt32)
-- p40 = 1073741827 (UInt32)
-- p41 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p42 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p43 = 1 (UInt32)
-- p44 = 1073741827 (UInt32)
-- p45 = "Order Completed" (String)
-- p46 = "\"revenue\"" (String)
-- p47 = "Order Completed" (String)
-- p48 = 1 (UInt32)
-- p49 = 65535 (UInt16)
-- p50 = 1 (UInt32)
-- p51 = 1073741827 (UInt32)
-- p52 = 1 (UInt32)
-- p53 = 2 (UInt8)
-- p54 = 1 (UInt8)
-- p55 = "261796803379200000" (UInt64)
-- p56 = "262425437798400000" (UInt64)
-- p57 = 1 (UInt32)
-- p58 = 1073741827 (UInt32)
-- p59 = "Order Completed" (String)
-- p60 = "\"revenue\"" (String)
-- p61 = 1 (UInt32)
-- p62 = "Order Completed" (String)
-- p63 = "261796803379200000" (UInt64)
-- p64 = "262425437798400000" (UInt64)
-- p65 = 1 (UInt32)
-- p66 = 1 (UInt32)
-- p67 = 1 (UInt32)
-- p68 = 1 (UInt32)
-- p69 = 0 (UInt16)
-- p70 = 4 (Int64)
-- p71 = 2 (Int64)
-- p72 = 1 (UInt32)
-- p73 = 0 (UInt16)
-- p74 = 1 (Int64)
-- p75 = 10000 (Int64)
-- p76 = 3 (Int64)
-- p77 = 1 (UInt32)
-- p78 = 1 (UInt32)
-- p79 = 0 (UInt16)
-- p80 = 1 (Int64)
-- p81 = 10000 (Int64)
-- p82 = "261796803379200000" (UInt64)
-- p83 = "262425437798400000" (UInt64)
-- p84 = 1 (UInt32)
-- p85 = 1 (UInt32)
-- p86 = 1 (UInt32)
-- p87 = 0 (UInt16)
-- p88 = 4 (Int64)
-- p89 = 1 (UInt32)
-- p90 = 1 (UInt32)
-- p91 = 1 (UInt32)
-- p92 = 0 (UInt16)
-- p93 = 4 (Int64)
-- p94 = 2 (Int64)
-- p95 = 10000 (Int64)
-- p96 = 1 (UInt32)
-- p97 = 1 (UInt32)
-- p98 = 1 (UInt32)
-- p99 = 1073741827 (UInt32)
-- p100 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p101 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p102 = 1 (UInt32)
-- p103 = 1 (UInt32)
-- p104 = 2208988800000 (Int64)
-- p105 = 2 (UInt8)
-- p106 = 1 (UInt8)
-- p107 = 1 (UInt32)
-- p108 = 1073741827 (UInt32)
-- p109 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p110 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p111 = 0 (UInt8)
-- p112 = 2 (UInt8)
-- p113 = 1800000 (Int64)
-- p114 = 7776000000 (Int64)
-- p115 = "(direct)" (String)
-- p116 = "(none)" (String)
-- p117 = 0 (UInt8)
-- p118 = 2 (UInt8)
-- p119 = ["(direct)"] (Array(String))
-- p120 = ["(not set)","(none)"] (Array(String))
-- p121 = "Direct" (String)
-- p122 = "cross-network" (String)
-- p123 = "Cross-network" (String)
-- p124 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p125 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p126 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p127 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p128 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p129 = ["shopping"] (Array(String))
-- p130 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p131 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p132 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p133 = "Paid Shopping" (String)
-- p134 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p135 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p136 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p137 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p138 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p139 = ["search"] (Array(String))
-- p140 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p141 = "Paid Search" (String)
-- p142 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p143 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p144 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p146 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p147 = ["social"] (Array(String))
-- p148 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p149 = "Paid Social" (String)
-- p150 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p151 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p152 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p153 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p154 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p155 = ["video"] (Array(String))
-- p156 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p157 = "Paid Video" (String)
-- p158 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p159 = "Display" (String)
-- p160 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p161 = "Paid Other" (String)
-- p162 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p163 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p164 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p165 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p166 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p167 = ["shopping"] (Array(String))
-- p168 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p169 = "Organic Shopping" (String)
-- p170 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p171 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p172 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p173 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p174 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p175 = ["social"] (Array(String))
-- p176 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p177 = "Organic Social" (String)
-- p178 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p179 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p180 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p181 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p182 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p183 = ["video"] (Array(String))
-- p184 = "(?i)^(.*video.*)$" (String)
-- p185 = "Organic Video" (String)
-- p186 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p187 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p188 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p189 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p190 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p191 = ["search"] (Array(String))
-- p192 = ["organic"] (Array(String))
-- p193 = "Organic Search" (String)
-- p194 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p195 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p196 = "Email" (String)
-- p197 = ["affiliate"] (Array(String))
-- p198 = "Affiliates" (String)
-- p199 = ["referral","app","link"] (Array(String))
-- p200 = "Referral" (String)
-- p201 = ["audio"] (Array(String))
-- p202 = "Audio" (String)
-- p203 = ["sms"] (Array(String))
-- p204 = ["sms"] (Array(String))
-- p205 = "SMS" (String)
-- p206 = "push" (String)
-- p207 = "mobile" (String)
-- p208 = "notification" (String)
-- p209 = ["firebase"] (Array(String))
-- p210 = "Mobile Push Notifications" (String)
-- p211 = "Unassigned" (String)
-- p212 = "utm_source" (String)
-- p213 = "utm_medium" (String)
-- p214 = "utm_campaign" (String)
-- p215 = "utm_term" (String)
-- p216 = "utm_content" (String)
-- p217 = ["gclid","gbraid","wbraid","dclid","msclkid","yclid","ttclid","twclid","ScCid","li_fat_id","epik","irclickid","mc_eid","fbclid"] (Array(String))
-- p218 = "from" (String)
-- p219 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p220 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p221 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p222 = ["google","google","google","google","bing","yandex","tiktok","twitter","snapchat","linkedin","pinterest","impact","mailchimp","facebook"] (Array(String))
-- p223 = ["cpc","cpc","cpc","display","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","affiliate","email","social"] (Array(String))
-- p224 = 1 (UInt32)
-- p225 = 1073741827 (UInt32)
-- p226 = "(direct)" (String)
-- p227 = "(none)" (String)
-- p228 = ["(direct)"] (Array(String))
-- p229 = ["(not set)","(none)"] (Array(String))
-- p230 = "Direct" (String)
-- p231 = "cross-network" (String)
-- p232 = "Cross-network" (String)
-- p233 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p234 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p235 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p236 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p237 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p238 = ["shopping"] (Array(String))
-- p239 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p240 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p241 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p242 = "Paid Shopping" (String)
-- p243 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p244 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p245 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p246 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p247 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p248 = ["search"] (Array(String))
-- p249 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p250 = "Paid Search" (String)
-- p251 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p252 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p253 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p254 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p255 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p256 = ["social"] (Array(String))
-- p257 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p258 = "Paid Social" (String)
-- p259 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p260 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p261 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p262 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p263 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p264 = ["video"] (Array(String))
-- p265 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p266 = "Paid Video" (String)
-- p267 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p268 = "Display" (String)
-- p269 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p270 = "Paid Other" (String)
-- p271 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p272 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p273 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p274 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p275 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p276 = ["shopping"] (Array(String))
-- p277 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p278 = "Organic Shopping" (String)
-- p279 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p280 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p281 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p282 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p283 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p284 = ["social"] (Array(String))
-- p285 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p286 = "Organic Social" (String)
-- p287 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p288 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p289 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p290 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p291 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p292 = ["video"] (Array(String))
-- p293 = "(?i)^(.*video.*)$" (String)
-- p294 = "Organic Video" (String)
-- p295 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p296 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p297 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p298 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p299 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p300 = ["search"] (Array(String))
-- p301 = ["organic"] (Array(String))
-- p302 = "Organic Search" (String)
-- p303 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p304 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p305 = "Email" (String)
-- p306 = ["affiliate"] (Array(String))
-- p307 = "Affiliates" (String)
-- p308 = ["referral","app","link"] (Array(String))
-- p309 = "Referral" (String)
-- p310 = ["audio"] (Array(String))
-- p311 = "Audio" (String)
-- p312 = ["sms"] (Array(String))
-- p313 = ["sms"] (Array(String))
-- p314 = "SMS" (String)
-- p315 = "push" (String)
-- p316 = "mobile" (String)
-- p317 = "notification" (String)
-- p318 = ["firebase"] (Array(String))
-- p319 = "Mobile Push Notifications" (String)
-- p320 = "Unassigned" (String)
-- p321 = 2 (UInt8)
-- p322 = 0 (UInt8)
-- p323 = 10000 (Int64)
-- p324 = 4002480000000 (Int64)
-- p325 = 1 (UInt8)
-- p326 = 2208988800000 (Int64)
-- p327 = 2208988800000 (Int64)
-- p328 = "UTC" (String)
-- p329 = "UTC" (String)
-- p330 = "UTC" (String)
-- p331 = 30 (Int64)
-- p332 = 5 (Int64)
WITH told AS (
SELECT case, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money, (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT case, place, is_view, page, source, is_won, value, amount, currency, day FROM (SELECT *, decodeURLFormComponent(extractURLParameter(arrival, {p12:String})) AS tag_source, decodeURLFormComponent(extractURLParameter(arrival, {p13:String})) AS tag_medium, toString(decodeURLFormComponent(extractURLParameter(arrival, {p14:String}))) AS tag_name,
      toString(decodeURLFormComponent(extractURLParameter(arrival, {p15:String}))) AS tag_term, toString(decodeURLFormComponent(extractURLParameter(arrival, {p16:String}))) AS tag_content, indexOf({p17:Array(String)}, toString(extractURLParameter(arrival, 'click'))) AS click,
      decodeURLFormComponent(extractURLParameter(arrival, {p18:String})) AS from_host, from_host != '' AND NOT 0 AS is_foreign, (match(from_host, {p19:String}) AND NOT match(from_host, {p20:String})) AS is_engine, toString(extract(from_host, {p21:String})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (toString(if(tag_source = '', '(not set)', tag_source)), toString(if(tag_medium = '', '(not set)', tag_medium)), tag_name, tag_term, tag_content),
        click > 0, ({p22:Array(String)}[click], {p23:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', toString(from_host), engine), 'organic', '', '', ''),
        is_foreign, (toString(from_host), 'referral', '', '', ''),
        ('', '', '', '', '')) AS source FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, toUInt8(0)) AS place, type IN ('page', 'screen') AS is_view,
      toUInt8(0) AS page, arrival,
      toUInt8((((SELECT count() FROM (SELECT 1 FROM events WHERE workspace = {p27:UInt32} AND type != 'system' AND bitAnd(flags, {p28:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p29:String})) AND position(paths, {p30:String}) > 0)) LIMIT 1)) > 0) = 1 AND (((name = {p31:String})) AND 1))) AS is_won, toUInt8(0) AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p32:UInt32} AND type != 'system' AND bitAnd(flags, {p33:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p34:DateTime64(3, 'UTC')} AND time < {p35:DateTime64(3, 'UTC')} AND (arrival != ''))))) UNION ALL SELECT case, place, is_view, page, source, is_won, value, amount, currency, day FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p36:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p37:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p38:Int64}), toUInt64(0), toUInt8(0), toUInt8(0)) AS place, type IN ('page', 'screen') AS is_view, toUInt8(0) AS page, ('', '', '', '', '') AS source, toUInt8(1) AS is_won, toUInt8(0) AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p39:UInt32} AND type != 'system' AND bitAnd(flags, {p40:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p41:DateTime64(3, 'UTC')} AND time < {p42:DateTime64(3, 'UTC')} AND (((SELECT count() FROM (SELECT 1 FROM events WHERE workspace = {p43:UInt32} AND type != 'system' AND bitAnd(flags, {p44:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p45:String})) AND position(paths, {p46:String}) > 0)) LIMIT 1)) > 0) = 1 AND (((name = {p47:String})) AND 1)) AND NOT (arrival != '')))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.4.1 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
WITH (SELECT groupArray((name, kind)) FROM (SELECT toString(name) AS name, toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p48:UInt32} AND code = {p49:UInt16}) > 0, 0, max(is_view) = 0, 1, min(is_view) = 1, 2, 0)) AS kind FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p50:UInt32} AND type != 'system' AND bitAnd(flags, {p51:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name)) AS kinds, (
      SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code) FROM (SELECT DISTINCT code, name FROM journey_codes FINAL WHERE workspace = {p52:UInt32}) AS c INNER JOIN (SELECT arrayJoin(kinds) AS kind) AS k ON c.name = k.kind.1
    ) AS views SELECT case, label, first, marks, won FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.marks, e.marks)) AS marks, c.won AS won
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayMap(s -> bitShiftLeft(bitShiftRight(s, 16), {p53:UInt8}) + bitShiftLeft(toUInt64(1), {p54:UInt8}) + (views[toUInt16(s) + 1] = 2), arrayFilter(s -> views[toUInt16(s) + 1] > 0 AND s >= {p55:UInt64} AND s < {p56:UInt64}, steps)) AS marks, if(((SELECT count() FROM (SELECT 1 FROM events WHERE workspace = {p57:UInt32} AND type != 'system' AND bitAnd(flags, {p58:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p59:String})) AND position(paths, {p60:String}) > 0)) LIMIT 1)) > 0) = 1, [], arrayMap(s -> ((bitShiftRight(s, 16), toUInt64(0), toUInt8(0), toUInt8(0)), toUInt8(0), toUInt8(0), ('', '', '', '', ''), toUInt8(1), (toInt64(0), toUInt8(0), '', toInt64(0)), toUInt8(0)), arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p61:UInt32} AND (((name = {p62:String})) AND 1)) AND s >= {p63:UInt64} AND s < {p64:UInt64}, steps))) AS won FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p65:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p66:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p67:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p68:UInt32} AND kind = {p69:UInt16} AND revision = tupleElement(fold_state, {p70:Int64}) AND batch > tupleElement(fold_state, {p71:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p72:UInt32} AND kind = {p73:UInt16} AND generation = tupleElement(fold_state, {p74:Int64}) AND length(codes) > {p75:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p76:Int64}) AND workspace = {p77:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p78:UInt32} AND kind = {p79:UInt16} AND generation = tupleElement(fold_state, {p80:Int64}) AND length(codes) <= {p81:Int64} AND last >= {p82:UInt64} AND first < {p83:UInt64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p84:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p85:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p86:UInt32} AND kind = {p87:UInt16} AND revision = tupleElement(fold_state, {p88:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p89:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p90:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p91:UInt32} AND kind = {p92:UInt16} AND revision = tupleElement(fold_state, {p93:Int64}) AND batch > tupleElement(fold_state, {p94:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p95:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND ((notEmpty(arrayFilter(kind -> kind.2 = 0, kinds).1) OR hasAny(codes, arrayFilter((code, kind) -> kind = 2, arrayMap(place -> toUInt16(place - 1), arrayEnumerate(views)), views)) OR case IN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p96:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p97:UInt32})), trace)) FROM events WHERE workspace = {p98:UInt32} AND type != 'system' AND bitAnd(flags, {p99:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND arrival != '' AND NOT type IN ('page', 'screen') AND time >= {p100:DateTime64(3, 'UTC')} AND time < {p101:DateTime64(3, 'UTC')})))))) AS c LEFT JOIN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p102:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p103:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p104:Int64}), {p105:UInt8}) + bitShiftLeft(toUInt64(1), {p106:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p107:UInt32} AND type != 'system' AND bitAnd(flags, {p108:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p109:DateTime64(3, 'UTC')} AND time < {p110:DateTime64(3, 'UTC')} AND notEmpty(arrayFilter(kind -> kind.2 = 0, kinds).1) AND name IN (SELECT arrayJoin(arrayFilter(kind -> kind.2 = 0, kinds).1))))) GROUP BY unit) GROUP BY case) AS e ON c.case = e.case
    ) WHERE notEmpty(marks)
),
by_case AS (
SELECT e.case AS case, e.label AS label, e.first AS first, e.marks AS marks, arraySort(arrayConcat(t.items, e.won)) AS items
    FROM event_marks AS e LEFT JOIN told_by_case AS t ON e.case = t.case WHERE (arrayExists(mark -> bitTest(mark, {p111:UInt8}), (e.marks, t.items).1) OR arrayExists(e -> e.4.1 != '', (e.marks, t.items).2))
),
numbered AS (
SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs, arraySort(arrayConcat(arrayMap(ms -> bitShiftLeft(ms, 1), arrayConcat([times[1]], arrayFilter((ms, begins) -> begins, times, cuts))), arrayMap(one -> bitShiftLeft(one.1.1, 1) + 1, items))) AS order,
      arrayMap(n -> greatest(n, 1), arrayFilter((n, at) -> bitTest(at, 0), arrayCumSum(at -> NOT bitTest(at, 0), order), order)) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayMap(n -> toUInt32(n), arrayCompact(of)) AS groups_of, arrayResize(items, 0) AS nothing
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p112:UInt8}), marks) AS times, arrayMap(pause -> pause > {p113:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
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
sourced AS (
SELECT case, label, session, begun, begun = first AS is_new, if(other.1 != '' AND begun - since <= {p114:Int64}, other, ({p115:String}, {p116:String}, '', '', '')) AS source
    FROM (
      SELECT case, label, first, arrayFilter(one -> (arrayExists(mark -> bitTest(mark, {p117:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list) AS visits_of, arrayMap(one -> bitShiftRight(one.1[1], {p118:UInt8}), visits_of) AS starts,
        arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, visits_of) AS sources
      FROM cut
    ) ARRAY JOIN visits_of AS session, starts AS begun, sources AS own, arrayFill(one -> one.1 != '', sources) AS other, arrayFill((start, one) -> one.1 != '', starts, sources) AS since
),
visits AS (
WITH (SELECT (groupArray(toString(source)), groupArray(multiIf((lowerUTF8(toLowCardinality(source.1)) IN ({p119:Array(String)}) AND lowerUTF8(toLowCardinality(source.2)) IN ({p120:Array(String)})), {p121:String}, ((position(lowerUTF8(toLowCardinality(source.3)), {p122:String}) > 0)), {p123:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p124:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p125:String}), 'video', match(lower(toLowCardinality(source.1)), {p126:String}), 'social', (match(lower(toLowCardinality(source.1)), {p127:String}) AND NOT match(lower(toLowCardinality(source.1)), {p128:String})), 'search', '') IN ({p129:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p130:String}))) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p131:String})) AND (match(lowerUTF8(toLowCardinality(source.2)), {p132:String}))), {p133:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p134:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p135:String}), 'video', match(lower(toLowCardinality(source.1)), {p136:String}), 'social', (match(lower(toLowCardinality(source.1)), {p137:String}) AND NOT match(lower(toLowCardinality(source.1)), {p138:String})), 'search', '') IN ({p139:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p140:String}))), {p141:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p142:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p143:String}), 'video', match(lower(toLowCardinality(source.1)), {p144:String}), 'social', (match(lower(toLowCardinality(source.1)), {p145:String}) AND NOT match(lower(toLowCardinality(source.1)), {p146:String})), 'search', '') IN ({p147:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p148:String}))), {p149:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p150:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p151:String}), 'video', match(lower(toLowCardinality(source.1)), {p152:String}), 'social', (match(lower(toLowCardinality(source.1)), {p153:String}) AND NOT match(lower(toLowCardinality(source.1)), {p154:String})), 'search', '') IN ({p155:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p156:String}))), {p157:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p158:Array(String)})), {p159:String}, ((match(lowerUTF8(toLowCardinality(source.2)), {p160:String}))), {p161:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p162:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p163:String}), 'video', match(lower(toLowCardinality(source.1)), {p164:String}), 'social', (match(lower(toLowCardinality(source.1)), {p165:String}) AND NOT match(lower(toLowCardinality(source.1)), {p166:String})), 'search', '') IN ({p167:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p168:String}))), {p169:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p170:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p171:String}), 'video', match(lower(toLowCardinality(source.1)), {p172:String}), 'social', (match(lower(toLowCardinality(source.1)), {p173:String}) AND NOT match(lower(toLowCardinality(source.1)), {p174:String})), 'search', '') IN ({p175:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p176:Array(String)})), {p177:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p178:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p179:String}), 'video', match(lower(toLowCardinality(source.1)), {p180:String}), 'social', (match(lower(toLowCardinality(source.1)), {p181:String}) AND NOT match(lower(toLowCardinality(source.1)), {p182:String})), 'search', '') IN ({p183:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.2)), {p184:String}))), {p185:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p186:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p187:String}), 'video', match(lower(toLowCardinality(source.1)), {p188:String}), 'social', (match(lower(toLowCardinality(source.1)), {p189:String}) AND NOT match(lower(toLowCardinality(source.1)), {p190:String})), 'search', '') IN ({p191:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p192:Array(String)})), {p193:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p194:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p195:Array(String)})), {p196:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p197:Array(String)})), {p198:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p199:Array(String)})), {p200:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p201:Array(String)})), {p202:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p203:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p204:Array(String)})), {p205:String}, ((endsWith(lowerUTF8(toLowCardinality(source.2)), {p206:String}))) OR ((position(lowerUTF8(toLowCardinality(source.2)), {p207:String}) > 0 OR position(lowerUTF8(toLowCardinality(source.2)), {p208:String}) > 0)) OR (lowerUTF8(toLowCardinality(source.1)) IN ({p209:Array(String)})), {p210:String}, {p211:String}))) FROM (SELECT DISTINCT source FROM (SELECT *, decodeURLFormComponent(extractURLParameter(arrival, {p212:String})) AS tag_source, decodeURLFormComponent(extractURLParameter(arrival, {p213:String})) AS tag_medium, toString(decodeURLFormComponent(extractURLParameter(arrival, {p214:String}))) AS tag_name,
      toString(decodeURLFormComponent(extractURLParameter(arrival, {p215:String}))) AS tag_term, toString(decodeURLFormComponent(extractURLParameter(arrival, {p216:String}))) AS tag_content, indexOf({p217:Array(String)}, toString(extractURLParameter(arrival, 'click'))) AS click,
      decodeURLFormComponent(extractURLParameter(arrival, {p218:String})) AS from_host, from_host != '' AND NOT 0 AS is_foreign, (match(from_host, {p219:String}) AND NOT match(from_host, {p220:String})) AS is_engine, toString(extract(from_host, {p221:String})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (toString(if(tag_source = '', '(not set)', tag_source)), toString(if(tag_medium = '', '(not set)', tag_medium)), tag_name, tag_term, tag_content),
        click > 0, ({p222:Array(String)}[click], {p223:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', toString(from_host), engine), 'organic', '', '', ''),
        is_foreign, (toString(from_host), 'referral', '', '', ''),
        ('', '', '', '', '')) AS source FROM (SELECT DISTINCT arrival FROM (SELECT arrival FROM events WHERE workspace = {p224:UInt32} AND type != 'system' AND bitAnd(flags, {p225:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (arrival != ''))))) UNION DISTINCT SELECT ({p226:String}, {p227:String}, '', '', '') AS source)) AS groups SELECT case, label, begun, is_new, if(transform(toString(source), groups.1, groups.2, '') = '', multiIf((lowerUTF8(toLowCardinality(source.1)) IN ({p228:Array(String)}) AND lowerUTF8(toLowCardinality(source.2)) IN ({p229:Array(String)})), {p230:String}, ((position(lowerUTF8(toLowCardinality(source.3)), {p231:String}) > 0)), {p232:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p233:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p234:String}), 'video', match(lower(toLowCardinality(source.1)), {p235:String}), 'social', (match(lower(toLowCardinality(source.1)), {p236:String}) AND NOT match(lower(toLowCardinality(source.1)), {p237:String})), 'search', '') IN ({p238:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p239:String}))) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p240:String})) AND (match(lowerUTF8(toLowCardinality(source.2)), {p241:String}))), {p242:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p243:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p244:String}), 'video', match(lower(toLowCardinality(source.1)), {p245:String}), 'social', (match(lower(toLowCardinality(source.1)), {p246:String}) AND NOT match(lower(toLowCardinality(source.1)), {p247:String})), 'search', '') IN ({p248:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p249:String}))), {p250:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p251:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p252:String}), 'video', match(lower(toLowCardinality(source.1)), {p253:String}), 'social', (match(lower(toLowCardinality(source.1)), {p254:String}) AND NOT match(lower(toLowCardinality(source.1)), {p255:String})), 'search', '') IN ({p256:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p257:String}))), {p258:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p259:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p260:String}), 'video', match(lower(toLowCardinality(source.1)), {p261:String}), 'social', (match(lower(toLowCardinality(source.1)), {p262:String}) AND NOT match(lower(toLowCardinality(source.1)), {p263:String})), 'search', '') IN ({p264:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p265:String}))), {p266:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p267:Array(String)})), {p268:String}, ((match(lowerUTF8(toLowCardinality(source.2)), {p269:String}))), {p270:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p271:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p272:String}), 'video', match(lower(toLowCardinality(source.1)), {p273:String}), 'social', (match(lower(toLowCardinality(source.1)), {p274:String}) AND NOT match(lower(toLowCardinality(source.1)), {p275:String})), 'search', '') IN ({p276:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p277:String}))), {p278:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p279:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p280:String}), 'video', match(lower(toLowCardinality(source.1)), {p281:String}), 'social', (match(lower(toLowCardinality(source.1)), {p282:String}) AND NOT match(lower(toLowCardinality(source.1)), {p283:String})), 'search', '') IN ({p284:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p285:Array(String)})), {p286:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p287:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p288:String}), 'video', match(lower(toLowCardinality(source.1)), {p289:String}), 'social', (match(lower(toLowCardinality(source.1)), {p290:String}) AND NOT match(lower(toLowCardinality(source.1)), {p291:String})), 'search', '') IN ({p292:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.2)), {p293:String}))), {p294:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p295:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p296:String}), 'video', match(lower(toLowCardinality(source.1)), {p297:String}), 'social', (match(lower(toLowCardinality(source.1)), {p298:String}) AND NOT match(lower(toLowCardinality(source.1)), {p299:String})), 'search', '') IN ({p300:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p301:Array(String)})), {p302:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p303:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p304:Array(String)})), {p305:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p306:Array(String)})), {p307:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p308:Array(String)})), {p309:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p310:Array(String)})), {p311:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p312:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p313:Array(String)})), {p314:String}, ((endsWith(lowerUTF8(toLowCardinality(source.2)), {p315:String}))) OR ((position(lowerUTF8(toLowCardinality(source.2)), {p316:String}) > 0 OR position(lowerUTF8(toLowCardinality(source.2)), {p317:String}) > 0)) OR (lowerUTF8(toLowCardinality(source.1)) IN ({p318:Array(String)})), {p319:String}, {p320:String}), transform(toString(source), groups.1, groups.2, '')) AS told, bitShiftRight(session.1[-1], {p321:UInt8}) - begun AS lasted,
      arrayCount(mark -> bitTest(mark, {p322:UInt8}), session.1) AS viewed, arrayFilter(e -> e.5, session.2) AS won,
      lasted >= {p323:Int64} OR viewed >= 2 OR notEmpty(won) AS is_engaged
    FROM sourced
    WHERE begun >= {p324:Int64} AND arrayExists(mark -> bitTest(mark, {p325:UInt8}), session.1)
),
grouped AS (
SELECT cell.1 AS mark, cell.2 AS value, cell.3 AS bucket, count() AS visits, uniqExact(case) AS cases, sum(is_new) AS new_visits,
      sum(is_engaged) AS engaged, sum(viewed) AS views, quantileExactInclusive(0.5)(toFloat64(lasted)) AS median_ms, sum(length(won)) AS conversions,
      countIf(notEmpty(won)) AS converted, sum(arraySum(one -> one.6.1, won)) AS minor,
      sumMap(arrayMap(m -> m.3, others), arrayMap(m -> m.4, others), arrayMap(m -> toUInt64(1), others)) AS other
    FROM (SELECT *, toString(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(begun) - {p326:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(begun) - {p327:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p328:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p329:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p330:String}), toInt32(0))))) AS starts_on, arrayFilter(money -> money.2 = 2, arrayMap(one -> one.6, won)) AS others FROM visits)
    ARRAY JOIN [(0, '', ''), (1, told, ''), (2, '', starts_on), (3, told, starts_on)] AS cell
    GROUP BY cell
),
ranked AS (
SELECT *, dense_rank() OVER (ORDER BY weight DESC, value) AS place, countIf(mark = 1) OVER () AS all_values
    FROM (SELECT *, max(if(mark = 1, visits, 0)) OVER (PARTITION BY mark IN (1, 3), value) AS weight FROM grouped)
)
SELECT mark, value, bucket, visits, cases, new_visits, engaged, views, median_ms, conversions, converted, minor, other.1 AS other_currencies,
      other.2 AS other_minor, other.3 AS other_events, place, all_values
    FROM ranked WHERE mark IN (0, 2) OR (mark = 1 AND place <= {p331:Int64}) OR (mark = 3 AND place <= {p332:Int64})
    ORDER BY mark, place, bucket
