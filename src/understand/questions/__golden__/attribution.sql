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
-- p32 = 1 (UInt32)
-- p33 = 1 (UInt32)
-- p34 = 1 (UInt32)
-- p35 = 1 (UInt32)
-- p36 = 0 (UInt16)
-- p37 = 4 (Int64)
-- p38 = 2 (Int64)
-- p39 = 1 (UInt32)
-- p40 = 0 (UInt16)
-- p41 = 1 (Int64)
-- p42 = 10000 (Int64)
-- p43 = 3 (Int64)
-- p44 = 1 (UInt32)
-- p45 = 1 (UInt32)
-- p46 = 0 (UInt16)
-- p47 = 1 (Int64)
-- p48 = 10000 (Int64)
-- p49 = 1 (UInt32)
-- p50 = 1 (UInt32)
-- p51 = 1 (UInt32)
-- p52 = 0 (UInt16)
-- p53 = 4 (Int64)
-- p54 = 1 (UInt32)
-- p55 = 1 (UInt32)
-- p56 = 1 (UInt32)
-- p57 = 0 (UInt16)
-- p58 = 4 (Int64)
-- p59 = 2 (Int64)
-- p60 = 10000 (Int64)
-- p61 = 1800000 (Int64)
-- p62 = "(direct)" (String)
-- p63 = ["(direct)"] (Array(String))
-- p64 = ["(not set)","(none)"] (Array(String))
-- p65 = "Direct" (String)
-- p66 = "cross-network" (String)
-- p67 = "Cross-network" (String)
-- p68 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p69 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p70 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p71 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p72 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p73 = ["shopping"] (Array(String))
-- p74 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p75 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p76 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p77 = "Paid Shopping" (String)
-- p78 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p79 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p80 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p81 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p82 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p83 = ["search"] (Array(String))
-- p84 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p85 = "Paid Search" (String)
-- p86 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p87 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p88 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p89 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p90 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p91 = ["social"] (Array(String))
-- p92 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p93 = "Paid Social" (String)
-- p94 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p95 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p96 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p97 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p98 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p99 = ["video"] (Array(String))
-- p100 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p101 = "Paid Video" (String)
-- p102 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p103 = "Display" (String)
-- p104 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p105 = "Paid Other" (String)
-- p106 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p107 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p108 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p109 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p110 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p111 = ["shopping"] (Array(String))
-- p112 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p113 = "Organic Shopping" (String)
-- p114 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p115 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p116 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p117 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p118 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p119 = ["social"] (Array(String))
-- p120 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p121 = "Organic Social" (String)
-- p122 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p123 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p124 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p125 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p126 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p127 = ["video"] (Array(String))
-- p128 = "(?i)^(.*video.*)$" (String)
-- p129 = "Organic Video" (String)
-- p130 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p131 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p132 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p133 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p134 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p135 = ["search"] (Array(String))
-- p136 = ["organic"] (Array(String))
-- p137 = "Organic Search" (String)
-- p138 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p139 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p140 = "Email" (String)
-- p141 = ["affiliate"] (Array(String))
-- p142 = "Affiliates" (String)
-- p143 = ["referral","app","link"] (Array(String))
-- p144 = "Referral" (String)
-- p145 = ["audio"] (Array(String))
-- p146 = "Audio" (String)
-- p147 = ["sms"] (Array(String))
-- p148 = ["sms"] (Array(String))
-- p149 = "SMS" (String)
-- p150 = "push" (String)
-- p151 = "mobile" (String)
-- p152 = "notification" (String)
-- p153 = ["firebase"] (Array(String))
-- p154 = "Mobile Push Notifications" (String)
-- p155 = "Unassigned" (String)
-- p156 = 3999801600000 (Int64)
-- p157 = 604800000 (Int64)
-- p158 = 100 (Int64)
-- p159 = 2592000000 (Int64)
-- p160 = 2592000000 (Int64)
-- p161 = 2592000000 (Int64)
-- p162 = 20001 (Int64)
-- p163 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p164 = ["google","google","bing","bing","facebook","facebook","instagram","tiktok","snapchat","linkedin","pinterest","twitter","twitter","youtube"] (Array(String))
-- p165 = ["google_ads","google","bing_ads","microsoft_ads","meta","facebook","instagram","tiktok","snapchat","linkedin","pinterest","x","twitter","youtube"] (Array(String))
-- p166 = ["cpc","cpc","cpc","cpc","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","paid_social","cpv"] (Array(String))
-- p167 = "(direct)" (String)
-- p168 = ["(direct)"] (Array(String))
-- p169 = ["(not set)","(none)"] (Array(String))
-- p170 = "Direct" (String)
-- p171 = "cross-network" (String)
-- p172 = "Cross-network" (String)
-- p173 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p174 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p175 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p176 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p177 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p178 = ["shopping"] (Array(String))
-- p179 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p180 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p181 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p182 = "Paid Shopping" (String)
-- p183 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p184 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p185 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p186 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p187 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p188 = ["search"] (Array(String))
-- p189 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p190 = "Paid Search" (String)
-- p191 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p192 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p193 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p194 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p195 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p196 = ["social"] (Array(String))
-- p197 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p198 = "Paid Social" (String)
-- p199 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p200 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p201 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p202 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p203 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p204 = ["video"] (Array(String))
-- p205 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p206 = "Paid Video" (String)
-- p207 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p208 = "Display" (String)
-- p209 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p210 = "Paid Other" (String)
-- p211 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p212 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p213 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p214 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p215 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p216 = ["shopping"] (Array(String))
-- p217 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p218 = "Organic Shopping" (String)
-- p219 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p220 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p221 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p222 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p223 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p224 = ["social"] (Array(String))
-- p225 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p226 = "Organic Social" (String)
-- p227 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p228 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p229 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p230 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p231 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p232 = ["video"] (Array(String))
-- p233 = "(?i)^(.*video.*)$" (String)
-- p234 = "Organic Video" (String)
-- p235 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p236 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p237 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p238 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p239 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p240 = ["search"] (Array(String))
-- p241 = ["organic"] (Array(String))
-- p242 = "Organic Search" (String)
-- p243 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p244 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p245 = "Email" (String)
-- p246 = ["affiliate"] (Array(String))
-- p247 = "Affiliates" (String)
-- p248 = ["referral","app","link"] (Array(String))
-- p249 = "Referral" (String)
-- p250 = ["audio"] (Array(String))
-- p251 = "Audio" (String)
-- p252 = ["sms"] (Array(String))
-- p253 = ["sms"] (Array(String))
-- p254 = "SMS" (String)
-- p255 = "push" (String)
-- p256 = "mobile" (String)
-- p257 = "notification" (String)
-- p258 = ["firebase"] (Array(String))
-- p259 = "Mobile Push Notifications" (String)
-- p260 = "Unassigned" (String)
-- p261 = "" (String)
-- p262 = ["AFN","ALL","BHD","BIF","CLP","COP","DJF","GNF","HUF","IDR","IQD","IRR","ISK","JOD","JPY","KMF","KPW","KRW","KWD","LAK","LBP","LYD","MGA","MMK","OMR","PKR","PYG","RWF","SLL","SOS","SYP","TND","UGX","VND","VUV","XAF","XOF","XPF","YER"] (Array(String))
-- p263 = [1,1,1000,1,1,1,1,1,1,1,1,1,1,1000,1,1,1,1,1000,1,1,1000,1,1,1000,1,1,1,1,1,1,1000,1,1,1,1,1,1,1] (Array(Float64))
-- p264 = 1.0000000000000002 (Float64)
-- p265 = "" (String)
-- p266 = [] (Array(Float64))
-- p267 = [] (Array(String))
-- p268 = [] (Array(Int32))
-- p269 = "" (String)
-- p270 = 100 (Int64)
-- p271 = 100 (Int64)
-- p272 = 1.0000000000000002 (Float64)
-- p273 = 1 (UInt32)
-- p274 = 1 (UInt32)
-- p275 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p276 = "2026-10-01T00:00:00.000Z" (DateTime64(3, 'UTC'))
-- p277 = "UTC" (String)
-- p278 = "UTC" (String)
-- p279 = "UTC" (String)
-- p280 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p281 = "2026-11-21T23:59:59.999Z" (DateTime64(3, 'UTC'))
-- p282 = "UTC" (String)
-- p283 = "UTC" (String)
-- p284 = "UTC" (String)
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
      (place, is_view, page, source, seen, is_conversion, money, value) AS item
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p25:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p26:Int64}), ordinal, call, message_id) AS place, type IN ('page', 'screen') AS is_view,
      if(is_view, if(type = 'screen', multiIf(ifNull(toString(properties.`name`), '') != '', ifNull(toString(properties.`name`), ''), ifNull(toString(properties.`$context`.`screen`.`name`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`path`), '') != '', ifNull(toString(properties.`$context`.`page`.`path`), ''), ifNull(toString(properties.`path`), '') != '', ifNull(toString(properties.`path`), ''), path(ifNull(toString(properties.`url`), ''))) = '', multiIf(ifNull(toString(properties.`name`), '') != '', ifNull(toString(properties.`name`), ''), ifNull(toString(properties.`$context`.`screen`.`name`), '')), multiIf(ifNull(toString(properties.`$context`.`page`.`path`), '') != '', ifNull(toString(properties.`$context`.`page`.`path`), ''), ifNull(toString(properties.`path`), '') != '', ifNull(toString(properties.`path`), ''), path(ifNull(toString(properties.`url`), ''))))), '') AS page, if(position(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), '?') > 0, multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), concat(multiIf(ifNull(toString(properties.`$context`.`page`.`url`), '') != '', ifNull(toString(properties.`$context`.`page`.`url`), ''), ifNull(toString(properties.`url`), '')), if(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')) = '' OR startsWith(multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), '?'), multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')), concat('?', multiIf(ifNull(toString(properties.`$context`.`page`.`search`), '') != '', ifNull(toString(properties.`$context`.`page`.`search`), ''), ifNull(toString(properties.`search`), '')))))) AS address, multiIf(ifNull(toString(properties.`$context`.`referrer`.`url`), '') != '', ifNull(toString(properties.`$context`.`referrer`.`url`), ''), ifNull(toString(properties.`$context`.`page`.`referrer`), '') != '', ifNull(toString(properties.`$context`.`page`.`referrer`), ''), ifNull(toString(properties.`referrer`), '')) AS referrer, (ifNull(toString(properties.`$context`.`campaign`.`source`), ''), ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), ifNull(toString(properties.`$context`.`campaign`.`name`), ''), ifNull(toString(properties.`$context`.`campaign`.`term`), ''), ifNull(toString(properties.`$context`.`campaign`.`content`), '')) AS campaign,
      toUInt8(1) AS seen, toUInt8(((name = {p27:String}))) AS is_conversion, toFloat64OrNull(ifNull(toString(properties.`revenue`), '')) AS amount, upper(trimBoth(ifNull(toString(properties.`currency`), ''))) AS currency,
      toDate32(time) AS day, '' AS value FROM events WHERE workspace = {p28:UInt32} AND type != 'system' AND bitAnd(flags, {p29:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND time >= {p30:DateTime64(3, 'UTC')} AND time < {p31:DateTime64(3, 'UTC')})))
),
by_case AS (
SELECT e.case AS case, c.label AS label, c.first AS first, e.items AS items
    FROM (SELECT case, arraySort(groupArray(item)) AS items FROM told GROUP BY case) AS e
    INNER JOIN (SELECT case, label, bitShiftRight(steps[1], 16) AS first FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p32:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p33:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p34:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p35:UInt32} AND kind = {p36:UInt16} AND revision = tupleElement(fold_state, {p37:Int64}) AND batch > tupleElement(fold_state, {p38:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p39:UInt32} AND kind = {p40:UInt16} AND generation = tupleElement(fold_state, {p41:Int64}) AND length(codes) > {p42:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p43:Int64}) AND workspace = {p44:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p45:UInt32} AND kind = {p46:UInt16} AND generation = tupleElement(fold_state, {p47:Int64}) AND length(codes) <= {p48:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p49:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p50:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p51:UInt32} AND kind = {p52:UInt16} AND revision = tupleElement(fold_state, {p53:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p54:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p55:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p56:UInt32} AND kind = {p57:UInt16} AND revision = tupleElement(fold_state, {p58:Int64}) AND batch > tupleElement(fold_state, {p59:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p60:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND (1)) AS c ON e.case = c.case
),
cut AS (
SELECT case, label, first, arraySplit((item, begins) -> begins, items,
      arrayMap(pause -> pause > {p61:Int64}, arrayDifference(arrayMap(item -> toInt64(item.1.1), items)))) AS list
    FROM by_case
),
merged AS (
SELECT case, label, arraySort(arrayConcat(
      arrayFilter(one -> one.3 != '', arrayMap((one, called) -> (one[1].1, toUInt8(0), called, (toInt64(0), toUInt8(0), '', toInt64(0))), list, names)), arrayFlatten(arrayMap((one, called) -> arrayMap(e -> (e.1, toUInt8(1), called, e.7), arrayFilter(e -> e.6 AND e.5, one)), list, names)))) AS merged
    FROM (SELECT case, label, list, arrayMap(one -> arrayFirst(e -> e.4.1 != '', one).4, list) AS sources, arrayMap((source, is) -> if(is, if(source.1 = '', {p62:String}, multiIf((lowerUTF8(source.1) IN ({p63:Array(String)}) AND lowerUTF8(source.2) IN ({p64:Array(String)})), {p65:String}, ((position(lowerUTF8(source.3), {p66:String}) > 0)), {p67:String}, (multiIf(match(lower(source.1), {p68:String}), 'shopping', match(lower(source.1), {p69:String}), 'video', match(lower(source.1), {p70:String}), 'social', (match(lower(source.1), {p71:String}) AND NOT match(lower(source.1), {p72:String})), 'search', '') IN ({p73:Array(String)}) AND (match(lowerUTF8(source.2), {p74:String}))) OR ((match(lowerUTF8(source.3), {p75:String})) AND (match(lowerUTF8(source.2), {p76:String}))), {p77:String}, (multiIf(match(lower(source.1), {p78:String}), 'shopping', match(lower(source.1), {p79:String}), 'video', match(lower(source.1), {p80:String}), 'social', (match(lower(source.1), {p81:String}) AND NOT match(lower(source.1), {p82:String})), 'search', '') IN ({p83:Array(String)}) AND (match(lowerUTF8(source.2), {p84:String}))), {p85:String}, (multiIf(match(lower(source.1), {p86:String}), 'shopping', match(lower(source.1), {p87:String}), 'video', match(lower(source.1), {p88:String}), 'social', (match(lower(source.1), {p89:String}) AND NOT match(lower(source.1), {p90:String})), 'search', '') IN ({p91:Array(String)}) AND (match(lowerUTF8(source.2), {p92:String}))), {p93:String}, (multiIf(match(lower(source.1), {p94:String}), 'shopping', match(lower(source.1), {p95:String}), 'video', match(lower(source.1), {p96:String}), 'social', (match(lower(source.1), {p97:String}) AND NOT match(lower(source.1), {p98:String})), 'search', '') IN ({p99:Array(String)}) AND (match(lowerUTF8(source.2), {p100:String}))), {p101:String}, (lowerUTF8(source.2) IN ({p102:Array(String)})), {p103:String}, ((match(lowerUTF8(source.2), {p104:String}))), {p105:String}, (multiIf(match(lower(source.1), {p106:String}), 'shopping', match(lower(source.1), {p107:String}), 'video', match(lower(source.1), {p108:String}), 'social', (match(lower(source.1), {p109:String}) AND NOT match(lower(source.1), {p110:String})), 'search', '') IN ({p111:Array(String)})) OR ((match(lowerUTF8(source.3), {p112:String}))), {p113:String}, (multiIf(match(lower(source.1), {p114:String}), 'shopping', match(lower(source.1), {p115:String}), 'video', match(lower(source.1), {p116:String}), 'social', (match(lower(source.1), {p117:String}) AND NOT match(lower(source.1), {p118:String})), 'search', '') IN ({p119:Array(String)})) OR (lowerUTF8(source.2) IN ({p120:Array(String)})), {p121:String}, (multiIf(match(lower(source.1), {p122:String}), 'shopping', match(lower(source.1), {p123:String}), 'video', match(lower(source.1), {p124:String}), 'social', (match(lower(source.1), {p125:String}) AND NOT match(lower(source.1), {p126:String})), 'search', '') IN ({p127:Array(String)})) OR ((match(lowerUTF8(source.2), {p128:String}))), {p129:String}, (multiIf(match(lower(source.1), {p130:String}), 'shopping', match(lower(source.1), {p131:String}), 'video', match(lower(source.1), {p132:String}), 'social', (match(lower(source.1), {p133:String}) AND NOT match(lower(source.1), {p134:String})), 'search', '') IN ({p135:Array(String)})) OR (lowerUTF8(source.2) IN ({p136:Array(String)})), {p137:String}, (lowerUTF8(source.1) IN ({p138:Array(String)})) OR (lowerUTF8(source.2) IN ({p139:Array(String)})), {p140:String}, (lowerUTF8(source.2) IN ({p141:Array(String)})), {p142:String}, (lowerUTF8(source.2) IN ({p143:Array(String)})), {p144:String}, (lowerUTF8(source.2) IN ({p145:Array(String)})), {p146:String}, (lowerUTF8(source.1) IN ({p147:Array(String)})) OR (lowerUTF8(source.2) IN ({p148:Array(String)})), {p149:String}, ((endsWith(lowerUTF8(source.2), {p150:String}))) OR ((position(lowerUTF8(source.2), {p151:String}) > 0 OR position(lowerUTF8(source.2), {p152:String}) > 0)) OR (lowerUTF8(source.1) IN ({p153:Array(String)})), {p154:String}, {p155:String})), ''), sources, arrayMap(one -> arrayExists(e -> e.2 OR e.4.1 != '', one), list)) AS names FROM (SELECT case, label, list FROM cut))
),
ends_of AS (
SELECT case, label, touched.3 AS names, arrayMap(one -> one.1.1, touched) AS times, arrayFilter(one -> one.1 >= {p156:Int64}, arrayConcat(arrayMap((one, n, before) -> (one.1.1, one.3, one.4, before, n, toUInt8(1)), won, counts, arrayShiftRight(counts, 1)), if(length(times) > counts[-1], [(times[-1], '', (toInt64(0), toUInt8(0), '', toInt64(0)), counts[-1], toUInt32(length(times)), toUInt8(0))], []))) AS ends
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
        if(empty(kept_names) AND own != '', [at], kept_times) AS path_times, arrayMap(t -> exp2(-(path_times[-1] - t) / {p157:Int64}), path_times) AS weights, arraySum(weights) AS weight
      FROM (
        SELECT case, label, ends_one.1 AS at, ends_one.2 AS own, ends_one.3 AS money, ends_one.6 AS is_conversion, place = 1 AS is_first,
          greatest(ends_one.4, toInt64(ends_one.5) - {p158:Int64}) AS low, ends_one.5 - low AS n,
          low > ends_one.4 AND at - times[low] <= {p159:Int64} AS is_cut,
          arraySlice(names, low + 1, n) AS all_names, arraySlice(times, low + 1, n) AS all_times,
          arrayFilter((called, t) -> at - t <= {p160:Int64}, all_names, all_times) AS long_names,
          arrayFilter(t -> at - t <= {p161:Int64}, all_times) AS long_times,
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
    FROM by_path ORDER BY empty(path) DESC, conversions DESC, nulls DESC, path LIMIT {p162:Int64}
)
SELECT * FROM (SELECT 0 AS kind, path, conversions, nulls, minor, decay_sums AS decay, decay_minor, shortened, other.1 AS other_currencies, other.2 AS other_minor,
      other.3 AS other_events, all_paths, all_conversions, all_nulls, all_minor, all_cases
    FROM counted UNION ALL SELECT 1 AS kind, [touch, campaign_id, campaign] AS path, toUInt64(0) AS conversions, toUInt64(0) AS nulls, minor, CAST([] AS Array(UInt64)) AS decay,
      CAST([] AS Array(Int64)) AS decay_minor, toUInt64(0) AS shortened, other.1 AS other_currencies, other.2 AS other_minor, other.3 AS other_events,
      toUInt64(0) AS all_paths, toUInt64(0) AS all_conversions, toUInt64(0) AS all_nulls, toInt64(0) AS all_minor, toUInt64(0) AS all_cases
    FROM (
      SELECT touch, campaign_id, campaign, sum(money.1) AS minor, sumMap(arrayFilter(one -> money.2 = 2, [money.3]), arrayFilter(one -> money.2 = 2, [money.4]), arrayFilter(one -> money.2 = 2, [toUInt64(1)])) AS other
      FROM (SELECT campaign_id, campaign, (transform(platform, {p163:Array(String)}, {p164:Array(String)}, platform), transform(platform, {p165:Array(String)}, {p166:Array(String)}, 'cpc'), campaign, '', '') AS told, if(told.1 = '', {p167:String}, multiIf((lowerUTF8(told.1) IN ({p168:Array(String)}) AND lowerUTF8(told.2) IN ({p169:Array(String)})), {p170:String}, ((position(lowerUTF8(told.3), {p171:String}) > 0)), {p172:String}, (multiIf(match(lower(told.1), {p173:String}), 'shopping', match(lower(told.1), {p174:String}), 'video', match(lower(told.1), {p175:String}), 'social', (match(lower(told.1), {p176:String}) AND NOT match(lower(told.1), {p177:String})), 'search', '') IN ({p178:Array(String)}) AND (match(lowerUTF8(told.2), {p179:String}))) OR ((match(lowerUTF8(told.3), {p180:String})) AND (match(lowerUTF8(told.2), {p181:String}))), {p182:String}, (multiIf(match(lower(told.1), {p183:String}), 'shopping', match(lower(told.1), {p184:String}), 'video', match(lower(told.1), {p185:String}), 'social', (match(lower(told.1), {p186:String}) AND NOT match(lower(told.1), {p187:String})), 'search', '') IN ({p188:Array(String)}) AND (match(lowerUTF8(told.2), {p189:String}))), {p190:String}, (multiIf(match(lower(told.1), {p191:String}), 'shopping', match(lower(told.1), {p192:String}), 'video', match(lower(told.1), {p193:String}), 'social', (match(lower(told.1), {p194:String}) AND NOT match(lower(told.1), {p195:String})), 'search', '') IN ({p196:Array(String)}) AND (match(lowerUTF8(told.2), {p197:String}))), {p198:String}, (multiIf(match(lower(told.1), {p199:String}), 'shopping', match(lower(told.1), {p200:String}), 'video', match(lower(told.1), {p201:String}), 'social', (match(lower(told.1), {p202:String}) AND NOT match(lower(told.1), {p203:String})), 'search', '') IN ({p204:Array(String)}) AND (match(lowerUTF8(told.2), {p205:String}))), {p206:String}, (lowerUTF8(told.2) IN ({p207:Array(String)})), {p208:String}, ((match(lowerUTF8(told.2), {p209:String}))), {p210:String}, (multiIf(match(lower(told.1), {p211:String}), 'shopping', match(lower(told.1), {p212:String}), 'video', match(lower(told.1), {p213:String}), 'social', (match(lower(told.1), {p214:String}) AND NOT match(lower(told.1), {p215:String})), 'search', '') IN ({p216:Array(String)})) OR ((match(lowerUTF8(told.3), {p217:String}))), {p218:String}, (multiIf(match(lower(told.1), {p219:String}), 'shopping', match(lower(told.1), {p220:String}), 'video', match(lower(told.1), {p221:String}), 'social', (match(lower(told.1), {p222:String}) AND NOT match(lower(told.1), {p223:String})), 'search', '') IN ({p224:Array(String)})) OR (lowerUTF8(told.2) IN ({p225:Array(String)})), {p226:String}, (multiIf(match(lower(told.1), {p227:String}), 'shopping', match(lower(told.1), {p228:String}), 'video', match(lower(told.1), {p229:String}), 'social', (match(lower(told.1), {p230:String}) AND NOT match(lower(told.1), {p231:String})), 'search', '') IN ({p232:Array(String)})) OR ((match(lowerUTF8(told.2), {p233:String}))), {p234:String}, (multiIf(match(lower(told.1), {p235:String}), 'shopping', match(lower(told.1), {p236:String}), 'video', match(lower(told.1), {p237:String}), 'social', (match(lower(told.1), {p238:String}) AND NOT match(lower(told.1), {p239:String})), 'search', '') IN ({p240:Array(String)})) OR (lowerUTF8(told.2) IN ({p241:Array(String)})), {p242:String}, (lowerUTF8(told.1) IN ({p243:Array(String)})) OR (lowerUTF8(told.2) IN ({p244:Array(String)})), {p245:String}, (lowerUTF8(told.2) IN ({p246:Array(String)})), {p247:String}, (lowerUTF8(told.2) IN ({p248:Array(String)})), {p249:String}, (lowerUTF8(told.2) IN ({p250:Array(String)})), {p251:String}, (lowerUTF8(told.1) IN ({p252:Array(String)})) OR (lowerUTF8(told.2) IN ({p253:Array(String)})), {p254:String}, ((endsWith(lowerUTF8(told.2), {p255:String}))) OR ((position(lowerUTF8(told.2), {p256:String}) > 0 OR position(lowerUTF8(told.2), {p257:String}) > 0)) OR (lowerUTF8(told.1) IN ({p258:Array(String)})), {p259:String}, {p260:String})) AS touch, if(currency = '', {p261:String}, currency) AS code, transform(code, {p262:Array(String)}, {p263:Array(Float64)}, toFloat64(100)) AS factor,
      isFinite(ifNull(amount, nan)) AND abs(amount) <= 1e12 AS is_amount, toInt64(sign(if(is_amount, assumeNotNull(amount), 0) * factor) * floor(abs(if(is_amount, assumeNotNull(amount), 0) * factor) * {p264:Float64} + 0.5)) AS own_minor,
      if(code = {p265:String}, 1, arrayLast((one, of, since) -> of = code AND since <= toInt32(day), {p266:Array(Float64)}, {p267:Array(String)}, {p268:Array(Int32)})) AS rate,
      multiIf(
        NOT is_amount, (toInt64(0), toUInt8(0), '', toInt64(0)),
        code = '' OR rate <= 0, (toInt64(0), toUInt8(2), code, own_minor),
        code = {p269:String}, (own_minor, toUInt8(1), code, own_minor),
        (toInt64(sign(own_minor / factor * rate * {p270:Int64}) * floor(abs(own_minor / factor * rate * {p271:Int64}) * {p272:Float64} + 0.5)), toUInt8(1), code, own_minor)) AS money
        FROM (SELECT source AS platform, campaign_id, campaign, toFloat64(amount) AS amount, toString(currency) AS currency, day FROM (SELECT source, campaign_id, campaign, ad_group_id, ad_group, day, currency, amount, impressions, clicks
    FROM ad_costs WHERE workspace = {p273:UInt32} AND (source, campaign_id, day, batch) IN
      (SELECT source, campaign_id, day, max(batch) FROM ad_costs WHERE workspace = {p274:UInt32} GROUP BY source, campaign_id, day)) WHERE day >= toDate32(addSeconds({p275:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p276:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p277:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p278:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p279:String}), toInt32(0)))) AND day <= toDate32(addSeconds({p280:DateTime64(3, 'UTC')}, transform(roundDown(toUnixTimestamp64Second({p281:DateTime64(3, 'UTC')}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p282:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p283:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p284:String}), toInt32(0))))))
      GROUP BY touch, campaign_id, campaign
    )) ORDER BY kind, empty(path) DESC, conversions DESC, nulls DESC, path
