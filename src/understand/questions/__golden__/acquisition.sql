-- acquisition
-- p0 = "utm_source" (String)
-- p1 = "utm_medium" (String)
-- p2 = "utm_campaign" (String)
-- p3 = "utm_term" (String)
-- p4 = "utm_content" (String)
-- p5 = ["gclid","gbraid","wbraid","dclid","msclkid","yclid","ttclid","twclid","ScCid","li_fat_id","epik","irclickid","mc_eid","fbclid"] (Array(String))
-- p6 = "[?&](gclid|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|ScCid|li_fat_id|epik|irclickid|mc_eid|fbclid)=[^&#]" (String)
-- p7 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p8 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p9 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p10 = ["google","google","google","google","bing","yandex","tiktok","twitter","snapchat","linkedin","pinterest","impact","mailchimp","facebook"] (Array(String))
-- p11 = ["cpc","cpc","cpc","display","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","affiliate","email","social"] (Array(String))
-- p12 = "" (String)
-- p13 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p14 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p15 = 1.0000000000000002 (Float64)
-- p16 = "" (String)
-- p17 = [] (Array(Float64))
-- p18 = [] (Array(String))
-- p19 = [] (Array(Int32))
-- p20 = "" (String)
-- p21 = 100 (Int64)
-- p22 = 100 (Int64)
-- p23 = 1.0000000000000002 (Float64)
-- p24 = 1 (UInt32)
-- p25 = 1 (UInt32)
-- p26 = 2208988800000 (Int64)
-- p27 = "Order Completed" (String)
-- p28 = 1 (UInt32)
-- p29 = 1073741827 (UInt32)
-- p30 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p31 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p32 = "Order Completed" (String)
-- p33 = 1 (UInt32)
-- p34 = 1 (UInt32)
-- p35 = 2208988800000 (Int64)
-- p36 = 2 (UInt8)
-- p37 = 1 (UInt8)
-- p38 = 1 (UInt32)
-- p39 = 1073741827 (UInt32)
-- p40 = "2026-08-02T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p41 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
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
-- p59 = 1 (UInt32)
-- p60 = 1 (UInt32)
-- p61 = 1 (UInt32)
-- p62 = 0 (UInt16)
-- p63 = 4 (Int64)
-- p64 = 1 (UInt32)
-- p65 = 1 (UInt32)
-- p66 = 1 (UInt32)
-- p67 = 0 (UInt16)
-- p68 = 4 (Int64)
-- p69 = 2 (Int64)
-- p70 = 10000 (Int64)
-- p71 = 2 (UInt8)
-- p72 = 1800000 (Int64)
-- p73 = 7776000000 (Int64)
-- p74 = "(direct)" (String)
-- p75 = "(none)" (String)
-- p76 = 0 (UInt8)
-- p77 = 2 (UInt8)
-- p78 = ["(direct)"] (Array(String))
-- p79 = ["(not set)","(none)"] (Array(String))
-- p80 = "Direct" (String)
-- p81 = "cross-network" (String)
-- p82 = "Cross-network" (String)
-- p83 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p84 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p85 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p86 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p87 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p88 = ["shopping"] (Array(String))
-- p89 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p90 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p91 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p92 = "Paid Shopping" (String)
-- p93 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p94 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p95 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p96 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p97 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p98 = ["search"] (Array(String))
-- p99 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p100 = "Paid Search" (String)
-- p101 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p102 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p103 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p104 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p105 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p106 = ["social"] (Array(String))
-- p107 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p108 = "Paid Social" (String)
-- p109 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p110 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p111 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p112 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p113 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p114 = ["video"] (Array(String))
-- p115 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p116 = "Paid Video" (String)
-- p117 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p118 = "Display" (String)
-- p119 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p120 = "Paid Other" (String)
-- p121 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p122 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p123 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p124 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p125 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p126 = ["shopping"] (Array(String))
-- p127 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p128 = "Organic Shopping" (String)
-- p129 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p130 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p131 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p132 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p133 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p134 = ["social"] (Array(String))
-- p135 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p136 = "Organic Social" (String)
-- p137 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p138 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p139 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p140 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p141 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p142 = ["video"] (Array(String))
-- p143 = "(?i)^(.*video.*)$" (String)
-- p144 = "Organic Video" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p146 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p147 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p148 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p149 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p150 = ["search"] (Array(String))
-- p151 = ["organic"] (Array(String))
-- p152 = "Organic Search" (String)
-- p153 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p154 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p155 = "Email" (String)
-- p156 = ["affiliate"] (Array(String))
-- p157 = "Affiliates" (String)
-- p158 = ["referral","app","link"] (Array(String))
-- p159 = "Referral" (String)
-- p160 = ["audio"] (Array(String))
-- p161 = "Audio" (String)
-- p162 = ["sms"] (Array(String))
-- p163 = ["sms"] (Array(String))
-- p164 = "SMS" (String)
-- p165 = "push" (String)
-- p166 = "mobile" (String)
-- p167 = "notification" (String)
-- p168 = ["firebase"] (Array(String))
-- p169 = "Mobile Push Notifications" (String)
-- p170 = "Unassigned" (String)
-- p171 = 2 (UInt8)
-- p172 = 0 (UInt8)
-- p173 = 10000 (Int64)
-- p174 = 4002480000000 (Int64)
-- p175 = 1 (UInt8)
-- p176 = 2208988800000 (Int64)
-- p177 = 2208988800000 (Int64)
-- p178 = "UTC" (String)
-- p179 = "UTC" (String)
-- p180 = "UTC" (String)
-- p181 = 30 (Int64)
-- p182 = 5 (Int64)
WITH told AS (
SELECT case, if(campaign.1 != '', campaign.1, decodeURLFormComponent(extractURLParameter(address, {p0:String}))) AS tag_source, if(campaign.2 != '', campaign.2, decodeURLFormComponent(extractURLParameter(address, {p1:String}))) AS tag_medium,
      if(campaign.3 != '', campaign.3, decodeURLFormComponent(extractURLParameter(address, {p2:String}))) AS tag_name, if(campaign.4 != '', campaign.4, decodeURLFormComponent(extractURLParameter(address, {p3:String}))) AS tag_term, if(campaign.5 != '', campaign.5, decodeURLFormComponent(extractURLParameter(address, {p4:String}))) AS tag_content,
      indexOf({p5:Array(String)}, extract(address, {p6:String})) AS click,
      lower(domainWithoutWWW(referrer)) AS host, lower(domainWithoutWWW(address)) AS own_host,
      host != '' AND host != own_host AND cutToFirstSignificantSubdomain(referrer) != cutToFirstSignificantSubdomain(address) AND NOT 0 AS is_foreign,
      (match(host, {p7:String}) AND NOT match(host, {p8:String})) AS is_engine, extract(host, {p9:String}) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (if(tag_source = '', '(not set)', tag_source), if(tag_medium = '', '(not set)', tag_medium), tag_name, tag_term, tag_content),
        click > 0, ({p10:Array(String)}[click], {p11:Array(String)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', host, engine), 'organic', '', '', ''),
        is_foreign, (host, 'referral', '', '', ''),
        ('', '', '', '', '')) AS source,
        if(currency = '', {p12:String}, currency) AS code, transform(code, {p13:Array(String)}, {p14:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p15:Float64} + 0.5)) AS own_minor,
      if(code = {p16:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p17:Array(Float64)}, {p18:Array(String)}, {p19:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p20:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p21:Int64}) * floor(abs(own_minor / factor * rate * {p22:Int64}) * {p23:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money,
        (place, is_view, page, source, is_won, money, value) AS item
      FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      '' AS page, if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))) AS address, multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) AS referrer, (ifNull(toString(properties.`$context`.`campaign`.`source`), ''), ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), ifNull(toString(properties.`$context`.`campaign`.`name`), ''), ifNull(toString(properties.`$context`.`campaign`.`term`), ''), ifNull(toString(properties.`$context`.`campaign`.`content`), '')) AS campaign,
      toUInt8((((name = {p27:String})) AND 1)) AS is_won, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency,
      toDate32(time) AS day, '' AS value FROM events WHERE workspace = {p28:UInt32} AND type != 'system' AND bitAnd(flags, {p29:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p30:DateTime64(3, 'UTC')} AND time < {p31:DateTime64(3, 'UTC')} AND ((((name = {p32:String})) AND 1) OR isNotNull(properties.`$context`.`page`.`search`) OR isNotNull(properties.`search`) OR isNotNull(properties.`$context`.`referrer`.`url`) OR isNotNull(properties.`$context`.`page`.`referrer`) OR isNotNull(properties.`referrer`) OR isNotNull(properties.`$context`.`campaign`.`source`) OR isNotNull(properties.`$context`.`campaign`.`medium`) OR isNotNull(properties.`$context`.`campaign`.`name`) OR isNotNull(properties.`$context`.`campaign`.`term`) OR isNotNull(properties.`$context`.`campaign`.`content`) OR isNotNull(properties.`$context`.`page`.`url`) AND position(ifNull(toString(properties.`$context`.`page`.`url`), ''), '?') > 0 OR isNotNull(properties.`url`) AND position(ifNull(toString(properties.`url`), ''), '?') > 0))))
),
told_by_case AS (
SELECT case, arraySort(groupArrayIf(item, item.5 OR item.7 != '' OR item.4.1 != '')) AS items FROM told GROUP BY case
),
event_marks AS (
SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p33:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p34:UInt32})), unit)) AS case, arraySort(arrayFlatten(groupArray(of_unit))) AS marks
    FROM (SELECT unit, groupArray(mark) AS of_unit FROM (SELECT trace AS unit, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(time) + {p35:Int64}), {p36:UInt8}) + bitShiftLeft(toUInt64(1), {p37:UInt8}) + toUInt64(type IN ('page', 'screen')) AS mark FROM events WHERE workspace = {p38:UInt32} AND type != 'system' AND bitAnd(flags, {p39:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p40:DateTime64(3, 'UTC')} AND time < {p41:DateTime64(3, 'UTC')}))) GROUP BY unit) GROUP BY case
),
by_case AS (
SELECT e.case AS case, c.label AS label, c.first AS first, e.marks AS marks, t.items AS items
    FROM event_marks AS e INNER JOIN (SELECT case, label, bitShiftRight(steps[1], 16) AS first FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p42:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p43:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p44:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p45:UInt32} AND kind = {p46:UInt16} AND revision = tupleElement(fold_state, {p47:Int64}) AND batch > tupleElement(fold_state, {p48:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p49:UInt32} AND kind = {p50:UInt16} AND generation = tupleElement(fold_state, {p51:Int64}) AND length(codes) > {p52:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p53:Int64}) AND workspace = {p54:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p55:UInt32} AND kind = {p56:UInt16} AND generation = tupleElement(fold_state, {p57:Int64}) AND length(codes) <= {p58:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p59:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p60:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p61:UInt32} AND kind = {p62:UInt16} AND revision = tupleElement(fold_state, {p63:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p64:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p65:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p66:UInt32} AND kind = {p67:UInt16} AND revision = tupleElement(fold_state, {p68:Int64}) AND batch > tupleElement(fold_state, {p69:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p70:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c ON e.case = c.case
    LEFT JOIN told_by_case AS t ON e.case = t.case
),
numbered AS (
SELECT case, label, first, items, arraySplit((mark, begins) -> begins, marks, cuts) AS runs,
      arrayMap(one -> numbers[indexOfAssumeSorted(times, one.1.1)], items) AS of,
      arraySplit((one, begins) -> begins, items, arrayMap((n, before) -> n != before, of, arrayShiftRight(of, 1))) AS groups,
      arrayCompact(of) AS groups_of
    FROM (
      SELECT *, arrayMap(mark -> bitShiftRight(mark, {p71:UInt8}), marks) AS times, arrayMap(pause -> pause > {p72:Int64}, arrayDifference(arrayMap(ms -> toInt64(ms), times))) AS cuts,
        arrayMap(n -> toUInt32(n), arrayCumSum(cuts)) AS numbers FROM by_case
    )
),
cut AS (
SELECT case, label, first, arrayZip(runs, arraySort(one -> one.1, arrayConcat(arrayZip(groups_of, groups), silent)).2) AS list
    FROM (
      SELECT *, arrayMap(n -> (n, arrayResize(items, 0)), arrayFilter(n -> NOT has(groups_of, n), arrayMap(n -> toUInt32(n), range(length(runs))))) AS silent
      FROM numbered
    )
),
sourced AS (
SELECT case, label, session, begun, begun = first AS is_new, if(other.1 = '' OR begun - since > {p73:Int64}, ({p74:String}, {p75:String}, '', '', ''), other) AS source
    FROM (
      SELECT case, label, first, arrayFilter(one -> (arrayExists(mark -> bitTest(mark, {p76:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list) AS visits_of, arrayMap(one -> bitShiftRight(one.1[1], {p77:UInt8}), visits_of) AS starts,
        arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, visits_of) AS sources
      FROM cut
    ) ARRAY JOIN visits_of AS session, starts AS begun, sources AS own, arrayFill(one -> one.1 != '', sources) AS other, arrayFill((start, one) -> one.1 != '', starts, sources) AS since
),
visits AS (
SELECT case, label, begun, is_new, multiIf((lowerUTF8(source.1) IN ({p78:Array(String)}) AND lowerUTF8(source.2) IN ({p79:Array(String)})), {p80:String}, ((position(lowerUTF8(source.3), {p81:String}) > 0)), {p82:String}, (multiIf(match(lower(source.1), {p83:String}), 'shopping', match(lower(source.1), {p84:String}), 'video', match(lower(source.1), {p85:String}), 'social', (match(lower(source.1), {p86:String}) AND NOT match(lower(source.1), {p87:String})), 'search', '') IN ({p88:Array(String)}) AND (match(lowerUTF8(source.2), {p89:String}))) OR ((match(lowerUTF8(source.3), {p90:String})) AND (match(lowerUTF8(source.2), {p91:String}))), {p92:String}, (multiIf(match(lower(source.1), {p93:String}), 'shopping', match(lower(source.1), {p94:String}), 'video', match(lower(source.1), {p95:String}), 'social', (match(lower(source.1), {p96:String}) AND NOT match(lower(source.1), {p97:String})), 'search', '') IN ({p98:Array(String)}) AND (match(lowerUTF8(source.2), {p99:String}))), {p100:String}, (multiIf(match(lower(source.1), {p101:String}), 'shopping', match(lower(source.1), {p102:String}), 'video', match(lower(source.1), {p103:String}), 'social', (match(lower(source.1), {p104:String}) AND NOT match(lower(source.1), {p105:String})), 'search', '') IN ({p106:Array(String)}) AND (match(lowerUTF8(source.2), {p107:String}))), {p108:String}, (multiIf(match(lower(source.1), {p109:String}), 'shopping', match(lower(source.1), {p110:String}), 'video', match(lower(source.1), {p111:String}), 'social', (match(lower(source.1), {p112:String}) AND NOT match(lower(source.1), {p113:String})), 'search', '') IN ({p114:Array(String)}) AND (match(lowerUTF8(source.2), {p115:String}))), {p116:String}, (lowerUTF8(source.2) IN ({p117:Array(String)})), {p118:String}, ((match(lowerUTF8(source.2), {p119:String}))), {p120:String}, (multiIf(match(lower(source.1), {p121:String}), 'shopping', match(lower(source.1), {p122:String}), 'video', match(lower(source.1), {p123:String}), 'social', (match(lower(source.1), {p124:String}) AND NOT match(lower(source.1), {p125:String})), 'search', '') IN ({p126:Array(String)})) OR ((match(lowerUTF8(source.3), {p127:String}))), {p128:String}, (multiIf(match(lower(source.1), {p129:String}), 'shopping', match(lower(source.1), {p130:String}), 'video', match(lower(source.1), {p131:String}), 'social', (match(lower(source.1), {p132:String}) AND NOT match(lower(source.1), {p133:String})), 'search', '') IN ({p134:Array(String)})) OR (lowerUTF8(source.2) IN ({p135:Array(String)})), {p136:String}, (multiIf(match(lower(source.1), {p137:String}), 'shopping', match(lower(source.1), {p138:String}), 'video', match(lower(source.1), {p139:String}), 'social', (match(lower(source.1), {p140:String}) AND NOT match(lower(source.1), {p141:String})), 'search', '') IN ({p142:Array(String)})) OR ((match(lowerUTF8(source.2), {p143:String}))), {p144:String}, (multiIf(match(lower(source.1), {p145:String}), 'shopping', match(lower(source.1), {p146:String}), 'video', match(lower(source.1), {p147:String}), 'social', (match(lower(source.1), {p148:String}) AND NOT match(lower(source.1), {p149:String})), 'search', '') IN ({p150:Array(String)})) OR (lowerUTF8(source.2) IN ({p151:Array(String)})), {p152:String}, (lowerUTF8(source.1) IN ({p153:Array(String)})) OR (lowerUTF8(source.2) IN ({p154:Array(String)})), {p155:String}, (lowerUTF8(source.2) IN ({p156:Array(String)})), {p157:String}, (lowerUTF8(source.2) IN ({p158:Array(String)})), {p159:String}, (lowerUTF8(source.2) IN ({p160:Array(String)})), {p161:String}, (lowerUTF8(source.1) IN ({p162:Array(String)})) OR (lowerUTF8(source.2) IN ({p163:Array(String)})), {p164:String}, ((endsWith(lowerUTF8(source.2), {p165:String}))) OR ((position(lowerUTF8(source.2), {p166:String}) > 0 OR position(lowerUTF8(source.2), {p167:String}) > 0)) OR (lowerUTF8(source.1) IN ({p168:Array(String)})), {p169:String}, {p170:String}) AS told, bitShiftRight(session.1[-1], {p171:UInt8}) - begun AS lasted,
      arrayCount(mark -> bitTest(mark, {p172:UInt8}), session.1) AS viewed, arrayFilter(e -> e.5, session.2) AS won,
      lasted >= {p173:Int64} OR viewed >= 2 OR notEmpty(won) AS is_engaged
    FROM sourced
    WHERE begun >= {p174:Int64} AND arrayExists(mark -> bitTest(mark, {p175:UInt8}), session.1)
),
grouped AS (
SELECT cell.1 AS mark, cell.2 AS value, cell.3 AS bucket, count() AS visits, uniqExact(case) AS cases, sum(is_new) AS new_visits,
      sum(is_engaged) AS engaged, sum(viewed) AS views, quantileExactInclusive(0.5)(toFloat64(lasted)) AS median_ms, sum(length(won)) AS conversions,
      countIf(notEmpty(won)) AS converted, sum(arraySum(one -> one.6.1, won)) AS minor,
      sumMap(arrayMap(m -> m.3, others), arrayMap(m -> m.4, others), arrayMap(m -> toUInt64(1), others)) AS other
    FROM (SELECT *, toString(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(begun) - {p176:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(begun) - {p177:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p178:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p179:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p180:String}), toInt32(0))))) AS starts_on, arrayFilter(money -> money.2 = 2, arrayMap(one -> one.6, won)) AS others FROM visits)
    ARRAY JOIN [(0, '', ''), (1, told, ''), (2, '', starts_on), (3, told, starts_on)] AS cell
    GROUP BY cell
),
ranked AS (
SELECT *, dense_rank() OVER (ORDER BY weight DESC, value) AS place, countIf(mark = 1) OVER () AS all_values
    FROM (SELECT *, max(if(mark = 1, visits, 0)) OVER (PARTITION BY mark IN (1, 3), value) AS weight FROM grouped)
)
SELECT mark, value, bucket, visits, cases, new_visits, engaged, views, median_ms, conversions, converted, minor, other.1 AS other_currencies,
      other.2 AS other_minor, other.3 AS other_events, place, all_values
    FROM ranked WHERE mark IN (0, 2) OR (mark = 1 AND place <= {p181:Int64}) OR (mark = 3 AND place <= {p182:Int64})
    ORDER BY mark, place, bucket
