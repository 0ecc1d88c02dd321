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
-- p30 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p31 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p32 = ["\"$context.page.url\"","\"url\"","\"$context.page.search\"","\"search\"","\"$context.referrer.url\"","\"$context.page.referrer\"","\"referrer\"","\"$context.campaign.source\"","\"$context.campaign.medium\"","\"$context.campaign.name\"","\"$context.campaign.term\"","\"$context.campaign.content\""] (Array(String))
-- p33 = "Order Completed" (String)
-- p34 = "Order Completed" (String)
-- p35 = 2 (UInt8)
-- p36 = 1 (UInt8)
-- p37 = 1 (UInt32)
-- p38 = 1 (UInt32)
-- p39 = 65535 (UInt16)
-- p40 = 1 (UInt32)
-- p41 = 1073741827 (UInt32)
-- p42 = 1 (UInt32)
-- p43 = 1 (UInt32)
-- p44 = 65535 (UInt16)
-- p45 = 1 (UInt32)
-- p46 = 1073741827 (UInt32)
-- p47 = "261961010380800000" (UInt64)
-- p48 = "262425437798400000" (UInt64)
-- p49 = 1 (UInt32)
-- p50 = 1 (UInt32)
-- p51 = 1 (UInt32)
-- p52 = 1 (UInt32)
-- p53 = 0 (UInt16)
-- p54 = 4 (Int64)
-- p55 = 2 (Int64)
-- p56 = 1 (UInt32)
-- p57 = 0 (UInt16)
-- p58 = 1 (Int64)
-- p59 = 10000 (Int64)
-- p60 = 3 (Int64)
-- p61 = 1 (UInt32)
-- p62 = 1 (UInt32)
-- p63 = 0 (UInt16)
-- p64 = 1 (Int64)
-- p65 = 10000 (Int64)
-- p66 = 1 (UInt32)
-- p67 = 1 (UInt32)
-- p68 = 1 (UInt32)
-- p69 = 0 (UInt16)
-- p70 = 4 (Int64)
-- p71 = 1 (UInt32)
-- p72 = 1 (UInt32)
-- p73 = 1 (UInt32)
-- p74 = 0 (UInt16)
-- p75 = 4 (Int64)
-- p76 = 2 (Int64)
-- p77 = 10000 (Int64)
-- p78 = 1 (UInt32)
-- p79 = 1 (UInt32)
-- p80 = 2208988800000 (Int64)
-- p81 = 2 (UInt8)
-- p82 = 1 (UInt8)
-- p83 = 1 (UInt32)
-- p84 = 1073741827 (UInt32)
-- p85 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p86 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p87 = 1 (UInt32)
-- p88 = 65535 (UInt16)
-- p89 = 1 (UInt32)
-- p90 = 1073741827 (UInt32)
-- p91 = 1 (UInt32)
-- p92 = 65535 (UInt16)
-- p93 = 1 (UInt32)
-- p94 = 1073741827 (UInt32)
-- p95 = 2 (UInt8)
-- p96 = 1800000 (Int64)
-- p97 = 2 (UInt8)
-- p98 = "(direct)" (String)
-- p99 = ["(direct)"] (Array(String))
-- p100 = ["(not set)","(none)"] (Array(String))
-- p101 = "Direct" (String)
-- p102 = "cross-network" (String)
-- p103 = "Cross-network" (String)
-- p104 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p105 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p106 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p107 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p108 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p109 = ["shopping"] (Array(String))
-- p110 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p111 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p112 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p113 = "Paid Shopping" (String)
-- p114 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p115 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p116 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p117 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p118 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p119 = ["search"] (Array(String))
-- p120 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p121 = "Paid Search" (String)
-- p122 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p123 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p124 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p125 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p126 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p127 = ["social"] (Array(String))
-- p128 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p129 = "Paid Social" (String)
-- p130 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p131 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p132 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p133 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p134 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p135 = ["video"] (Array(String))
-- p136 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p137 = "Paid Video" (String)
-- p138 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p139 = "Display" (String)
-- p140 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p141 = "Paid Other" (String)
-- p142 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p143 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p144 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p146 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p147 = ["shopping"] (Array(String))
-- p148 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p149 = "Organic Shopping" (String)
-- p150 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p151 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p152 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p153 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p154 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p155 = ["social"] (Array(String))
-- p156 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p157 = "Organic Social" (String)
-- p158 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p159 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p160 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p161 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p162 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p163 = ["video"] (Array(String))
-- p164 = "(?i)^(.*video.*)$" (String)
-- p165 = "Organic Video" (String)
-- p166 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p167 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p168 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p169 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p170 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p171 = ["search"] (Array(String))
-- p172 = ["organic"] (Array(String))
-- p173 = "Organic Search" (String)
-- p174 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p175 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p176 = "Email" (String)
-- p177 = ["affiliate"] (Array(String))
-- p178 = "Affiliates" (String)
-- p179 = ["referral","app","link"] (Array(String))
-- p180 = "Referral" (String)
-- p181 = ["audio"] (Array(String))
-- p182 = "Audio" (String)
-- p183 = ["sms"] (Array(String))
-- p184 = ["sms"] (Array(String))
-- p185 = "SMS" (String)
-- p186 = "push" (String)
-- p187 = "mobile" (String)
-- p188 = "notification" (String)
-- p189 = ["firebase"] (Array(String))
-- p190 = "Mobile Push Notifications" (String)
-- p191 = "Unassigned" (String)
-- p192 = 0 (UInt8)
-- p193 = 3999801600000 (Int64)
-- p194 = 604800000 (Int64)
-- p195 = 100 (Int64)
-- p196 = 2592000000 (Int64)
-- p197 = 2592000000 (Int64)
-- p198 = 2592000000 (Int64)
-- p199 = 20001 (Int64)
-- p200 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p201 = ["google","google","bing","bing","facebook","facebook","instagram","tiktok","snapchat","linkedin","pinterest","twitter","twitter","youtube"] (Array(String))
-- p202 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p203 = ["cpc","cpc","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","cpv"] (Array(String))
-- p204 = "(direct)" (String)
-- p205 = ["(direct)"] (Array(String))
-- p206 = ["(not set)","(none)"] (Array(String))
-- p207 = "Direct" (String)
-- p208 = "cross-network" (String)
-- p209 = "Cross-network" (String)
-- p210 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p211 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p212 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p213 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p214 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p215 = ["shopping"] (Array(String))
-- p216 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p217 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p218 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p219 = "Paid Shopping" (String)
-- p220 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p221 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p222 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p223 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p224 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p225 = ["search"] (Array(String))
-- p226 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p227 = "Paid Search" (String)
-- p228 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p229 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p230 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p231 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p232 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p233 = ["social"] (Array(String))
-- p234 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p235 = "Paid Social" (String)
-- p236 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p237 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p238 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p239 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p240 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p241 = ["video"] (Array(String))
-- p242 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p243 = "Paid Video" (String)
-- p244 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p245 = "Display" (String)
-- p246 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p247 = "Paid Other" (String)
-- p248 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p249 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p250 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p251 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p252 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p253 = ["shopping"] (Array(String))
-- p254 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p255 = "Organic Shopping" (String)
-- p256 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p257 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p258 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p259 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p260 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p261 = ["social"] (Array(String))
-- p262 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p263 = "Organic Social" (String)
-- p264 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p265 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p266 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p267 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p268 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p269 = ["video"] (Array(String))
-- p270 = "(?i)^(.*video.*)$" (String)
-- p271 = "Organic Video" (String)
-- p272 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p273 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p274 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p275 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p276 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p277 = ["search"] (Array(String))
-- p278 = ["organic"] (Array(String))
-- p279 = "Organic Search" (String)
-- p280 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p281 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p282 = "Email" (String)
-- p283 = ["affiliate"] (Array(String))
-- p284 = "Affiliates" (String)
-- p285 = ["referral","app","link"] (Array(String))
-- p286 = "Referral" (String)
-- p287 = ["audio"] (Array(String))
-- p288 = "Audio" (String)
-- p289 = ["sms"] (Array(String))
-- p290 = ["sms"] (Array(String))
-- p291 = "SMS" (String)
-- p292 = "push" (String)
-- p293 = "mobile" (String)
-- p294 = "notification" (String)
-- p295 = ["firebase"] (Array(String))
-- p296 = "Mobile Push Notifications" (String)
-- p297 = "Unassigned" (String)
-- p298 = "" (String)
-- p299 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p300 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p301 = 1.0000000000000002 (Float64)
-- p302 = "" (String)
-- p303 = [] (Array(Float64))
-- p304 = [] (Array(String))
-- p305 = [] (Array(Int32))
-- p306 = "" (String)
-- p307 = 100 (Int64)
-- p308 = 100 (Int64)
-- p309 = 1.0000000000000002 (Float64)
-- p310 = 1 (UInt32)
-- p311 = 1 (UInt32)
-- p312 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p313 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p314 = "UTC" (String)
-- p315 = "UTC" (String)
-- p316 = "UTC" (String)
-- p317 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p318 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p319 = "UTC" (String)
-- p320 = "UTC" (String)
-- p321 = "UTC" (String)
WITH told AS (
SELECT case, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money, (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT *, if(campaign.1 != '', campaign.1, decodeURLFormComponent(extractURLParameter(address, {p12:String}))) AS tag_source, if(campaign.2 != '', campaign.2, decodeURLFormComponent(extractURLParameter(address, {p13:String}))) AS tag_medium,
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
        ('', '', '', '', '')) AS source FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      '' AS page, if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))) AS address, multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) AS referrer, (ifNull(toString(properties.`$context`.`campaign`.`source`), ''), ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), ifNull(toString(properties.`$context`.`campaign`.`name`), ''), ifNull(toString(properties.`$context`.`campaign`.`term`), ''), ifNull(toString(properties.`$context`.`campaign`.`content`), '')) AS campaign,
      toUInt8((((name = {p27:String})) AND 1)) AS is_won, '' AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p28:UInt32} AND type != 'system' AND bitAnd(flags, {p29:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p30:DateTime64(3, 'UTC')} AND time < {p31:DateTime64(3, 'UTC')} AND (multiSearchAny(paths, {p32:Array(String)}) AND ((multiSearchAny(if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))), ['?', '#utm_', '&utm_']) OR ifNull(toString(properties.`$context`.`campaign`.`source`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`medium`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`name`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`term`), '') != '' OR ifNull(toString(properties.`$context`.`campaign`.`content`), '') != '' OR multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) != '' AND domainWithoutWWW(multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), ''))) != domainWithoutWWW(if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))))) OR (((name = {p33:String})) AND 1)) OR (((name = {p34:String})) AND 1))))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.7 != '' OR item.4.1 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
SELECT case, label, first, marks FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.told_marks, e.marks)) AS marks
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayMap(s -> bitShiftLeft(bitShiftRight(s, 16), {p35:UInt8}) + bitShiftLeft(toUInt64(1), {p36:UInt8}) + ((SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code)
      FROM (SELECT code, name FROM journey_codes FINAL WHERE workspace = {p37:UInt32}) AS c
      INNER JOIN (SELECT arrayJoin((SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p38:UInt32} AND code = {p39:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p40:UInt32} AND type != 'system' AND bitAnd(flags, {p41:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))) AS kind) AS k ON c.name = k.kind.1)[toUInt16(s) + 1] = 2), arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code)
      FROM (SELECT code, name FROM journey_codes FINAL WHERE workspace = {p42:UInt32}) AS c
      INNER JOIN (SELECT arrayJoin((SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p43:UInt32} AND code = {p44:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p45:UInt32} AND type != 'system' AND bitAnd(flags, {p46:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))) AS kind) AS k ON c.name = k.kind.1)[toUInt16(s) + 1] > 0 AND s >= {p47:UInt64} AND s < {p48:UInt64}, steps)) AS told_marks FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p49:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p50:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p51:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p52:UInt32} AND kind = {p53:UInt16} AND revision = tupleElement(fold_state, {p54:Int64}) AND batch > tupleElement(fold_state, {p55:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p56:UInt32} AND kind = {p57:UInt16} AND generation = tupleElement(fold_state, {p58:Int64}) AND length(codes) > {p59:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p60:Int64}) AND workspace = {p61:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p62:UInt32} AND kind = {p63:UInt16} AND generation = tupleElement(fold_state, {p64:Int64}) AND length(codes) <= {p65:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p66:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p67:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p68:UInt32} AND kind = {p69:UInt16} AND revision = tupleElement(fold_state, {p70:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p71:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p72:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p73:UInt32} AND kind = {p74:UInt16} AND revision = tupleElement(fold_state, {p75:Int64}) AND batch > tupleElement(fold_state, {p76:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p77:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c
      LEFT JOIN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p78:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p79:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p80:Int64}), {p81:UInt8}) + bitShiftLeft(toUInt64(1), {p82:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p83:UInt32} AND type != 'system' AND bitAnd(flags, {p84:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p85:DateTime64(3, 'UTC')} AND time < {p86:DateTime64(3, 'UTC')} AND notEmpty(arrayFilter(kind -> kind.2 = 0, (SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p87:UInt32} AND code = {p88:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p89:UInt32} AND type != 'system' AND bitAnd(flags, {p90:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))).1) AND name IN (SELECT arrayJoin(arrayFilter(kind -> kind.2 = 0, (SELECT groupArray((toString(name), toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p91:UInt32} AND code = {p92:UInt16}) > 0, 0, last = 0, 1, first = 1, 2, 0))))
      FROM (SELECT name, min(is_view) AS first, max(is_view) AS last FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p93:UInt32} AND type != 'system' AND bitAnd(flags, {p94:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name))).1))))) GROUP BY unit) GROUP BY case) AS e ON c.case = e.case
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
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p95:UInt8}), marks) AS times, arrayMap(pause -> pause > {p96:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
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
      arrayFilter(one -> one.3 != '', arrayMap((one, called) -> ((bitShiftRight(one.1[1], {p97:UInt8}), toUInt64(0), toUInt8(0), ''), toUInt8(0), called, (toInt64(0), toUInt8(0), '', toInt64(0))), list, names)), arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (e.1, toUInt8(1), called, e.6), arrayFilter(e -> e.5, one.2)), list, names)))) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, list) AS sources, arrayMap((source, is) -> if(is, if(source.1 = '', {p98:String}, multiIf((lowerUTF8(source.1) IN ({p99:Array(String)}) AND lowerUTF8(source.2) IN ({p100:Array(String)})), {p101:String}, ((position(lowerUTF8(source.3), {p102:String}) > 0)), {p103:String}, (multiIf(match(lower(source.1), {p104:String}), 'shopping', match(lower(source.1), {p105:String}), 'video', match(lower(source.1), {p106:String}), 'social', (match(lower(source.1), {p107:String}) AND NOT match(lower(source.1), {p108:String})), 'search', '') IN ({p109:Array(String)}) AND (match(lowerUTF8(source.2), {p110:String}))) OR ((match(lowerUTF8(source.3), {p111:String})) AND (match(lowerUTF8(source.2), {p112:String}))), {p113:String}, (multiIf(match(lower(source.1), {p114:String}), 'shopping', match(lower(source.1), {p115:String}), 'video', match(lower(source.1), {p116:String}), 'social', (match(lower(source.1), {p117:String}) AND NOT match(lower(source.1), {p118:String})), 'search', '') IN ({p119:Array(String)}) AND (match(lowerUTF8(source.2), {p120:String}))), {p121:String}, (multiIf(match(lower(source.1), {p122:String}), 'shopping', match(lower(source.1), {p123:String}), 'video', match(lower(source.1), {p124:String}), 'social', (match(lower(source.1), {p125:String}) AND NOT match(lower(source.1), {p126:String})), 'search', '') IN ({p127:Array(String)}) AND (match(lowerUTF8(source.2), {p128:String}))), {p129:String}, (multiIf(match(lower(source.1), {p130:String}), 'shopping', match(lower(source.1), {p131:String}), 'video', match(lower(source.1), {p132:String}), 'social', (match(lower(source.1), {p133:String}) AND NOT match(lower(source.1), {p134:String})), 'search', '') IN ({p135:Array(String)}) AND (match(lowerUTF8(source.2), {p136:String}))), {p137:String}, (lowerUTF8(source.2) IN ({p138:Array(String)})), {p139:String}, ((match(lowerUTF8(source.2), {p140:String}))), {p141:String}, (multiIf(match(lower(source.1), {p142:String}), 'shopping', match(lower(source.1), {p143:String}), 'video', match(lower(source.1), {p144:String}), 'social', (match(lower(source.1), {p145:String}) AND NOT match(lower(source.1), {p146:String})), 'search', '') IN ({p147:Array(String)})) OR ((match(lowerUTF8(source.3), {p148:String}))), {p149:String}, (multiIf(match(lower(source.1), {p150:String}), 'shopping', match(lower(source.1), {p151:String}), 'video', match(lower(source.1), {p152:String}), 'social', (match(lower(source.1), {p153:String}) AND NOT match(lower(source.1), {p154:String})), 'search', '') IN ({p155:Array(String)})) OR (lowerUTF8(source.2) IN ({p156:Array(String)})), {p157:String}, (multiIf(match(lower(source.1), {p158:String}), 'shopping', match(lower(source.1), {p159:String}), 'video', match(lower(source.1), {p160:String}), 'social', (match(lower(source.1), {p161:String}) AND NOT match(lower(source.1), {p162:String})), 'search', '') IN ({p163:Array(String)})) OR ((match(lowerUTF8(source.2), {p164:String}))), {p165:String}, (multiIf(match(lower(source.1), {p166:String}), 'shopping', match(lower(source.1), {p167:String}), 'video', match(lower(source.1), {p168:String}), 'social', (match(lower(source.1), {p169:String}) AND NOT match(lower(source.1), {p170:String})), 'search', '') IN ({p171:Array(String)})) OR (lowerUTF8(source.2) IN ({p172:Array(String)})), {p173:String}, (lowerUTF8(source.1) IN ({p174:Array(String)})) OR (lowerUTF8(source.2) IN ({p175:Array(String)})), {p176:String}, (lowerUTF8(source.2) IN ({p177:Array(String)})), {p178:String}, (lowerUTF8(source.2) IN ({p179:Array(String)})), {p180:String}, (lowerUTF8(source.2) IN ({p181:Array(String)})), {p182:String}, (lowerUTF8(source.1) IN ({p183:Array(String)})) OR (lowerUTF8(source.2) IN ({p184:Array(String)})), {p185:String}, ((endsWith(lowerUTF8(source.2), {p186:String}))) OR ((position(lowerUTF8(source.2), {p187:String}) > 0 OR position(lowerUTF8(source.2), {p188:String}) > 0)) OR (lowerUTF8(source.1) IN ({p189:Array(String)})), {p190:String}, {p191:String})), ''), sources, arrayMap(one -> (arrayExists(mark -> bitTest(mark, {p192:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list)) AS names FROM (SELECT case, label, list FROM cut))
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
SELECT case, label, names, times, arrayFilter(one -> one.1 >= {p193:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1, one.2, one.3, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends FROM ordered
),
paths AS (
SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p194:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p195:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p196:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p197:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p198:Int64}, all_times) AS long_times,
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
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p199:Int64}
)
SELECT * FROM (SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted UNION ALL SELECT 1 AS kind, [touch, campaign_id, campaign] AS path, toUInt64(0) AS conversions, toUInt64(0) AS nulls, minor, CAST([] AS Array(UInt64)) AS decay,
      CAST([] AS Array(Int64)) AS decay_minor, toUInt64(0) AS shortened, other.1 AS other_currencies, other.2 AS other_minor, other.3 AS other_events,
      toUInt64(0) AS all_paths, toUInt64(0) AS all_conversions, toUInt64(0) AS all_nulls, toInt64(0) AS all_minor, toUInt64(0) AS all_cases
    FROM (
      SELECT touch, campaign_id, campaign, sum(money.1) AS minor, sumMap(arrayFilter(one -> money.2 = 2, [money.3]), arrayFilter(one -> money.2 = 2, [money.4]), arrayFilter(one -> money.2 = 2, [toUInt64(1)])) AS other
      FROM (SELECT campaign_id, campaign, (transform(platform, {p200:Array(String)}, {p201:Array(String)}, platform), transform(platform, {p202:Array(String)}, {p203:Array(String)}, 'cpc'), campaign, '', '') AS told, if(told.1 = '', {p204:String}, multiIf((lowerUTF8(told.1) IN ({p205:Array(String)}) AND lowerUTF8(told.2) IN ({p206:Array(String)})), {p207:String}, ((position(lowerUTF8(told.3), {p208:String}) > 0)), {p209:String}, (multiIf(match(lower(told.1), {p210:String}), 'shopping', match(lower(told.1), {p211:String}), 'video', match(lower(told.1), {p212:String}), 'social', (match(lower(told.1), {p213:String}) AND NOT match(lower(told.1), {p214:String})), 'search', '') IN ({p215:Array(String)}) AND (match(lowerUTF8(told.2), {p216:String}))) OR ((match(lowerUTF8(told.3), {p217:String})) AND (match(lowerUTF8(told.2), {p218:String}))), {p219:String}, (multiIf(match(lower(told.1), {p220:String}), 'shopping', match(lower(told.1), {p221:String}), 'video', match(lower(told.1), {p222:String}), 'social', (match(lower(told.1), {p223:String}) AND NOT match(lower(told.1), {p224:String})), 'search', '') IN ({p225:Array(String)}) AND (match(lowerUTF8(told.2), {p226:String}))), {p227:String}, (multiIf(match(lower(told.1), {p228:String}), 'shopping', match(lower(told.1), {p229:String}), 'video', match(lower(told.1), {p230:String}), 'social', (match(lower(told.1), {p231:String}) AND NOT match(lower(told.1), {p232:String})), 'search', '') IN ({p233:Array(String)}) AND (match(lowerUTF8(told.2), {p234:String}))), {p235:String}, (multiIf(match(lower(told.1), {p236:String}), 'shopping', match(lower(told.1), {p237:String}), 'video', match(lower(told.1), {p238:String}), 'social', (match(lower(told.1), {p239:String}) AND NOT match(lower(told.1), {p240:String})), 'search', '') IN ({p241:Array(String)}) AND (match(lowerUTF8(told.2), {p242:String}))), {p243:String}, (lowerUTF8(told.2) IN ({p244:Array(String)})), {p245:String}, ((match(lowerUTF8(told.2), {p246:String}))), {p247:String}, (multiIf(match(lower(told.1), {p248:String}), 'shopping', match(lower(told.1), {p249:String}), 'video', match(lower(told.1), {p250:String}), 'social', (match(lower(told.1), {p251:String}) AND NOT match(lower(told.1), {p252:String})), 'search', '') IN ({p253:Array(String)})) OR ((match(lowerUTF8(told.3), {p254:String}))), {p255:String}, (multiIf(match(lower(told.1), {p256:String}), 'shopping', match(lower(told.1), {p257:String}), 'video', match(lower(told.1), {p258:String}), 'social', (match(lower(told.1), {p259:String}) AND NOT match(lower(told.1), {p260:String})), 'search', '') IN ({p261:Array(String)})) OR (lowerUTF8(told.2) IN ({p262:Array(String)})), {p263:String}, (multiIf(match(lower(told.1), {p264:String}), 'shopping', match(lower(told.1), {p265:String}), 'video', match(lower(told.1), {p266:String}), 'social', (match(lower(told.1), {p267:String}) AND NOT match(lower(told.1), {p268:String})), 'search', '') IN ({p269:Array(String)})) OR ((match(lowerUTF8(told.2), {p270:String}))), {p271:String}, (multiIf(match(lower(told.1), {p272:String}), 'shopping', match(lower(told.1), {p273:String}), 'video', match(lower(told.1), {p274:String}), 'social', (match(lower(told.1), {p275:String}) AND NOT match(lower(told.1), {p276:String})), 'search', '') IN ({p277:Array(String)})) OR (lowerUTF8(told.2) IN ({p278:Array(String)})), {p279:String}, (lowerUTF8(told.1) IN ({p280:Array(String)})) OR (lowerUTF8(told.2) IN ({p281:Array(String)})), {p282:String}, (lowerUTF8(told.2) IN ({p283:Array(String)})), {p284:String}, (lowerUTF8(told.2) IN ({p285:Array(String)})), {p286:String}, (lowerUTF8(told.2) IN ({p287:Array(String)})), {p288:String}, (lowerUTF8(told.1) IN ({p289:Array(String)})) OR (lowerUTF8(told.2) IN ({p290:Array(String)})), {p291:String}, ((endsWith(lowerUTF8(told.2), {p292:String}))) OR ((position(lowerUTF8(told.2), {p293:String}) > 0 OR position(lowerUTF8(told.2), {p294:String}) > 0)) OR (lowerUTF8(told.1) IN ({p295:Array(String)})), {p296:String}, {p297:String})) AS touch, if(currency = '', {p298:String}, currency) AS code, transform(code, {p299:Array(String)}, {p300:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p301:Float64} + 0.5)) AS own_minor,
      if(code = {p302:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p303:Array(Float64)}, {p304:Array(String)}, {p305:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p306:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p307:Int64}) * floor(abs(own_minor / factor * rate * {p308:Int64}) * {p309:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money
        FROM (SELECT source AS platform, campaign_id, campaign, toFloat64(amount) AS amount, toString(currency) AS currency, day FROM (SELECT source, campaign_id, campaign, ad_group_id, ad_group, day, currency, amount, impressions, clicks
    FROM ad_costs WHERE workspace = {p310:UInt32} AND (source, campaign_id, day, batch) IN
      (SELECT source, campaign_id, day, max(batch) FROM ad_costs WHERE workspace = {p311:UInt32} GROUP BY source, campaign_id, day)) WHERE day >= toDate32(addSeconds({p312:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p313:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p314:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p315:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p316:String}), toInt32(0)))) AND day <= toDate32(addSeconds({p317:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p318:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p319:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p320:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p321:String}), toInt32(0))))))
      GROUP BY touch, campaign_id, campaign
    )) ORDER BY kind, empty(path) DESC, conversions DESC, nulls DESC, path
