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
-- p18 = "[?&](gclid|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|ScCid|li_fat_id|epik|irclickid|mc_eid|fbclid)=[^&#]" (String)
-- p19 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p20 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p21 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p22 = ["google","google","google","google","bing","yandex","tiktok","twitter","snapchat","linkedin","pinterest","impact","mailchimp","facebook"] (Array(String))
-- p23 = ["cpc","cpc","cpc","display","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","affiliate","email","social"] (Array(String))
-- p24 = 1 (UInt32)
-- p25 = 1 (UInt32)
-- p26 = 2208988800000 (Int64)
-- p27 = "Order Completed" (String)
-- p28 = 1 (UInt32)
-- p29 = 1073741827 (UInt32)
-- p30 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p31 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p32 = ["\"$context.page.url\"","\"url\"","\"$context.page.search\"","\"search\"","\"$context.referrer.url\"","\"$context.page.referrer\"","\"referrer\"","\"$context.campaign.source\"","\"$context.campaign.medium\"","\"$context.campaign.name\"","\"$context.campaign.term\"","\"$context.campaign.content\""] (Array(String))
-- p33 = "Order Completed" (String)
-- p34 = 1 (UInt32)
-- p35 = 1 (UInt32)
-- p36 = 2208988800000 (Int64)
-- p37 = 1 (UInt32)
-- p38 = 1073741827 (UInt32)
-- p39 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p40 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p41 = "Order Completed" (String)
-- p42 = ["\"$context.page.url\"","\"url\"","\"$context.page.search\"","\"search\"","\"$context.referrer.url\"","\"$context.page.referrer\"","\"referrer\"","\"$context.campaign.source\"","\"$context.campaign.medium\"","\"$context.campaign.name\"","\"$context.campaign.term\"","\"$context.campaign.content\""] (Array(String))
-- p43 = 2 (UInt8)
-- p44 = 1 (UInt8)
-- p45 = 1 (UInt32)
-- p46 = 1 (UInt32)
-- p47 = 65535 (UInt16)
-- p48 = 1 (UInt32)
-- p49 = 1073741827 (UInt32)
-- p50 = 1 (UInt32)
-- p51 = 1 (UInt32)
-- p52 = 65535 (UInt16)
-- p53 = 1 (UInt32)
-- p54 = 1073741827 (UInt32)
-- p55 = "261796803379200000" (UInt64)
-- p56 = "262425437798400000" (UInt64)
-- p57 = 1 (UInt32)
-- p58 = 1 (UInt32)
-- p59 = 1 (UInt32)
-- p60 = 1 (UInt32)
-- p61 = 0 (UInt16)
-- p62 = 4 (Int64)
-- p63 = 2 (Int64)
-- p64 = 1 (UInt32)
-- p65 = 0 (UInt16)
-- p66 = 1 (Int64)
-- p67 = 10000 (Int64)
-- p68 = 3 (Int64)
-- p69 = 1 (UInt32)
-- p70 = 1 (UInt32)
-- p71 = 0 (UInt16)
-- p72 = 1 (Int64)
-- p73 = 10000 (Int64)
-- p74 = 1 (UInt32)
-- p75 = 1 (UInt32)
-- p76 = 1 (UInt32)
-- p77 = 0 (UInt16)
-- p78 = 4 (Int64)
-- p79 = 1 (UInt32)
-- p80 = 1 (UInt32)
-- p81 = 1 (UInt32)
-- p82 = 0 (UInt16)
-- p83 = 4 (Int64)
-- p84 = 2 (Int64)
-- p85 = 10000 (Int64)
-- p86 = 1 (UInt32)
-- p87 = 1 (UInt32)
-- p88 = 2208988800000 (Int64)
-- p89 = 2 (UInt8)
-- p90 = 1 (UInt8)
-- p91 = 1 (UInt32)
-- p92 = 1073741827 (UInt32)
-- p93 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p94 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p95 = 1 (UInt32)
-- p96 = 65535 (UInt16)
-- p97 = 1 (UInt32)
-- p98 = 1073741827 (UInt32)
-- p99 = 1 (UInt32)
-- p100 = 65535 (UInt16)
-- p101 = 1 (UInt32)
-- p102 = 1073741827 (UInt32)
-- p103 = 0 (UInt8)
-- p104 = 2 (UInt8)
-- p105 = 1800000 (Int64)
-- p106 = 7776000000 (Int64)
-- p107 = "(direct)" (String)
-- p108 = "(none)" (String)
-- p109 = 0 (UInt8)
-- p110 = 2 (UInt8)
-- p111 = ["(direct)"] (Array(String))
-- p112 = ["(not set)","(none)"] (Array(String))
-- p113 = "Direct" (String)
-- p114 = "cross-network" (String)
-- p115 = "Cross-network" (String)
-- p116 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p117 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p118 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p119 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p120 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p121 = ["shopping"] (Array(String))
-- p122 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p123 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p124 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p125 = "Paid Shopping" (String)
-- p126 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p127 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p128 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p129 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p130 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p131 = ["search"] (Array(String))
-- p132 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p133 = "Paid Search" (String)
-- p134 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p135 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p136 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p137 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p138 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p139 = ["social"] (Array(String))
-- p140 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p141 = "Paid Social" (String)
-- p142 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p143 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p144 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p146 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p147 = ["video"] (Array(String))
-- p148 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p149 = "Paid Video" (String)
-- p150 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p151 = "Display" (String)
-- p152 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p153 = "Paid Other" (String)
-- p154 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p155 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p156 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p157 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p158 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p159 = ["shopping"] (Array(String))
-- p160 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p161 = "Organic Shopping" (String)
-- p162 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p163 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p164 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p165 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p166 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p167 = ["social"] (Array(String))
-- p168 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p169 = "Organic Social" (String)
-- p170 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p171 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p172 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p173 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p174 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p175 = ["video"] (Array(String))
-- p176 = "(?i)^(.*video.*)$" (String)
-- p177 = "Organic Video" (String)
-- p178 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p179 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p180 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p181 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p182 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p183 = ["search"] (Array(String))
-- p184 = ["organic"] (Array(String))
-- p185 = "Organic Search" (String)
-- p186 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p187 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p188 = "Email" (String)
-- p189 = ["affiliate"] (Array(String))
-- p190 = "Affiliates" (String)
-- p191 = ["referral","app","link"] (Array(String))
-- p192 = "Referral" (String)
-- p193 = ["audio"] (Array(String))
-- p194 = "Audio" (String)
-- p195 = ["sms"] (Array(String))
-- p196 = ["sms"] (Array(String))
-- p197 = "SMS" (String)
-- p198 = "push" (String)
-- p199 = "mobile" (String)
-- p200 = "notification" (String)
-- p201 = ["firebase"] (Array(String))
-- p202 = "Mobile Push Notifications" (String)
-- p203 = "Unassigned" (String)
-- p204 = 2 (UInt8)
-- p205 = 0 (UInt8)
-- p206 = 10000 (Int64)
-- p207 = 4002480000000 (Int64)
-- p208 = 1 (UInt8)
-- p209 = 2208988800000 (Int64)
-- p210 = 2208988800000 (Int64)
-- p211 = "UTC" (String)
-- p212 = "UTC" (String)
-- p213 = "UTC" (String)
-- p214 = 30 (Int64)
-- p215 = 5 (Int64)
WITH told AS (
SELECT case, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money, (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT case, place, is_view, page, source, is_won, value, amount, currency, day FROM (SELECT *, if(campaign.1 != '', campaign.1, decodeURLFormComponent(extractURLParameter(address, {p12:String}))) AS tag_source, if(campaign.2 != '', campaign.2, decodeURLFormComponent(extractURLParameter(address, {p13:String}))) AS tag_medium,
      if(campaign.3 != '', campaign.3, decodeURLFormComponent(extractURLParameter(address, {p14:String}))) AS tag_name, if(campaign.4 != '', campaign.4, decodeURLFormComponent(extractURLParameter(address, {p15:String}))) AS tag_term, if(campaign.5 != '', campaign.5, decodeURLFormComponent(extractURLParameter(address, {p16:String}))) AS tag_content,
      indexOf({p17:Array(String)}, extract(if(position(address, '?') > 0, address, ''), {p18:String})) AS click,
      lower(domainWithoutWWW(referrer)) AS host, lower(domainWithoutWWW(address)) AS own_host,
      host != '' AND host != own_host AND cutToFirstSignificantSubdomain(referrer) != cutToFirstSignificantSubdomain(address) AND NOT 0 AS is_foreign,
      toLowCardinality(if(is_foreign, host, '')) AS from_host, (match(from_host, {p19:String}) AND NOT match(from_host, {p20:String})) AS is_engine, toString(extract(from_host, {p21:String})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (if(tag_source = '', '(not set)', tag_source), if(tag_medium = '', '(not set)', tag_medium), tag_name, tag_term, tag_content),
        click > 0, ({p22:Array(String)}[click], {p23:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', host, engine), 'organic', '', '', ''),
        is_foreign, (host, 'referral', '', '', ''),
        ('', '', '', '', '')) AS source FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, '') AS place, type IN ('page', 'screen') AS is_view,
      '' AS page, if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))) AS address, multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) AS referrer, (ifNull(toString(properties.`$context`.`campaign`.`source`), ''), ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), ifNull(toString(properties.`$context`.`campaign`.`name`), ''), ifNull(toString(properties.`$context`.`campaign`.`term`), ''), ifNull(toString(properties.`$context`.`campaign`.`content`), '')) AS campaign,
      toUInt8((((name = {p27:String})) AND 1)) AS is_won, '' AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p28:UInt32} AND type != 'system' AND bitAnd(flags, {p29:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p30:DateTime64(3, 'UTC')} AND time < {p31:DateTime64(3, 'UTC')} AND (multiSearchAny(paths, {p32:Array(String)}) AND ((multiSearchAny(if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))), ['?', '#utm_', '&utm_']) OR ifNull(toString(properties.`$context`.`campaign`.`source`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`medium`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`name`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`term`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`content`), '') != '' OR multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) != '' AND domainWithoutWWW(multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), ''))) != domainWithoutWWW(if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))))) OR (((name = {p33:String})) AND 1))))))) UNION ALL SELECT case, place, is_view, page, source, is_won, value, amount, currency, day FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p34:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p35:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p36:Int64}), toUInt64(0), toUInt8(0), '') AS place, type IN ('page', 'screen') AS is_view, '' AS page, ('', '', '', '', '') AS source, toUInt8(1) AS is_won, '' AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p37:UInt32} AND type != 'system' AND bitAnd(flags, {p38:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p39:DateTime64(3, 'UTC')} AND time < {p40:DateTime64(3, 'UTC')} AND (((name = {p41:String})) AND 1) AND NOT (multiSearchAny(paths, {p42:Array(String)}))))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.7 != '' OR item.4.1 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
SELECT case, label, first, marks FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.told_marks, e.marks)) AS marks
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayMap(s -> bitShiftLeft(bitShiftRight(s, 16), {p43:UInt8}) + bitShiftLeft(toUInt64(1), {p44:UInt8}) + ((SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code)
      FROM (SELECT code, name FROM journey_codes FINAL WHERE workspace = {p45:UInt32}) AS c
      INNER JOIN (SELECT arrayJoin((SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p46:UInt32} AND code = {p47:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p48:UInt32} AND type != 'system' AND bitAnd(flags, {p49:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))) AS kind) AS k ON c.name = k.kind.1)[toUInt16(s) + 1] = 2), arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code)
      FROM (SELECT code, name FROM journey_codes FINAL WHERE workspace = {p50:UInt32}) AS c
      INNER JOIN (SELECT arrayJoin((SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p51:UInt32} AND code = {p52:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p53:UInt32} AND type != 'system' AND bitAnd(flags, {p54:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))) AS kind) AS k ON c.name = k.kind.1)[toUInt16(s) + 1] > 0 AND s >= {p55:UInt64} AND s < {p56:UInt64}, steps)) AS told_marks FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p57:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p58:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p59:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p60:UInt32} AND kind = {p61:UInt16} AND revision = tupleElement(fold_state, {p62:Int64}) AND batch > tupleElement(fold_state, {p63:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p64:UInt32} AND kind = {p65:UInt16} AND generation = tupleElement(fold_state, {p66:Int64}) AND length(codes) > {p67:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p68:Int64}) AND workspace = {p69:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p70:UInt32} AND kind = {p71:UInt16} AND generation = tupleElement(fold_state, {p72:Int64}) AND length(codes) <= {p73:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p74:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p75:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p76:UInt32} AND kind = {p77:UInt16} AND revision = tupleElement(fold_state, {p78:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p79:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p80:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p81:UInt32} AND kind = {p82:UInt16} AND revision = tupleElement(fold_state, {p83:Int64}) AND batch > tupleElement(fold_state, {p84:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p85:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c
      LEFT JOIN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p86:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p87:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p88:Int64}), {p89:UInt8}) + bitShiftLeft(toUInt64(1), {p90:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p91:UInt32} AND type != 'system' AND bitAnd(flags, {p92:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p93:DateTime64(3, 'UTC')} AND time < {p94:DateTime64(3, 'UTC')} AND notEmpty(arrayFilter(kind -> kind.2 = 0, (SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p95:UInt32} AND code = {p96:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p97:UInt32} AND type != 'system' AND bitAnd(flags, {p98:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))).1) AND name IN (SELECT arrayJoin(arrayFilter(kind -> kind.2 = 0, (SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p99:UInt32} AND code = {p100:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p101:UInt32} AND type != 'system' AND bitAnd(flags, {p102:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))).1))))) GROUP BY unit) GROUP BY case) AS e ON c.case = e.case
    ) WHERE notEmpty(marks)
),
by_case AS (
SELECT e.case AS case, e.label AS label, e.first AS first, e.marks AS marks, t.items AS items
    FROM event_marks AS e LEFT JOIN told_by_case AS t ON e.case = t.case WHERE (arrayExists(mark -> bitTest(mark, {p103:UInt8}), (e.marks, t.items).1) OR arrayExists(e -> e.4.1 != '', (e.marks, t.items).2))
),
numbered AS (
SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs, arraySort(arrayConcat(arrayMap(ms -> bitShiftLeft(ms, 1), arrayConcat([times[1]], arrayFilter((ms, begins) -> begins, times, cuts))), arrayMap(one -> bitShiftLeft(one.1.1, 1) + 1, items))) AS order,
      arrayMap(n -> greatest(n, 1), arrayFilter((n, at) -> bitTest(at, 0), arrayCumSum(at -> NOT bitTest(at, 0), order), order)) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayMap(n -> toUInt32(n), arrayCompact(of)) AS groups_of, arrayResize(items, 0) AS nothing
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p104:UInt8}), marks) AS times, arrayMap(pause -> pause > {p105:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
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
SELECT case, label, session, begun, begun = first AS is_new, if(other.1 = '' OR begun - since > {p106:Int64}, ({p107:String}, {p108:String}, '', '', ''), other) AS source
    FROM (
      SELECT case, label, first, arrayFilter(one -> (arrayExists(mark -> bitTest(mark, {p109:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list) AS visits_of, arrayMap(one -> bitShiftRight(one.1[1], {p110:UInt8}), visits_of) AS starts,
        arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, visits_of) AS sources
      FROM cut
    ) ARRAY JOIN visits_of AS session, starts AS begun, sources AS own, arrayFill(one -> one.1 != '', sources) AS other, arrayFill((start, one) -> one.1 != '', starts, sources) AS since
),
visits AS (
SELECT case, label, begun, is_new, multiIf((lowerUTF8(source.1) IN ({p111:Array(String)}) AND lowerUTF8(source.2) IN ({p112:Array(String)})), {p113:String}, ((position(lowerUTF8(source.3), {p114:String}) > 0)), {p115:String}, (multiIf(match(lower(source.1), {p116:String}), 'shopping', match(lower(source.1), {p117:String}), 'video', match(lower(source.1), {p118:String}), 'social', (match(lower(source.1), {p119:String}) AND NOT match(lower(source.1), {p120:String})), 'search', '') IN ({p121:Array(String)}) AND (match(lowerUTF8(source.2), {p122:String}))) OR ((match(lowerUTF8(source.3), {p123:String})) AND (match(lowerUTF8(source.2), {p124:String}))), {p125:String}, (multiIf(match(lower(source.1), {p126:String}), 'shopping', match(lower(source.1), {p127:String}), 'video', match(lower(source.1), {p128:String}), 'social', (match(lower(source.1), {p129:String}) AND NOT match(lower(source.1), {p130:String})), 'search', '') IN ({p131:Array(String)}) AND (match(lowerUTF8(source.2), {p132:String}))), {p133:String}, (multiIf(match(lower(source.1), {p134:String}), 'shopping', match(lower(source.1), {p135:String}), 'video', match(lower(source.1), {p136:String}), 'social', (match(lower(source.1), {p137:String}) AND NOT match(lower(source.1), {p138:String})), 'search', '') IN ({p139:Array(String)}) AND (match(lowerUTF8(source.2), {p140:String}))), {p141:String}, (multiIf(match(lower(source.1), {p142:String}), 'shopping', match(lower(source.1), {p143:String}), 'video', match(lower(source.1), {p144:String}), 'social', (match(lower(source.1), {p145:String}) AND NOT match(lower(source.1), {p146:String})), 'search', '') IN ({p147:Array(String)}) AND (match(lowerUTF8(source.2), {p148:String}))), {p149:String}, (lowerUTF8(source.2) IN ({p150:Array(String)})), {p151:String}, ((match(lowerUTF8(source.2), {p152:String}))), {p153:String}, (multiIf(match(lower(source.1), {p154:String}), 'shopping', match(lower(source.1), {p155:String}), 'video', match(lower(source.1), {p156:String}), 'social', (match(lower(source.1), {p157:String}) AND NOT match(lower(source.1), {p158:String})), 'search', '') IN ({p159:Array(String)})) OR ((match(lowerUTF8(source.3), {p160:String}))), {p161:String}, (multiIf(match(lower(source.1), {p162:String}), 'shopping', match(lower(source.1), {p163:String}), 'video', match(lower(source.1), {p164:String}), 'social', (match(lower(source.1), {p165:String}) AND NOT match(lower(source.1), {p166:String})), 'search', '') IN ({p167:Array(String)})) OR (lowerUTF8(source.2) IN ({p168:Array(String)})), {p169:String}, (multiIf(match(lower(source.1), {p170:String}), 'shopping', match(lower(source.1), {p171:String}), 'video', match(lower(source.1), {p172:String}), 'social', (match(lower(source.1), {p173:String}) AND NOT match(lower(source.1), {p174:String})), 'search', '') IN ({p175:Array(String)})) OR ((match(lowerUTF8(source.2), {p176:String}))), {p177:String}, (multiIf(match(lower(source.1), {p178:String}), 'shopping', match(lower(source.1), {p179:String}), 'video', match(lower(source.1), {p180:String}), 'social', (match(lower(source.1), {p181:String}) AND NOT match(lower(source.1), {p182:String})), 'search', '') IN ({p183:Array(String)})) OR (lowerUTF8(source.2) IN ({p184:Array(String)})), {p185:String}, (lowerUTF8(source.1) IN ({p186:Array(String)})) OR (lowerUTF8(source.2) IN ({p187:Array(String)})), {p188:String}, (lowerUTF8(source.2) IN ({p189:Array(String)})), {p190:String}, (lowerUTF8(source.2) IN ({p191:Array(String)})), {p192:String}, (lowerUTF8(source.2) IN ({p193:Array(String)})), {p194:String}, (lowerUTF8(source.1) IN ({p195:Array(String)})) OR (lowerUTF8(source.2) IN ({p196:Array(String)})), {p197:String}, ((endsWith(lowerUTF8(source.2), {p198:String}))) OR ((position(lowerUTF8(source.2), {p199:String}) > 0 OR position(lowerUTF8(source.2), {p200:String}) > 0)) OR (lowerUTF8(source.1) IN ({p201:Array(String)})), {p202:String}, {p203:String}) AS told, bitShiftRight(session.1[-1], {p204:UInt8}) - begun AS lasted,
      arrayCount(mark -> bitTest(mark, {p205:UInt8}), session.1) AS viewed, arrayFilter(e -> e.5, session.2) AS won,
      lasted >= {p206:Int64} OR viewed >= 2 OR notEmpty(won) AS is_engaged
    FROM sourced
    WHERE begun >= {p207:Int64} AND arrayExists(mark -> bitTest(mark, {p208:UInt8}), session.1)
),
grouped AS (
SELECT cell.1 AS mark, cell.2 AS value, cell.3 AS bucket, count() AS visits, uniqExact(case) AS cases, sum(is_new) AS new_visits,
      sum(is_engaged) AS engaged, sum(viewed) AS views, quantileExactInclusive(0.5)(toFloat64(lasted)) AS median_ms, sum(length(won)) AS conversions,
      countIf(notEmpty(won)) AS converted, sum(arraySum(one -> one.6.1, won)) AS minor,
      sumMap(arrayMap(m -> m.3, others), arrayMap(m -> m.4, others), arrayMap(m -> toUInt64(1), others)) AS other
    FROM (SELECT *, toString(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(begun) - {p209:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(begun) - {p210:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p211:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p212:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p213:String}), toInt32(0))))) AS starts_on, arrayFilter(money -> money.2 = 2, arrayMap(one -> one.6, won)) AS others FROM visits)
    ARRAY JOIN [(0, '', ''), (1, told, ''), (2, '', starts_on), (3, told, starts_on)] AS cell
    GROUP BY cell
),
ranked AS (
SELECT *, dense_rank() OVER (ORDER BY weight DESC, value) AS place, countIf(mark = 1) OVER () AS all_values
    FROM (SELECT *, max(if(mark = 1, visits, 0)) OVER (PARTITION BY mark IN (1, 3), value) AS weight FROM grouped)
)
SELECT mark, value, bucket, visits, cases, new_visits, engaged, views, median_ms, conversions, converted, minor, other.1 AS other_currencies,
      other.2 AS other_minor, other.3 AS other_events, place, all_values
    FROM ranked WHERE mark IN (0, 2) OR (mark = 1 AND place <= {p214:Int64}) OR (mark = 3 AND place <= {p215:Int64})
    ORDER BY mark, place, bucket
