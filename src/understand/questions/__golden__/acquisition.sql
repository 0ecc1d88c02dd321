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
-- p62 = 7776000000 (Int64)
-- p63 = "(direct)" (String)
-- p64 = "(none)" (String)
-- p65 = ["(direct)"] (Array(String))
-- p66 = ["(not set)","(none)"] (Array(String))
-- p67 = "Direct" (String)
-- p68 = "cross-network" (String)
-- p69 = "Cross-network" (String)
-- p70 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p71 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p72 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p73 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p74 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p75 = ["shopping"] (Array(String))
-- p76 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p77 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p78 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p79 = "Paid Shopping" (String)
-- p80 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p81 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p82 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p83 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p84 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p85 = ["search"] (Array(String))
-- p86 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p87 = "Paid Search" (String)
-- p88 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p89 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p90 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p91 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p92 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p93 = ["social"] (Array(String))
-- p94 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p95 = "Paid Social" (String)
-- p96 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p97 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p98 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p99 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p100 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p101 = ["video"] (Array(String))
-- p102 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p103 = "Paid Video" (String)
-- p104 = ["display","banner","expandable","interstitial","cpm"] (Array(String))
-- p105 = "Display" (String)
-- p106 = "(?i)^(.*cp.*|ppc|retargeting|paid.*)$" (String)
-- p107 = "Paid Other" (String)
-- p108 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p109 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p110 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p111 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p112 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p113 = ["shopping"] (Array(String))
-- p114 = "(?i)^(.*(([^a-df-z]|^)shop|shopping).*)$" (String)
-- p115 = "Organic Shopping" (String)
-- p116 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p117 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p118 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p119 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p120 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p121 = ["social"] (Array(String))
-- p122 = ["social","social-network","social-media","sm","social network","social media"] (Array(String))
-- p123 = "Organic Social" (String)
-- p124 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p125 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p126 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p127 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p128 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p129 = ["video"] (Array(String))
-- p130 = "(?i)^(.*video.*)$" (String)
-- p131 = "Organic Video" (String)
-- p132 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(amazon|ebay|etsy|walmart|alibaba|aliexpress|shopify|mercadolibre|mercadolivre|rakuten|zalando|temu|shein|noon|jumia|souq|trendyol|flipkart|lazada|shopee|google shopping|igshopping|shopzilla|stripe|nextag|shopping|idealo|ceneo|kelkoo|pricegrabber|bizrate|twenga|skroutz|hepsiburada|ozon|wildberries)(?:\\.[a-z]{2,6}){0,2}|shop\\.app|shopping\\.google\\.com)$" (String)
-- p133 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(youtube|vimeo|dailymotion|twitch|netflix|hulu|disneyplus|crackle|curiositystream|iqiyi|jibjab|primevideo|utreon|veoh|wistia|youku|rumble|shahid|bilibili|odysee|metacafe|ted|starz|roku|peacocktv|paramountplus)(?:\\.[a-z]{2,6}){0,2}|youtu\\.be|tv\\.apple\\.com|viki\\.com|d\\.tube)$" (String)
-- p134 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(facebook|fb|instagram|ig|twitter|linkedin|pinterest|reddit|snapchat|snap|tiktok|tumblr|quora|vk|vkontakte|weibo|wechat|weixin|whatsapp|telegram|messenger|threads|discord|viber|medium|meetup|mastodon|bsky|blogger|blogspot|wordpress|livejournal|plurk|foursquare|flickr|goodreads|glassdoor|tripadvisor|yelp|xing|viadeo|odnoklassniki|mixi|ameblo|hatena|disqus|deviantart|digg|douban|renren|qzone|stackoverflow|stackexchange|academia|researchgate|slashdot|stumbleupon|taringa|tagged|badoo|hi5|myspace|nextdoor|patreon|producthunt|ravelry|reverbnation|skyrock|skype|soundcloud|typepad|wattpad|allrecipes|houzz|instapaper|getpocket|flipboard|hootsuite|buffer|bitly|nairaland|ning|netlog|gree|5ch|delicious|diigo|friendfeed|gaiaonline|classmates)(?:\\.[a-z]{2,6}){0,2}|fb\\.me|t\\.co|x\\.com|lnkd\\.in|pin\\.it|wa\\.me|t\\.me|line\\.me|ok\\.ru|scoop\\.it|news\\.ycombinator\\.com|groups\\.google\\.com|plus\\.google\\.com|plus\\.url\\.google\\.com|sites\\.google\\.com)$" (String)
-- p135 = "^(?:[a-z0-9_-]+\\.){0,3}(?:(google|bing|yahoo|duckduckgo|yandex|baidu|ecosia|ask|aol|naver|seznam|qwant|startpage|sogou|daum|lycos|msn|dogpile|rambler|virgilio|onet|avg|babylon|biglobe|comcast|incredimail|search-results|mynet|ozu|ukr|najdi|eniro|kvasir|terra|alice|auone|conduit|globo|mamma|szukacz|voila|yam|live|netscape|cnn|webcrawler|presearch|mojeek|swisscows|perplexity)(?:\\.[a-z]{2,6}){0,2}|ya\\.ru|so\\.com|360\\.cn|search\\.brave\\.com|tut\\.by|centrum\\.cz|wp\\.pl|sapo\\.pt|search\\.smt\\.docomo\\.ne\\.jp|mail\\.ru|chatgpt\\.com)$" (String)
-- p136 = "^(?:mail|docs|drive|meet|classroom|calendar|accounts|myaccount)\\." (String)
-- p137 = ["search"] (Array(String))
-- p138 = ["organic"] (Array(String))
-- p139 = "Organic Search" (String)
-- p140 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p141 = ["email","e-mail","e_mail","e mail"] (Array(String))
-- p142 = "Email" (String)
-- p143 = ["affiliate"] (Array(String))
-- p144 = "Affiliates" (String)
-- p145 = ["referral","app","link"] (Array(String))
-- p146 = "Referral" (String)
-- p147 = ["audio"] (Array(String))
-- p148 = "Audio" (String)
-- p149 = ["sms"] (Array(String))
-- p150 = ["sms"] (Array(String))
-- p151 = "SMS" (String)
-- p152 = "push" (String)
-- p153 = "mobile" (String)
-- p154 = "notification" (String)
-- p155 = ["firebase"] (Array(String))
-- p156 = "Mobile Push Notifications" (String)
-- p157 = "Unassigned" (String)
-- p158 = 10000 (Int64)
-- p159 = 4002480000000 (Int64)
-- p160 = 2208988800000 (Int64)
-- p161 = 2208988800000 (Int64)
-- p162 = "UTC" (String)
-- p163 = "UTC" (String)
-- p164 = "UTC" (String)
-- p165 = 30 (Int64)
-- p166 = 5 (Int64)
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
sourced AS (
SELECT case, label, session, begun, begun = first AS is_new, if(other.1 = '' OR begun - since > {p62:Int64}, ({p63:String}, {p64:String}, '', '', ''), other) AS source
    FROM (
      SELECT case, label, first, arrayFilter(one -> arrayExists(e -> e.2 OR e.4.1 != '', one), list) AS visits_of, arrayMap(one -> one[1].1.1, visits_of) AS starts,
        arrayMap(one -> arrayFirst(e -> e.4.1 != '', one).4, visits_of) AS sources
      FROM cut
    ) ARRAY JOIN visits_of AS session, starts AS begun, sources AS own, arrayFill(one -> one.1 != '', sources) AS other, arrayFill((start, one) -> one.1 != '', starts, sources) AS since
),
visits AS (
SELECT case, label, begun, is_new, multiIf((lowerUTF8(source.1) IN ({p65:Array(String)}) AND lowerUTF8(source.2) IN ({p66:Array(String)})), {p67:String}, ((position(lowerUTF8(source.3), {p68:String}) > 0)), {p69:String}, (multiIf(match(lower(source.1), {p70:String}), 'shopping', match(lower(source.1), {p71:String}), 'video', match(lower(source.1), {p72:String}), 'social', (match(lower(source.1), {p73:String}) AND NOT match(lower(source.1), {p74:String})), 'search', '') IN ({p75:Array(String)}) AND (match(lowerUTF8(source.2), {p76:String}))) OR ((match(lowerUTF8(source.3), {p77:String})) AND (match(lowerUTF8(source.2), {p78:String}))), {p79:String}, (multiIf(match(lower(source.1), {p80:String}), 'shopping', match(lower(source.1), {p81:String}), 'video', match(lower(source.1), {p82:String}), 'social', (match(lower(source.1), {p83:String}) AND NOT match(lower(source.1), {p84:String})), 'search', '') IN ({p85:Array(String)}) AND (match(lowerUTF8(source.2), {p86:String}))), {p87:String}, (multiIf(match(lower(source.1), {p88:String}), 'shopping', match(lower(source.1), {p89:String}), 'video', match(lower(source.1), {p90:String}), 'social', (match(lower(source.1), {p91:String}) AND NOT match(lower(source.1), {p92:String})), 'search', '') IN ({p93:Array(String)}) AND (match(lowerUTF8(source.2), {p94:String}))), {p95:String}, (multiIf(match(lower(source.1), {p96:String}), 'shopping', match(lower(source.1), {p97:String}), 'video', match(lower(source.1), {p98:String}), 'social', (match(lower(source.1), {p99:String}) AND NOT match(lower(source.1), {p100:String})), 'search', '') IN ({p101:Array(String)}) AND (match(lowerUTF8(source.2), {p102:String}))), {p103:String}, (lowerUTF8(source.2) IN ({p104:Array(String)})), {p105:String}, ((match(lowerUTF8(source.2), {p106:String}))), {p107:String}, (multiIf(match(lower(source.1), {p108:String}), 'shopping', match(lower(source.1), {p109:String}), 'video', match(lower(source.1), {p110:String}), 'social', (match(lower(source.1), {p111:String}) AND NOT match(lower(source.1), {p112:String})), 'search', '') IN ({p113:Array(String)})) OR ((match(lowerUTF8(source.3), {p114:String}))), {p115:String}, (multiIf(match(lower(source.1), {p116:String}), 'shopping', match(lower(source.1), {p117:String}), 'video', match(lower(source.1), {p118:String}), 'social', (match(lower(source.1), {p119:String}) AND NOT match(lower(source.1), {p120:String})), 'search', '') IN ({p121:Array(String)})) OR (lowerUTF8(source.2) IN ({p122:Array(String)})), {p123:String}, (multiIf(match(lower(source.1), {p124:String}), 'shopping', match(lower(source.1), {p125:String}), 'video', match(lower(source.1), {p126:String}), 'social', (match(lower(source.1), {p127:String}) AND NOT match(lower(source.1), {p128:String})), 'search', '') IN ({p129:Array(String)})) OR ((match(lowerUTF8(source.2), {p130:String}))), {p131:String}, (multiIf(match(lower(source.1), {p132:String}), 'shopping', match(lower(source.1), {p133:String}), 'video', match(lower(source.1), {p134:String}), 'social', (match(lower(source.1), {p135:String}) AND NOT match(lower(source.1), {p136:String})), 'search', '') IN ({p137:Array(String)})) OR (lowerUTF8(source.2) IN ({p138:Array(String)})), {p139:String}, (lowerUTF8(source.1) IN ({p140:Array(String)})) OR (lowerUTF8(source.2) IN ({p141:Array(String)})), {p142:String}, (lowerUTF8(source.2) IN ({p143:Array(String)})), {p144:String}, (lowerUTF8(source.2) IN ({p145:Array(String)})), {p146:String}, (lowerUTF8(source.2) IN ({p147:Array(String)})), {p148:String}, (lowerUTF8(source.1) IN ({p149:Array(String)})) OR (lowerUTF8(source.2) IN ({p150:Array(String)})), {p151:String}, ((endsWith(lowerUTF8(source.2), {p152:String}))) OR ((position(lowerUTF8(source.2), {p153:String}) > 0 OR position(lowerUTF8(source.2), {p154:String}) > 0)) OR (lowerUTF8(source.1) IN ({p155:Array(String)})), {p156:String}, {p157:String}) AS told, session[-1].1.1 - begun AS lasted,
      arrayCount(one -> one.2, session) AS viewed,
      arrayFilter(one -> one.6 AND one.5, session) AS won,
      lasted >= {p158:Int64} OR viewed >= 2 OR notEmpty(won) AS is_engaged
    FROM sourced
    WHERE begun >= {p159:Int64} AND arrayExists(one -> one.5, session)
),
grouped AS (
SELECT cell.1 AS mark, cell.2 AS value, cell.3 AS bucket, count() AS visits, uniqExact(case) AS cases, sum(is_new) AS new_visits,
      sum(is_engaged) AS engaged, sum(viewed) AS views, quantileExactInclusive(0.5)(toFloat64(lasted)) AS median_ms, sum(length(won)) AS conversions,
      countIf(notEmpty(won)) AS converted, sum(arraySum(one -> one.7.1, won)) AS minor,
      sumMap(arrayMap(m -> m.3, others), arrayMap(m -> m.4, others), arrayMap(m -> toUInt64(1), others)) AS other
    FROM (SELECT *, toString(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(begun) - {p160:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(begun) - {p161:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p162:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p163:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p164:String}), toInt32(0))))) AS starts_on, arrayFilter(money -> money.2 = 2, arrayMap(one -> one.7, won)) AS others FROM visits)
    ARRAY JOIN [(0, '', ''), (1, told, ''), (2, '', starts_on), (3, told, starts_on)] AS cell
    GROUP BY cell
),
ranked AS (
SELECT *, dense_rank() OVER (ORDER BY weight DESC, value) AS place, countIf(mark = 1) OVER () AS all_values
    FROM (SELECT *, max(if(mark = 1, visits, 0)) OVER (PARTITION BY mark IN (1, 3), value) AS weight FROM grouped)
)
SELECT mark, value, bucket, visits, cases, new_visits, engaged, views, median_ms, conversions, converted, minor, other.1 AS other_currencies,
      other.2 AS other_minor, other.3 AS other_events, place, all_values
    FROM ranked WHERE mark IN (0, 2) OR (mark = 1 AND place <= {p165:Int64}) OR (mark = 3 AND place <= {p166:Int64})
    ORDER BY mark, place, bucket
