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
-- p18 = "from" (String)
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
-- p32 = "Order Completed" (String)
-- p33 = 1 (UInt32)
-- p34 = 65535 (UInt16)
-- p35 = 1 (UInt32)
-- p36 = 1073741827 (UInt32)
-- p37 = 1 (UInt32)
-- p38 = 2 (UInt8)
-- p39 = 1 (UInt8)
-- p40 = "261961010380800000" (UInt64)
-- p41 = "262425437798400000" (UInt64)
-- p42 = 1 (UInt32)
-- p43 = 1 (UInt32)
-- p44 = 1 (UInt32)
-- p45 = 1 (UInt32)
-- p46 = 0 (UInt16)
-- p47 = 4 (Int64)
-- p48 = 2 (Int64)
-- p49 = 1 (UInt32)
-- p50 = 0 (UInt16)
-- p51 = 1 (Int64)
-- p52 = 10000 (Int64)
-- p53 = 3 (Int64)
-- p54 = 1 (UInt32)
-- p55 = 1 (UInt32)
-- p56 = 0 (UInt16)
-- p57 = 1 (Int64)
-- p58 = 10000 (Int64)
-- p59 = "261961010380800000" (UInt64)
-- p60 = "262425437798400000" (UInt64)
-- p61 = 1 (UInt32)
-- p62 = 1 (UInt32)
-- p63 = 1 (UInt32)
-- p64 = 0 (UInt16)
-- p65 = 4 (Int64)
-- p66 = 1 (UInt32)
-- p67 = 1 (UInt32)
-- p68 = 1 (UInt32)
-- p69 = 0 (UInt16)
-- p70 = 4 (Int64)
-- p71 = 2 (Int64)
-- p72 = 10000 (Int64)
-- p73 = 1 (UInt32)
-- p74 = 1 (UInt32)
-- p75 = 2208988800000 (Int64)
-- p76 = 2 (UInt8)
-- p77 = 1 (UInt8)
-- p78 = 1 (UInt32)
-- p79 = 1073741827 (UInt32)
-- p80 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p81 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p82 = 2 (UInt8)
-- p83 = 1800000 (Int64)
-- p84 = ["(direct)"] (Array(String))
-- p85 = ["(not set)","(none)"] (Array(String))
-- p86 = "Direct" (String)
-- p87 = "cross-network" (String)
-- p88 = "Cross-network" (String)
-- p89 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p90 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p91 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p92 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p93 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p94 = ["shopping"] (Array(String))
-- p95 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p96 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p97 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p98 = "Paid Shopping" (String)
-- p99 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p100 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p101 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p102 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p103 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p104 = ["search"] (Array(String))
-- p105 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p106 = "Paid Search" (String)
-- p107 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p108 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p109 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p110 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p111 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p112 = ["social"] (Array(String))
-- p113 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p114 = "Paid Social" (String)
-- p115 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p116 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p117 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p118 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p119 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p120 = ["video"] (Array(String))
-- p121 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p122 = "Paid Video" (String)
-- p123 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p124 = "Display" (String)
-- p125 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p126 = "Paid Other" (String)
-- p127 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p128 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p129 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p130 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p131 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p132 = ["shopping"] (Array(String))
-- p133 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p134 = "Organic Shopping" (String)
-- p135 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p136 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p137 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p138 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p139 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p140 = ["social"] (Array(String))
-- p141 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p142 = "Organic Social" (String)
-- p143 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p144 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p146 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p147 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p148 = ["video"] (Array(String))
-- p149 = "(?i)^(.*video.*)$" (String)
-- p150 = "Organic Video" (String)
-- p151 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p152 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p153 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p154 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p155 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p156 = ["search"] (Array(String))
-- p157 = ["organic"] (Array(String))
-- p158 = "Organic Search" (String)
-- p159 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p160 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p161 = "Email" (String)
-- p162 = ["affiliate"] (Array(String))
-- p163 = "Affiliates" (String)
-- p164 = ["referral","app","link"] (Array(String))
-- p165 = "Referral" (String)
-- p166 = ["audio"] (Array(String))
-- p167 = "Audio" (String)
-- p168 = ["sms"] (Array(String))
-- p169 = ["sms"] (Array(String))
-- p170 = "SMS" (String)
-- p171 = "push" (String)
-- p172 = "mobile" (String)
-- p173 = "notification" (String)
-- p174 = ["firebase"] (Array(String))
-- p175 = "Mobile Push Notifications" (String)
-- p176 = "Unassigned" (String)
-- p177 = "utm_source" (String)
-- p178 = "utm_medium" (String)
-- p179 = "utm_campaign" (String)
-- p180 = "utm_term" (String)
-- p181 = "utm_content" (String)
-- p182 = ["gclid","gbraid","wbraid","dclid","msclkid","yclid","ttclid","twclid","ScCid","li_fat_id","epik","irclickid","mc_eid","fbclid"] (Array(String))
-- p183 = "from" (String)
-- p184 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p185 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p186 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p187 = ["google","google","google","google","bing","yandex","tiktok","twitter","snapchat","linkedin","pinterest","impact","mailchimp","facebook"] (Array(String))
-- p188 = ["cpc","cpc","cpc","display","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","affiliate","email","social"] (Array(String))
-- p189 = 1 (UInt32)
-- p190 = 1073741827 (UInt32)
-- p191 = "(direct)" (String)
-- p192 = "(none)" (String)
-- p193 = 2 (UInt8)
-- p194 = ["(direct)"] (Array(String))
-- p195 = ["(not set)","(none)"] (Array(String))
-- p196 = "Direct" (String)
-- p197 = "cross-network" (String)
-- p198 = "Cross-network" (String)
-- p199 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p200 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p201 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p202 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p203 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p204 = ["shopping"] (Array(String))
-- p205 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p206 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p207 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p208 = "Paid Shopping" (String)
-- p209 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p210 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p211 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p212 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p213 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p214 = ["search"] (Array(String))
-- p215 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p216 = "Paid Search" (String)
-- p217 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p218 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p219 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p220 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p221 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p222 = ["social"] (Array(String))
-- p223 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p224 = "Paid Social" (String)
-- p225 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p226 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p227 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p228 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p229 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p230 = ["video"] (Array(String))
-- p231 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p232 = "Paid Video" (String)
-- p233 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p234 = "Display" (String)
-- p235 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p236 = "Paid Other" (String)
-- p237 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p238 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p239 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p240 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p241 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p242 = ["shopping"] (Array(String))
-- p243 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p244 = "Organic Shopping" (String)
-- p245 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p246 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p247 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p248 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p249 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p250 = ["social"] (Array(String))
-- p251 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p252 = "Organic Social" (String)
-- p253 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p254 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p255 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p256 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p257 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p258 = ["video"] (Array(String))
-- p259 = "(?i)^(.*video.*)$" (String)
-- p260 = "Organic Video" (String)
-- p261 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p262 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p263 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p264 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p265 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p266 = ["search"] (Array(String))
-- p267 = ["organic"] (Array(String))
-- p268 = "Organic Search" (String)
-- p269 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p270 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p271 = "Email" (String)
-- p272 = ["affiliate"] (Array(String))
-- p273 = "Affiliates" (String)
-- p274 = ["referral","app","link"] (Array(String))
-- p275 = "Referral" (String)
-- p276 = ["audio"] (Array(String))
-- p277 = "Audio" (String)
-- p278 = ["sms"] (Array(String))
-- p279 = ["sms"] (Array(String))
-- p280 = "SMS" (String)
-- p281 = "push" (String)
-- p282 = "mobile" (String)
-- p283 = "notification" (String)
-- p284 = ["firebase"] (Array(String))
-- p285 = "Mobile Push Notifications" (String)
-- p286 = "Unassigned" (String)
-- p287 = "(direct)" (String)
-- p288 = 0 (UInt8)
-- p289 = 3999801600000 (Int64)
-- p290 = 604800000 (Int64)
-- p291 = 100 (Int64)
-- p292 = 2592000000 (Int64)
-- p293 = 2592000000 (Int64)
-- p294 = 2592000000 (Int64)
-- p295 = 20001 (Int64)
-- p296 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p297 = ["google","google","bing","bing","facebook","facebook","instagram","tiktok","snapchat","linkedin","pinterest","twitter","twitter","youtube"] (Array(String))
-- p298 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p299 = ["cpc","cpc","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","cpv"] (Array(String))
-- p300 = ["(direct)"] (Array(String))
-- p301 = ["(not set)","(none)"] (Array(String))
-- p302 = "Direct" (String)
-- p303 = "cross-network" (String)
-- p304 = "Cross-network" (String)
-- p305 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p306 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p307 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p308 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p309 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p310 = ["shopping"] (Array(String))
-- p311 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p312 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p313 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p314 = "Paid Shopping" (String)
-- p315 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p316 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p317 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p318 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p319 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p320 = ["search"] (Array(String))
-- p321 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p322 = "Paid Search" (String)
-- p323 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p324 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p325 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p326 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p327 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p328 = ["social"] (Array(String))
-- p329 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p330 = "Paid Social" (String)
-- p331 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p332 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p333 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p334 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p335 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p336 = ["video"] (Array(String))
-- p337 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p338 = "Paid Video" (String)
-- p339 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p340 = "Display" (String)
-- p341 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p342 = "Paid Other" (String)
-- p343 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p344 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p345 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p346 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p347 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p348 = ["shopping"] (Array(String))
-- p349 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p350 = "Organic Shopping" (String)
-- p351 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p352 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p353 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p354 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p355 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p356 = ["social"] (Array(String))
-- p357 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p358 = "Organic Social" (String)
-- p359 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p360 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p361 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p362 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p363 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p364 = ["video"] (Array(String))
-- p365 = "(?i)^(.*video.*)$" (String)
-- p366 = "Organic Video" (String)
-- p367 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p368 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p369 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p370 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p371 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p372 = ["search"] (Array(String))
-- p373 = ["organic"] (Array(String))
-- p374 = "Organic Search" (String)
-- p375 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p376 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p377 = "Email" (String)
-- p378 = ["affiliate"] (Array(String))
-- p379 = "Affiliates" (String)
-- p380 = ["referral","app","link"] (Array(String))
-- p381 = "Referral" (String)
-- p382 = ["audio"] (Array(String))
-- p383 = "Audio" (String)
-- p384 = ["sms"] (Array(String))
-- p385 = ["sms"] (Array(String))
-- p386 = "SMS" (String)
-- p387 = "push" (String)
-- p388 = "mobile" (String)
-- p389 = "notification" (String)
-- p390 = ["firebase"] (Array(String))
-- p391 = "Mobile Push Notifications" (String)
-- p392 = "Unassigned" (String)
-- p393 = "(direct)" (String)
-- p394 = "" (String)
-- p395 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p396 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p397 = 1.0000000000000002 (Float64)
-- p398 = "" (String)
-- p399 = [] (Array(Float64))
-- p400 = [] (Array(String))
-- p401 = [] (Array(Int32))
-- p402 = "" (String)
-- p403 = 100 (Int64)
-- p404 = 100 (Int64)
-- p405 = 1.0000000000000002 (Float64)
-- p406 = 1 (UInt32)
-- p407 = 1 (UInt32)
-- p408 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p409 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p410 = "UTC" (String)
-- p411 = "UTC" (String)
-- p412 = "UTC" (String)
-- p413 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p414 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p415 = "UTC" (String)
-- p416 = "UTC" (String)
-- p417 = "UTC" (String)
WITH told AS (
SELECT case, if(currency = '', {p0:String}, currency) AS code, transform(code, {p1:Array(String)}, {p2:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p3:Float64} + 0.5)) AS own_minor,
      if(code = {p4:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p5:Array(Float64)}, {p6:Array(String)}, {p7:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p8:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p9:Int64}) * floor(abs(own_minor / factor * rate * {p10:Int64}) * {p11:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money, (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT *, decodeURLFormComponent(extractURLParameter(arrival, {p12:String})) AS tag_source, decodeURLFormComponent(extractURLParameter(arrival, {p13:String})) AS tag_medium, toString(decodeURLFormComponent(extractURLParameter(arrival, {p14:String}))) AS tag_name,
      toString(decodeURLFormComponent(extractURLParameter(arrival, {p15:String}))) AS tag_term, toString(decodeURLFormComponent(extractURLParameter(arrival, {p16:String}))) AS tag_content, indexOf({p17:Array(String)}, toString(extractURLParameter(arrival, 'click'))) AS click,
      decodeURLFormComponent(extractURLParameter(arrival, {p18:String})) AS from_host, from_host != '' AND NOT 0 AS is_foreign, (match(from_host, {p19:String}) AND NOT match(from_host, {p20:String})) AS is_engine, toString(extract(from_host, {p21:String})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (toString(if(tag_source = '', '(not set)', tag_source)), toString(if(tag_medium = '', '(not set)', tag_medium)), tag_name, tag_term, tag_content),
        click > 0, ({p22:Array(String)}[click], {p23:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', toString(from_host), engine), 'organic', '', '', ''),
        is_foreign, (toString(from_host), 'referral', '', '', ''),
        ('', '', '', '', '')) AS source FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      toUInt8(0) AS page, arrival,
      toUInt8((((name = {p27:String})) AND 1)) AS is_won, toUInt8(0) AS value, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency, toDate32(time) AS day FROM events WHERE workspace = {p28:UInt32} AND type != 'system' AND bitAnd(flags, {p29:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p30:DateTime64(3, 'UTC')} AND time < {p31:DateTime64(3, 'UTC')} AND (arrival != '' OR (((name = {p32:String})) AND 1))))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.4.1 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
WITH (SELECT groupArray((name, kind)) FROM (SELECT toString(name) AS name, toUInt8(multiIf((SELECT count() FROM journey_codes FINAL WHERE workspace = {p33:UInt32} AND code = {p34:UInt16}) > 0, 0, max(is_view) = 0, 1, min(is_view) = 1, 2, 0)) AS kind FROM (SELECT name, type IN ('page', 'screen') AS is_view FROM events WHERE workspace = {p35:UInt32} AND type != 'system' AND bitAnd(flags, {p36:UInt32}) = 0 AND (type IN ('page', 'screen', 'track'))) GROUP BY name)) AS kinds, (
      SELECT groupArrayInsertAt(toUInt8(0))(k.kind.2, c.code) FROM (SELECT DISTINCT code, name FROM journey_codes FINAL WHERE workspace = {p37:UInt32}) AS c INNER JOIN (SELECT arrayJoin(kinds) AS kind) AS k ON c.name = k.kind.1
    ) AS views SELECT case, label, first, marks FROM (
      SELECT c.case AS case, c.label AS label, c.first AS first, arraySort(arrayConcat(c.marks, e.marks)) AS marks
      FROM (SELECT case, label, bitShiftRight(steps[1], 16) AS first, arrayMap(s -> bitShiftLeft(bitShiftRight(s, 16), {p38:UInt8}) + bitShiftLeft(toUInt64(1), {p39:UInt8}) + (views[toUInt16(s) + 1] = 2), arrayFilter(s -> views[toUInt16(s) + 1] > 0 AND s >= {p40:UInt64} AND s < {p41:UInt64}, steps)) AS marks FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p42:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p43:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p44:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p45:UInt32} AND kind = {p46:UInt16} AND revision = tupleElement(fold_state, {p47:Int64}) AND batch > tupleElement(fold_state, {p48:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p49:UInt32} AND kind = {p50:UInt16} AND generation = tupleElement(fold_state, {p51:Int64}) AND length(codes) > {p52:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p53:Int64}) AND workspace = {p54:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p55:UInt32} AND kind = {p56:UInt16} AND generation = tupleElement(fold_state, {p57:Int64}) AND length(codes) <= {p58:Int64} AND last >= {p59:UInt64} AND first < {p60:UInt64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p61:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p62:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p63:UInt32} AND kind = {p64:UInt16} AND revision = tupleElement(fold_state, {p65:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p66:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p67:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p68:UInt32} AND kind = {p69:UInt16} AND revision = tupleElement(fold_state, {p70:Int64}) AND batch > tupleElement(fold_state, {p71:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p72:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c LEFT JOIN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p73:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p74:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p75:Int64}), {p76:UInt8}) + bitShiftLeft(toUInt64(1), {p77:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p78:UInt32} AND type != 'system' AND bitAnd(flags, {p79:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p80:DateTime64(3, 'UTC')} AND time < {p81:DateTime64(3, 'UTC')} AND notEmpty(arrayFilter(kind -> kind.2 = 0, kinds).1) AND name IN (SELECT arrayJoin(arrayFilter(kind -> kind.2 = 0, kinds).1))))) GROUP BY unit) GROUP BY case) AS e ON c.case = e.case
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
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p82:UInt8}), marks) AS times, arrayMap(pause -> pause > {p83:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts
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
WITH (SELECT (groupArray(toString(source)), groupArray(multiIf((lowerUTF8(toLowCardinality(source.1)) IN ({p84:Array(String)}) AND lowerUTF8(toLowCardinality(source.2)) IN ({p85:Array(String)})), {p86:String}, ((position(lowerUTF8(toLowCardinality(source.3)), {p87:String}) > 0)), {p88:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p89:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p90:String}), 'video', match(lower(toLowCardinality(source.1)), {p91:String}), 'social', (match(lower(toLowCardinality(source.1)), {p92:String}) AND NOT match(lower(toLowCardinality(source.1)), {p93:String})), 'search', '') IN ({p94:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p95:String}))) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p96:String})) AND (match(lowerUTF8(toLowCardinality(source.2)), {p97:String}))), {p98:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p99:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p100:String}), 'video', match(lower(toLowCardinality(source.1)), {p101:String}), 'social', (match(lower(toLowCardinality(source.1)), {p102:String}) AND NOT match(lower(toLowCardinality(source.1)), {p103:String})), 'search', '') IN ({p104:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p105:String}))), {p106:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p107:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p108:String}), 'video', match(lower(toLowCardinality(source.1)), {p109:String}), 'social', (match(lower(toLowCardinality(source.1)), {p110:String}) AND NOT match(lower(toLowCardinality(source.1)), {p111:String})), 'search', '') IN ({p112:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p113:String}))), {p114:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p115:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p116:String}), 'video', match(lower(toLowCardinality(source.1)), {p117:String}), 'social', (match(lower(toLowCardinality(source.1)), {p118:String}) AND NOT match(lower(toLowCardinality(source.1)), {p119:String})), 'search', '') IN ({p120:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p121:String}))), {p122:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p123:Array(String)})), {p124:String}, ((match(lowerUTF8(toLowCardinality(source.2)), {p125:String}))), {p126:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p127:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p128:String}), 'video', match(lower(toLowCardinality(source.1)), {p129:String}), 'social', (match(lower(toLowCardinality(source.1)), {p130:String}) AND NOT match(lower(toLowCardinality(source.1)), {p131:String})), 'search', '') IN ({p132:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p133:String}))), {p134:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p135:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p136:String}), 'video', match(lower(toLowCardinality(source.1)), {p137:String}), 'social', (match(lower(toLowCardinality(source.1)), {p138:String}) AND NOT match(lower(toLowCardinality(source.1)), {p139:String})), 'search', '') IN ({p140:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p141:Array(String)})), {p142:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p143:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p144:String}), 'video', match(lower(toLowCardinality(source.1)), {p145:String}), 'social', (match(lower(toLowCardinality(source.1)), {p146:String}) AND NOT match(lower(toLowCardinality(source.1)), {p147:String})), 'search', '') IN ({p148:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.2)), {p149:String}))), {p150:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p151:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p152:String}), 'video', match(lower(toLowCardinality(source.1)), {p153:String}), 'social', (match(lower(toLowCardinality(source.1)), {p154:String}) AND NOT match(lower(toLowCardinality(source.1)), {p155:String})), 'search', '') IN ({p156:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p157:Array(String)})), {p158:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p159:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p160:Array(String)})), {p161:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p162:Array(String)})), {p163:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p164:Array(String)})), {p165:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p166:Array(String)})), {p167:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p168:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p169:Array(String)})), {p170:String}, ((endsWith(lowerUTF8(toLowCardinality(source.2)), {p171:String}))) OR ((position(lowerUTF8(toLowCardinality(source.2)), {p172:String}) > 0 OR position(lowerUTF8(toLowCardinality(source.2)), {p173:String}) > 0)) OR (lowerUTF8(toLowCardinality(source.1)) IN ({p174:Array(String)})), {p175:String}, {p176:String}))) FROM (SELECT DISTINCT source FROM (SELECT *, decodeURLFormComponent(extractURLParameter(arrival, {p177:String})) AS tag_source, decodeURLFormComponent(extractURLParameter(arrival, {p178:String})) AS tag_medium, toString(decodeURLFormComponent(extractURLParameter(arrival, {p179:String}))) AS tag_name,
      toString(decodeURLFormComponent(extractURLParameter(arrival, {p180:String}))) AS tag_term, toString(decodeURLFormComponent(extractURLParameter(arrival, {p181:String}))) AS tag_content, indexOf({p182:Array(String)}, toString(extractURLParameter(arrival, 'click'))) AS click,
      decodeURLFormComponent(extractURLParameter(arrival, {p183:String})) AS from_host, from_host != '' AND NOT 0 AS is_foreign, (match(from_host, {p184:String}) AND NOT match(from_host, {p185:String})) AS is_engine, toString(extract(from_host, {p186:String})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (toString(if(tag_source = '', '(not set)', tag_source)), toString(if(tag_medium = '', '(not set)', tag_medium)), tag_name, tag_term, tag_content),
        click > 0, ({p187:Array(String)}[click], {p188:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', toString(from_host), engine), 'organic', '', '', ''),
        is_foreign, (toString(from_host), 'referral', '', '', ''),
        ('', '', '', '', '')) AS source FROM (SELECT DISTINCT arrival FROM (SELECT arrival FROM events WHERE workspace = {p189:UInt32} AND type != 'system' AND bitAnd(flags, {p190:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (arrival != ''))))) UNION DISTINCT SELECT ({p191:String}, {p192:String}, '', '', '') AS source)) AS groups SELECT case, label, arraySort(arrayConcat(
      arrayFilter(one -> one.3 != '', arrayMap((one, called) -> ((bitShiftRight(one.1[1], {p193:UInt8}), toUInt64(0), toUInt8(0), ''), toUInt8(0), called, (toInt64(0), toUInt8(0), '', toInt64(0))), list, names)), arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (e.1, toUInt8(1), called, e.6), arrayFilter(e -> e.5, one.2)), list, names)))) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, list) AS sources, arrayMap((source, is) -> if(is, if(source.1 != '', if(transform(toString(source), groups.1, groups.2, '') = '', multiIf((lowerUTF8(toLowCardinality(source.1)) IN ({p194:Array(String)}) AND lowerUTF8(toLowCardinality(source.2)) IN ({p195:Array(String)})), {p196:String}, ((position(lowerUTF8(toLowCardinality(source.3)), {p197:String}) > 0)), {p198:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p199:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p200:String}), 'video', match(lower(toLowCardinality(source.1)), {p201:String}), 'social', (match(lower(toLowCardinality(source.1)), {p202:String}) AND NOT match(lower(toLowCardinality(source.1)), {p203:String})), 'search', '') IN ({p204:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p205:String}))) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p206:String})) AND (match(lowerUTF8(toLowCardinality(source.2)), {p207:String}))), {p208:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p209:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p210:String}), 'video', match(lower(toLowCardinality(source.1)), {p211:String}), 'social', (match(lower(toLowCardinality(source.1)), {p212:String}) AND NOT match(lower(toLowCardinality(source.1)), {p213:String})), 'search', '') IN ({p214:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p215:String}))), {p216:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p217:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p218:String}), 'video', match(lower(toLowCardinality(source.1)), {p219:String}), 'social', (match(lower(toLowCardinality(source.1)), {p220:String}) AND NOT match(lower(toLowCardinality(source.1)), {p221:String})), 'search', '') IN ({p222:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p223:String}))), {p224:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p225:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p226:String}), 'video', match(lower(toLowCardinality(source.1)), {p227:String}), 'social', (match(lower(toLowCardinality(source.1)), {p228:String}) AND NOT match(lower(toLowCardinality(source.1)), {p229:String})), 'search', '') IN ({p230:Array(String)}) AND (match(lowerUTF8(toLowCardinality(source.2)), {p231:String}))), {p232:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p233:Array(String)})), {p234:String}, ((match(lowerUTF8(toLowCardinality(source.2)), {p235:String}))), {p236:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p237:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p238:String}), 'video', match(lower(toLowCardinality(source.1)), {p239:String}), 'social', (match(lower(toLowCardinality(source.1)), {p240:String}) AND NOT match(lower(toLowCardinality(source.1)), {p241:String})), 'search', '') IN ({p242:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.3)), {p243:String}))), {p244:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p245:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p246:String}), 'video', match(lower(toLowCardinality(source.1)), {p247:String}), 'social', (match(lower(toLowCardinality(source.1)), {p248:String}) AND NOT match(lower(toLowCardinality(source.1)), {p249:String})), 'search', '') IN ({p250:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p251:Array(String)})), {p252:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p253:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p254:String}), 'video', match(lower(toLowCardinality(source.1)), {p255:String}), 'social', (match(lower(toLowCardinality(source.1)), {p256:String}) AND NOT match(lower(toLowCardinality(source.1)), {p257:String})), 'search', '') IN ({p258:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(source.2)), {p259:String}))), {p260:String}, (multiIf(match(lower(toLowCardinality(source.1)), {p261:String}), 'shopping', match(lower(toLowCardinality(source.1)), {p262:String}), 'video', match(lower(toLowCardinality(source.1)), {p263:String}), 'social', (match(lower(toLowCardinality(source.1)), {p264:String}) AND NOT match(lower(toLowCardinality(source.1)), {p265:String})), 'search', '') IN ({p266:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p267:Array(String)})), {p268:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p269:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p270:Array(String)})), {p271:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p272:Array(String)})), {p273:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p274:Array(String)})), {p275:String}, (lowerUTF8(toLowCardinality(source.2)) IN ({p276:Array(String)})), {p277:String}, (lowerUTF8(toLowCardinality(source.1)) IN ({p278:Array(String)})) OR (lowerUTF8(toLowCardinality(source.2)) IN ({p279:Array(String)})), {p280:String}, ((endsWith(lowerUTF8(toLowCardinality(source.2)), {p281:String}))) OR ((position(lowerUTF8(toLowCardinality(source.2)), {p282:String}) > 0 OR position(lowerUTF8(toLowCardinality(source.2)), {p283:String}) > 0)) OR (lowerUTF8(toLowCardinality(source.1)) IN ({p284:Array(String)})), {p285:String}, {p286:String}), transform(toString(source), groups.1, groups.2, '')), {p287:String}), ''), sources, arrayMap(one -> (arrayExists(mark -> bitTest(mark, {p288:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list)) AS names FROM (SELECT case, label, list FROM cut))
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
SELECT case, label, names, times, arrayFilter(one -> one.1 >= {p289:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1, one.2, one.3, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends FROM ordered
),
paths AS (
SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p290:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p291:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p292:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p293:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p294:Int64}, all_times) AS long_times,
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
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p295:Int64}
)
SELECT * FROM (SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted UNION ALL SELECT 1 AS kind, [touch, campaign_id, campaign] AS path, toUInt64(0) AS conversions, toUInt64(0) AS nulls, minor, CAST([] AS Array(UInt64)) AS decay,
      CAST([] AS Array(Int64)) AS decay_minor, toUInt64(0) AS shortened, other.1 AS other_currencies, other.2 AS other_minor, other.3 AS other_events,
      toUInt64(0) AS all_paths, toUInt64(0) AS all_conversions, toUInt64(0) AS all_nulls, toInt64(0) AS all_minor, toUInt64(0) AS all_cases
    FROM (
      SELECT touch, campaign_id, campaign, sum(money.1) AS minor, sumMap(arrayFilter(one -> money.2 = 2, [money.3]), arrayFilter(one -> money.2 = 2, [money.4]), arrayFilter(one -> money.2 = 2, [toUInt64(1)])) AS other
      FROM (SELECT campaign_id, campaign, (transform(platform, {p296:Array(String)}, {p297:Array(String)}, platform), transform(platform, {p298:Array(String)}, {p299:Array(String)}, 'cpc'), campaign, '', '') AS told, if(told.1 != '', multiIf((lowerUTF8(toLowCardinality(told.1)) IN ({p300:Array(String)}) AND lowerUTF8(toLowCardinality(told.2)) IN ({p301:Array(String)})), {p302:String}, ((position(lowerUTF8(toLowCardinality(told.3)), {p303:String}) > 0)), {p304:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p305:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p306:String}), 'video', match(lower(toLowCardinality(told.1)), {p307:String}), 'social', (match(lower(toLowCardinality(told.1)), {p308:String}) AND NOT match(lower(toLowCardinality(told.1)), {p309:String})), 'search', '') IN ({p310:Array(String)}) AND (match(lowerUTF8(toLowCardinality(told.2)), {p311:String}))) OR ((match(lowerUTF8(toLowCardinality(told.3)), {p312:String})) AND (match(lowerUTF8(toLowCardinality(told.2)), {p313:String}))), {p314:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p315:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p316:String}), 'video', match(lower(toLowCardinality(told.1)), {p317:String}), 'social', (match(lower(toLowCardinality(told.1)), {p318:String}) AND NOT match(lower(toLowCardinality(told.1)), {p319:String})), 'search', '') IN ({p320:Array(String)}) AND (match(lowerUTF8(toLowCardinality(told.2)), {p321:String}))), {p322:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p323:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p324:String}), 'video', match(lower(toLowCardinality(told.1)), {p325:String}), 'social', (match(lower(toLowCardinality(told.1)), {p326:String}) AND NOT match(lower(toLowCardinality(told.1)), {p327:String})), 'search', '') IN ({p328:Array(String)}) AND (match(lowerUTF8(toLowCardinality(told.2)), {p329:String}))), {p330:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p331:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p332:String}), 'video', match(lower(toLowCardinality(told.1)), {p333:String}), 'social', (match(lower(toLowCardinality(told.1)), {p334:String}) AND NOT match(lower(toLowCardinality(told.1)), {p335:String})), 'search', '') IN ({p336:Array(String)}) AND (match(lowerUTF8(toLowCardinality(told.2)), {p337:String}))), {p338:String}, (lowerUTF8(toLowCardinality(told.2)) IN ({p339:Array(String)})), {p340:String}, ((match(lowerUTF8(toLowCardinality(told.2)), {p341:String}))), {p342:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p343:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p344:String}), 'video', match(lower(toLowCardinality(told.1)), {p345:String}), 'social', (match(lower(toLowCardinality(told.1)), {p346:String}) AND NOT match(lower(toLowCardinality(told.1)), {p347:String})), 'search', '') IN ({p348:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(told.3)), {p349:String}))), {p350:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p351:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p352:String}), 'video', match(lower(toLowCardinality(told.1)), {p353:String}), 'social', (match(lower(toLowCardinality(told.1)), {p354:String}) AND NOT match(lower(toLowCardinality(told.1)), {p355:String})), 'search', '') IN ({p356:Array(String)})) OR (lowerUTF8(toLowCardinality(told.2)) IN ({p357:Array(String)})), {p358:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p359:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p360:String}), 'video', match(lower(toLowCardinality(told.1)), {p361:String}), 'social', (match(lower(toLowCardinality(told.1)), {p362:String}) AND NOT match(lower(toLowCardinality(told.1)), {p363:String})), 'search', '') IN ({p364:Array(String)})) OR ((match(lowerUTF8(toLowCardinality(told.2)), {p365:String}))), {p366:String}, (multiIf(match(lower(toLowCardinality(told.1)), {p367:String}), 'shopping', match(lower(toLowCardinality(told.1)), {p368:String}), 'video', match(lower(toLowCardinality(told.1)), {p369:String}), 'social', (match(lower(toLowCardinality(told.1)), {p370:String}) AND NOT match(lower(toLowCardinality(told.1)), {p371:String})), 'search', '') IN ({p372:Array(String)})) OR (lowerUTF8(toLowCardinality(told.2)) IN ({p373:Array(String)})), {p374:String}, (lowerUTF8(toLowCardinality(told.1)) IN ({p375:Array(String)})) OR (lowerUTF8(toLowCardinality(told.2)) IN ({p376:Array(String)})), {p377:String}, (lowerUTF8(toLowCardinality(told.2)) IN ({p378:Array(String)})), {p379:String}, (lowerUTF8(toLowCardinality(told.2)) IN ({p380:Array(String)})), {p381:String}, (lowerUTF8(toLowCardinality(told.2)) IN ({p382:Array(String)})), {p383:String}, (lowerUTF8(toLowCardinality(told.1)) IN ({p384:Array(String)})) OR (lowerUTF8(toLowCardinality(told.2)) IN ({p385:Array(String)})), {p386:String}, ((endsWith(lowerUTF8(toLowCardinality(told.2)), {p387:String}))) OR ((position(lowerUTF8(toLowCardinality(told.2)), {p388:String}) > 0 OR position(lowerUTF8(toLowCardinality(told.2)), {p389:String}) > 0)) OR (lowerUTF8(toLowCardinality(told.1)) IN ({p390:Array(String)})), {p391:String}, {p392:String}), {p393:String}) AS touch, if(currency = '', {p394:String}, currency) AS code, transform(code, {p395:Array(String)}, {p396:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p397:Float64} + 0.5)) AS own_minor,
      if(code = {p398:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p399:Array(Float64)}, {p400:Array(String)}, {p401:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p402:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p403:Int64}) * floor(abs(own_minor / factor * rate * {p404:Int64}) * {p405:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money
        FROM (SELECT source AS platform, campaign_id, campaign, toFloat64(amount) AS amount, toString(currency) AS currency, day FROM (SELECT source, campaign_id, campaign, ad_group_id, ad_group, day, currency, amount, impressions, clicks
    FROM ad_costs WHERE workspace = {p406:UInt32} AND (source, campaign_id, day, batch) IN
      (SELECT source, campaign_id, day, max(batch) FROM ad_costs WHERE workspace = {p407:UInt32} GROUP BY source, campaign_id, day)) WHERE day >= toDate32(addSeconds({p408:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p409:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p410:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p411:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p412:String}), toInt32(0)))) AND day <= toDate32(addSeconds({p413:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p414:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p415:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p416:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p417:String}), toInt32(0))))))
      GROUP BY touch, campaign_id, campaign
    )) ORDER BY kind, empty(path) DESC, conversions DESC, nulls DESC, path
