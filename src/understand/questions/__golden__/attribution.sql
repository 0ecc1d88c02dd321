-- attribution
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
-- p30 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
-- p31 = "2026-11-22T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p32 = "Order Completed" (String)
-- p33 = 1 (UInt32)
-- p34 = 1 (UInt32)
-- p35 = 2208988800000 (Int64)
-- p36 = 2 (UInt8)
-- p37 = 1 (UInt8)
-- p38 = 1 (UInt32)
-- p39 = 1073741827 (UInt32)
-- p40 = "2026-08-31T23:30:00.000Z" (DateTime64(3, 'UTC'))
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
-- p73 = 2 (UInt8)
-- p74 = "(direct)" (String)
-- p75 = ["(direct)"] (Array(String))
-- p76 = ["(not set)","(none)"] (Array(String))
-- p77 = "Direct" (String)
-- p78 = "cross-network" (String)
-- p79 = "Cross-network" (String)
-- p80 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p81 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p82 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p83 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p84 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p85 = ["shopping"] (Array(String))
-- p86 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p87 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p88 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p89 = "Paid Shopping" (String)
-- p90 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p91 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p92 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p93 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p94 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p95 = ["search"] (Array(String))
-- p96 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p97 = "Paid Search" (String)
-- p98 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p99 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p100 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p101 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p102 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p103 = ["social"] (Array(String))
-- p104 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p105 = "Paid Social" (String)
-- p106 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p107 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p108 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p109 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p110 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p111 = ["video"] (Array(String))
-- p112 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p113 = "Paid Video" (String)
-- p114 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p115 = "Display" (String)
-- p116 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p117 = "Paid Other" (String)
-- p118 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p119 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p120 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p121 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p122 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p123 = ["shopping"] (Array(String))
-- p124 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p125 = "Organic Shopping" (String)
-- p126 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p127 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p128 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p129 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p130 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p131 = ["social"] (Array(String))
-- p132 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p133 = "Organic Social" (String)
-- p134 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p135 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p136 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p137 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p138 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p139 = ["video"] (Array(String))
-- p140 = "(?i)^(.*video.*)$" (String)
-- p141 = "Organic Video" (String)
-- p142 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p143 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p144 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p145 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p146 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p147 = ["search"] (Array(String))
-- p148 = ["organic"] (Array(String))
-- p149 = "Organic Search" (String)
-- p150 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p151 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p152 = "Email" (String)
-- p153 = ["affiliate"] (Array(String))
-- p154 = "Affiliates" (String)
-- p155 = ["referral","app","link"] (Array(String))
-- p156 = "Referral" (String)
-- p157 = ["audio"] (Array(String))
-- p158 = "Audio" (String)
-- p159 = ["sms"] (Array(String))
-- p160 = ["sms"] (Array(String))
-- p161 = "SMS" (String)
-- p162 = "push" (String)
-- p163 = "mobile" (String)
-- p164 = "notification" (String)
-- p165 = ["firebase"] (Array(String))
-- p166 = "Mobile Push Notifications" (String)
-- p167 = "Unassigned" (String)
-- p168 = 0 (UInt8)
-- p169 = 3999801600000 (Int64)
-- p170 = 604800000 (Int64)
-- p171 = 100 (Int64)
-- p172 = 2592000000 (Int64)
-- p173 = 2592000000 (Int64)
-- p174 = 2592000000 (Int64)
-- p175 = 20001 (Int64)
-- p176 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p177 = ["google","google","bing","bing","facebook","facebook","instagram","tiktok","snapchat","linkedin","pinterest","twitter","twitter","youtube"] (Array(String))
-- p178 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p179 = ["cpc","cpc","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","cpv"] (Array(String))
-- p180 = "(direct)" (String)
-- p181 = ["(direct)"] (Array(String))
-- p182 = ["(not set)","(none)"] (Array(String))
-- p183 = "Direct" (String)
-- p184 = "cross-network" (String)
-- p185 = "Cross-network" (String)
-- p186 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p187 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p188 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p189 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p190 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p191 = ["shopping"] (Array(String))
-- p192 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p193 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p194 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p195 = "Paid Shopping" (String)
-- p196 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p197 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p198 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p199 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p200 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p201 = ["search"] (Array(String))
-- p202 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p203 = "Paid Search" (String)
-- p204 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p205 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p206 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p207 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p208 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p209 = ["social"] (Array(String))
-- p210 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p211 = "Paid Social" (String)
-- p212 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p213 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p214 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p215 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p216 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p217 = ["video"] (Array(String))
-- p218 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p219 = "Paid Video" (String)
-- p220 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p221 = "Display" (String)
-- p222 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p223 = "Paid Other" (String)
-- p224 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p225 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p226 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p227 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p228 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p229 = ["shopping"] (Array(String))
-- p230 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p231 = "Organic Shopping" (String)
-- p232 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p233 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p234 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p235 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p236 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p237 = ["social"] (Array(String))
-- p238 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p239 = "Organic Social" (String)
-- p240 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p241 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p242 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p243 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p244 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p245 = ["video"] (Array(String))
-- p246 = "(?i)^(.*video.*)$" (String)
-- p247 = "Organic Video" (String)
-- p248 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p249 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p250 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p251 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p252 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p253 = ["search"] (Array(String))
-- p254 = ["organic"] (Array(String))
-- p255 = "Organic Search" (String)
-- p256 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p257 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p258 = "Email" (String)
-- p259 = ["affiliate"] (Array(String))
-- p260 = "Affiliates" (String)
-- p261 = ["referral","app","link"] (Array(String))
-- p262 = "Referral" (String)
-- p263 = ["audio"] (Array(String))
-- p264 = "Audio" (String)
-- p265 = ["sms"] (Array(String))
-- p266 = ["sms"] (Array(String))
-- p267 = "SMS" (String)
-- p268 = "push" (String)
-- p269 = "mobile" (String)
-- p270 = "notification" (String)
-- p271 = ["firebase"] (Array(String))
-- p272 = "Mobile Push Notifications" (String)
-- p273 = "Unassigned" (String)
-- p274 = "" (String)
-- p275 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p276 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p277 = 1.0000000000000002 (Float64)
-- p278 = "" (String)
-- p279 = [] (Array(Float64))
-- p280 = [] (Array(String))
-- p281 = [] (Array(Int32))
-- p282 = "" (String)
-- p283 = 100 (Int64)
-- p284 = 100 (Int64)
-- p285 = 1.0000000000000002 (Float64)
-- p286 = 1 (UInt32)
-- p287 = 1 (UInt32)
-- p288 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p289 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p290 = "UTC" (String)
-- p291 = "UTC" (String)
-- p292 = "UTC" (String)
-- p293 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p294 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p295 = "UTC" (String)
-- p296 = "UTC" (String)
-- p297 = "UTC" (String)
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
merged AS (
SELECT case, label, arraySort(arrayConcat(
      arrayFilter(one -> one.3 != '', arrayMap((one, called) -> ((bitShiftRight(one.1[1], {p73:UInt8}), toUInt64(0), toUInt8(0), ''), toUInt8(0), called, (toInt64(0), toUInt8(0), '', toInt64(0))), list, names)), arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (e.1, toUInt8(1), called, e.6), arrayFilter(e -> e.5, one.2)), list, names)))) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> arrayFirst(e -> e.4.1 != '', one.2).4, list) AS sources, arrayMap((source, is) -> if(is, if(source.1 = '', {p74:String}, multiIf((lowerUTF8(source.1) IN ({p75:Array(String)}) AND lowerUTF8(source.2) IN ({p76:Array(String)})), {p77:String}, ((position(lowerUTF8(source.3), {p78:String}) > 0)), {p79:String}, (multiIf(match(lower(source.1), {p80:String}), 'shopping', match(lower(source.1), {p81:String}), 'video', match(lower(source.1), {p82:String}), 'social', (match(lower(source.1), {p83:String}) AND NOT match(lower(source.1), {p84:String})), 'search', '') IN ({p85:Array(String)}) AND (match(lowerUTF8(source.2), {p86:String}))) OR ((match(lowerUTF8(source.3), {p87:String})) AND (match(lowerUTF8(source.2), {p88:String}))), {p89:String}, (multiIf(match(lower(source.1), {p90:String}), 'shopping', match(lower(source.1), {p91:String}), 'video', match(lower(source.1), {p92:String}), 'social', (match(lower(source.1), {p93:String}) AND NOT match(lower(source.1), {p94:String})), 'search', '') IN ({p95:Array(String)}) AND (match(lowerUTF8(source.2), {p96:String}))), {p97:String}, (multiIf(match(lower(source.1), {p98:String}), 'shopping', match(lower(source.1), {p99:String}), 'video', match(lower(source.1), {p100:String}), 'social', (match(lower(source.1), {p101:String}) AND NOT match(lower(source.1), {p102:String})), 'search', '') IN ({p103:Array(String)}) AND (match(lowerUTF8(source.2), {p104:String}))), {p105:String}, (multiIf(match(lower(source.1), {p106:String}), 'shopping', match(lower(source.1), {p107:String}), 'video', match(lower(source.1), {p108:String}), 'social', (match(lower(source.1), {p109:String}) AND NOT match(lower(source.1), {p110:String})), 'search', '') IN ({p111:Array(String)}) AND (match(lowerUTF8(source.2), {p112:String}))), {p113:String}, (lowerUTF8(source.2) IN ({p114:Array(String)})), {p115:String}, ((match(lowerUTF8(source.2), {p116:String}))), {p117:String}, (multiIf(match(lower(source.1), {p118:String}), 'shopping', match(lower(source.1), {p119:String}), 'video', match(lower(source.1), {p120:String}), 'social', (match(lower(source.1), {p121:String}) AND NOT match(lower(source.1), {p122:String})), 'search', '') IN ({p123:Array(String)})) OR ((match(lowerUTF8(source.3), {p124:String}))), {p125:String}, (multiIf(match(lower(source.1), {p126:String}), 'shopping', match(lower(source.1), {p127:String}), 'video', match(lower(source.1), {p128:String}), 'social', (match(lower(source.1), {p129:String}) AND NOT match(lower(source.1), {p130:String})), 'search', '') IN ({p131:Array(String)})) OR (lowerUTF8(source.2) IN ({p132:Array(String)})), {p133:String}, (multiIf(match(lower(source.1), {p134:String}), 'shopping', match(lower(source.1), {p135:String}), 'video', match(lower(source.1), {p136:String}), 'social', (match(lower(source.1), {p137:String}) AND NOT match(lower(source.1), {p138:String})), 'search', '') IN ({p139:Array(String)})) OR ((match(lowerUTF8(source.2), {p140:String}))), {p141:String}, (multiIf(match(lower(source.1), {p142:String}), 'shopping', match(lower(source.1), {p143:String}), 'video', match(lower(source.1), {p144:String}), 'social', (match(lower(source.1), {p145:String}) AND NOT match(lower(source.1), {p146:String})), 'search', '') IN ({p147:Array(String)})) OR (lowerUTF8(source.2) IN ({p148:Array(String)})), {p149:String}, (lowerUTF8(source.1) IN ({p150:Array(String)})) OR (lowerUTF8(source.2) IN ({p151:Array(String)})), {p152:String}, (lowerUTF8(source.2) IN ({p153:Array(String)})), {p154:String}, (lowerUTF8(source.2) IN ({p155:Array(String)})), {p156:String}, (lowerUTF8(source.2) IN ({p157:Array(String)})), {p158:String}, (lowerUTF8(source.1) IN ({p159:Array(String)})) OR (lowerUTF8(source.2) IN ({p160:Array(String)})), {p161:String}, ((endsWith(lowerUTF8(source.2), {p162:String}))) OR ((position(lowerUTF8(source.2), {p163:String}) > 0 OR position(lowerUTF8(source.2), {p164:String}) > 0)) OR (lowerUTF8(source.1) IN ({p165:Array(String)})), {p166:String}, {p167:String})), ''), sources, arrayMap(one -> (arrayExists(mark -> bitTest(mark, {p168:UInt8}), one.1) OR arrayExists(e -> e.4.1 != '', one.2)), list)) AS names FROM (SELECT case, label, list FROM cut))
),
ends_of AS (
SELECT case, label, touched.3 AS names, arrayMap(one -> one.1.1, touched) AS times, arrayFilter(one -> one.1 >= {p169:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1.1, one.3, one.4, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends
    FROM (
      SELECT case, label, arrayFilter(one -> one.2 = 0, merged) AS touched, arrayFilter(one -> one.2 = 1, merged) AS won,
        arrayFilter((n, one) -> one.2 = 1, arrayMap(n -> toUInt32(n), arrayCumSum(one -> one.2 = 0, merged)), merged) AS counts
      FROM merged
    )
),
paths AS (
SELECT case, label, is_conversion, path, money, is_cut, is_first, arrayMap(w -> toUInt64(round(1e9 * w / weight)), weights) AS decay
    FROM (
      SELECT case, label, is_conversion, money, is_cut, is_first, if(empty(kept_names) AND own != '', [own], kept_names) AS path,
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p170:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p171:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p172:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p173:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p174:Int64}, all_times) AS long_times,
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
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p175:Int64}
)
SELECT * FROM (SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted UNION ALL SELECT 1 AS kind, [touch, campaign_id, campaign] AS path, toUInt64(0) AS conversions, toUInt64(0) AS nulls, minor, CAST([] AS Array(UInt64)) AS decay,
      CAST([] AS Array(Int64)) AS decay_minor, toUInt64(0) AS shortened, other.1 AS other_currencies, other.2 AS other_minor, other.3 AS other_events,
      toUInt64(0) AS all_paths, toUInt64(0) AS all_conversions, toUInt64(0) AS all_nulls, toInt64(0) AS all_minor, toUInt64(0) AS all_cases
    FROM (
      SELECT touch, campaign_id, campaign, sum(money.1) AS minor, sumMap(arrayFilter(one -> money.2 = 2, [money.3]), arrayFilter(one -> money.2 = 2, [money.4]), arrayFilter(one -> money.2 = 2, [toUInt64(1)])) AS other
      FROM (SELECT campaign_id, campaign, (transform(platform, {p176:Array(String)}, {p177:Array(String)}, platform), transform(platform, {p178:Array(String)}, {p179:Array(String)}, 'cpc'), campaign, '', '') AS told, if(told.1 = '', {p180:String}, multiIf((lowerUTF8(told.1) IN ({p181:Array(String)}) AND lowerUTF8(told.2) IN ({p182:Array(String)})), {p183:String}, ((position(lowerUTF8(told.3), {p184:String}) > 0)), {p185:String}, (multiIf(match(lower(told.1), {p186:String}), 'shopping', match(lower(told.1), {p187:String}), 'video', match(lower(told.1), {p188:String}), 'social', (match(lower(told.1), {p189:String}) AND NOT match(lower(told.1), {p190:String})), 'search', '') IN ({p191:Array(String)}) AND (match(lowerUTF8(told.2), {p192:String}))) OR ((match(lowerUTF8(told.3), {p193:String})) AND (match(lowerUTF8(told.2), {p194:String}))), {p195:String}, (multiIf(match(lower(told.1), {p196:String}), 'shopping', match(lower(told.1), {p197:String}), 'video', match(lower(told.1), {p198:String}), 'social', (match(lower(told.1), {p199:String}) AND NOT match(lower(told.1), {p200:String})), 'search', '') IN ({p201:Array(String)}) AND (match(lowerUTF8(told.2), {p202:String}))), {p203:String}, (multiIf(match(lower(told.1), {p204:String}), 'shopping', match(lower(told.1), {p205:String}), 'video', match(lower(told.1), {p206:String}), 'social', (match(lower(told.1), {p207:String}) AND NOT match(lower(told.1), {p208:String})), 'search', '') IN ({p209:Array(String)}) AND (match(lowerUTF8(told.2), {p210:String}))), {p211:String}, (multiIf(match(lower(told.1), {p212:String}), 'shopping', match(lower(told.1), {p213:String}), 'video', match(lower(told.1), {p214:String}), 'social', (match(lower(told.1), {p215:String}) AND NOT match(lower(told.1), {p216:String})), 'search', '') IN ({p217:Array(String)}) AND (match(lowerUTF8(told.2), {p218:String}))), {p219:String}, (lowerUTF8(told.2) IN ({p220:Array(String)})), {p221:String}, ((match(lowerUTF8(told.2), {p222:String}))), {p223:String}, (multiIf(match(lower(told.1), {p224:String}), 'shopping', match(lower(told.1), {p225:String}), 'video', match(lower(told.1), {p226:String}), 'social', (match(lower(told.1), {p227:String}) AND NOT match(lower(told.1), {p228:String})), 'search', '') IN ({p229:Array(String)})) OR ((match(lowerUTF8(told.3), {p230:String}))), {p231:String}, (multiIf(match(lower(told.1), {p232:String}), 'shopping', match(lower(told.1), {p233:String}), 'video', match(lower(told.1), {p234:String}), 'social', (match(lower(told.1), {p235:String}) AND NOT match(lower(told.1), {p236:String})), 'search', '') IN ({p237:Array(String)})) OR (lowerUTF8(told.2) IN ({p238:Array(String)})), {p239:String}, (multiIf(match(lower(told.1), {p240:String}), 'shopping', match(lower(told.1), {p241:String}), 'video', match(lower(told.1), {p242:String}), 'social', (match(lower(told.1), {p243:String}) AND NOT match(lower(told.1), {p244:String})), 'search', '') IN ({p245:Array(String)})) OR ((match(lowerUTF8(told.2), {p246:String}))), {p247:String}, (multiIf(match(lower(told.1), {p248:String}), 'shopping', match(lower(told.1), {p249:String}), 'video', match(lower(told.1), {p250:String}), 'social', (match(lower(told.1), {p251:String}) AND NOT match(lower(told.1), {p252:String})), 'search', '') IN ({p253:Array(String)})) OR (lowerUTF8(told.2) IN ({p254:Array(String)})), {p255:String}, (lowerUTF8(told.1) IN ({p256:Array(String)})) OR (lowerUTF8(told.2) IN ({p257:Array(String)})), {p258:String}, (lowerUTF8(told.2) IN ({p259:Array(String)})), {p260:String}, (lowerUTF8(told.2) IN ({p261:Array(String)})), {p262:String}, (lowerUTF8(told.2) IN ({p263:Array(String)})), {p264:String}, (lowerUTF8(told.1) IN ({p265:Array(String)})) OR (lowerUTF8(told.2) IN ({p266:Array(String)})), {p267:String}, ((endsWith(lowerUTF8(told.2), {p268:String}))) OR ((position(lowerUTF8(told.2), {p269:String}) > 0 OR position(lowerUTF8(told.2), {p270:String}) > 0)) OR (lowerUTF8(told.1) IN ({p271:Array(String)})), {p272:String}, {p273:String})) AS touch, if(currency = '', {p274:String}, currency) AS code, transform(code, {p275:Array(String)}, {p276:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p277:Float64} + 0.5)) AS own_minor,
      if(code = {p278:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p279:Array(Float64)}, {p280:Array(String)}, {p281:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p282:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p283:Int64}) * floor(abs(own_minor / factor * rate * {p284:Int64}) * {p285:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money
        FROM (SELECT source AS platform, campaign_id, campaign, toFloat64(amount) AS amount, toString(currency) AS currency, day FROM (SELECT source, campaign_id, campaign, ad_group_id, ad_group, day, currency, amount, impressions, clicks
    FROM ad_costs WHERE workspace = {p286:UInt32} AND (source, campaign_id, day, batch) IN
      (SELECT source, campaign_id, day, max(batch) FROM ad_costs WHERE workspace = {p287:UInt32} GROUP BY source, campaign_id, day)) WHERE day >= toDate32(addSeconds({p288:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p289:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p290:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p291:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p292:String}), toInt32(0)))) AND day <= toDate32(addSeconds({p293:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p294:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p295:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p296:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p297:String}), toInt32(0))))))
      GROUP BY touch, campaign_id, campaign
    )) ORDER BY kind, empty(path) DESC, conversions DESC, nulls DESC, path
