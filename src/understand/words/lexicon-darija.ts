import type { Lexicon } from './meanings.ts'

/** Moroccan in Arabic letters and in Latin ones (7 ح, 9 ق, 3 ع, 2 ء, 5 خ, 8 غ): one spelling is enough, the skeleton finds the others. */
export const darija: Lexicon = {
  'q.funnel':
    'fin kankhsro|فين كنخسرو|fin kaywslo|fin kaywqfo|fin kiwqfo|fin kankhsrohom|fin kaykhrjo|fin kimchiw|fin kay7bso|فين كيوصلو|فين كيوقفو|فين كيخرجو|فين كنخسروهم|فين كيمشيو|فين كيحبسو|taux de conversion|conversion|l conversion|entonnoir|كونفيرسيون|الكونفيرسيون|فين كنفقدوهم',
  'q.trends':
    'kifach kaytbdel|kifach tbdlat|kif tbdl|kifach tzad|كيفاش كيتبدل|كيفاش تبدلات|كيفاش تبدل|كيفاش تزاد|tendance|evolution|l evolution|ltatawor',
  'q.retention':
    'kayrj3o|kirj3o|kayreja3o|rj3o|yrj3o|kayrje3|كيرجعو|كيرجعوا|كيرجع|رجعو|يرجعو|kay3awdo|kay3awdo ychriw|kay3awdo ychrio|كيعاودو|كيعاودو يشريو|عاودو شراو|3awdo chraw|fidelite|rétention|retention',
  'q.lifecycle':
    'jdad w li rj3o|ljdad|jdad|nouveaux clients|clients jdad|kliyan jdad|زبناء جداد|الكليان الجداد|جداد|الجداد|clients actifs|wach jdad',
  'q.attribution':
    'ina canal|ina qanat|ina 9anat|ina chaine|chmen canal|achmen canal|men ina canal|اينا قناه كتجيب|اشمن قناه كتجيب|شمن قناه كتجيب|اشمن كانال|شمن حمله|attribution|ina campagne|ina pub|chmen campagne|chmen pub|اينا حمله',
  'q.acquisition':
    'mnin kayjiw|mnin jaw|mnin kijiw|mnin kayji|mnin kayjiwna|منين كيجيو|منين جاو|منين كيجي|منين كيجيونا|منين تيجيو|kifach kayl9awna|kifach kaywslo lina|كيفاش كيلقاونا|sources de trafic|trafic',
  'q.abandonment':
    'ma kaykmloch|makaykmlouch|makaykmloch|ma kmlouch|makmlouch|ma kmloch|ma kaychriwch|3lach kaymchiw|3lach kaykhrjo|3lach kaykhliw|3lach khllaw|kaykhliw lpanier|khllaw lpanier|khlaw panier|khellaw|kaykhliw|ما كيكملوش|ماكيكملوش|ما كملوش|ماكملوش|علاش كيمشيو|علاش كيخرجو|علاش كيخليو|كيخليو|خلاو|خلاو السله|كيخليو السله|panier abandonne|panier abandonné|abandon|abandonnaw|abandonniw',
  'q.what-differs':
    'chno lfarq|chnu lfer9|achno lfer9|chno lfr9|شنو الفرق|اشنو الفرق|شنو كيفرق|الفرق بين|فرق بين|lfer9 bin|chno kaymyez|شنو كيميز|la difference',
  'q.checkout-effort':
    'ch7al mn click|ch7al mn clic|ch7al mn klik|ch7al mn champ|moyens de paiement|ch7al mn page|شحال من كليك|شحال من صفحه|شحال من خانه|طرق الخلاص|kifach kaykhlso|كيفاش كيخلصو|bach kaykhlso|modes de paiement',
  'q.moments-of-truth':
    'chno lmohim|achno lmohim|chnou mohim|chno kaykhlihom yrj3o|ach kaykhlihom yrj3o|شنو كيخليهم يرجعو|اش كيخليهم يرجعو|شنو المهم|اشنو المهم|شنو كيعجبهم|chno kay3jbhom|chno kayfr7hom|شنو كيفرحهم',
  'q.friction':
    'fin kayt3t lo|fin kayt3tlo|fin kay7slo|fin kaytwhlo|fin kaywe7lo|فين كيحصلو|فين كيوحلو|فين كيتعطلو|fin l mochkil|fin lmochkil|فين المشكل|mochkil|machakil|lmachakil|المشاكل|مشكل|bugs|lbugs|erreurs|kayn9zo|شنو كيقلقهم|chno kay9l9hom',
  'q.touchpoint-inventory':
    'points de contact|point de contact|les points de contact|chmen point de contact|ina points de contact|نقط الاتصال|نقط التواصل|اينا نقط الاتصال',
  'q.page-heat':
    'carte de chaleur|cartes de chaleur|heatmap dyal|fin kayclikiw|fin kayklikiw|fin kayclickiw|fin kaybrkou|fin kayworkiw|فين كيكليكيو|فين كيبركو|فين كيضغطو|7tal fin kay9raw|حتى لفين كيقراو|حتا لفين كيقراو|حتي لفين كيقراو',
  'q.what-changed':
    'chno tbdel|chnu tbdl|achno tbdl|chno w9e3|chno wqe3 mn b3d|chno w9e3 mn be3d|شنو تبدل|اشنو تبدل|شنو وقع من بعد|شنو وقع|اش وقع|اش وقع من بعد|ach w9e3|wach nf3|wach khdm|واش نفع|واش خدم|design jdid|ديزاين جديد|الديزاين الجديد|site jdid|السيت الجديد',
  'q.situations':
    'rmdan l fat|ramdan li fat|rmdan li fat|رمضان اللي فات|رمضان لي فات|b7al ramdan|بحال رمضان|ramdan jay|رمضان الجاي|mn ramdan l ramdan|من رمضان لرمضان|kol ramdan|wach ramdan|واش رمضان',
  'q.conformance':
    'kif khttna|b7al li khttna|mtab9in lplan|kaytb3o lplan|كيتبعو البلان|كيتبعو الخطه|bla tartib|بلا ترتيب|kayn9zo lmara7il|kayn9zo l etapes|كينقزو|كيقفزو|kay9fzo',
  'q.flow':
    'chno kaydiro|ach kaydiro|achno kaydiro|chnou kaydirou|chno kaydir|شنو كيديرو|اش كيديرو|اشنو كيديرو|شنو دارو|chno daro|parcours|le parcours|triq|trig|الطريق|الطريق ديالهم|المسار|خطوه بخطوه|etape par etape',
  'how-many':
    'ch7al|ch7al mn|ch7al dyal|ch7al d|ch7al men|شحال|شحال من|شحال ديال|شحال د|chhal|combien|kam|قداش|قداه|9edach|nombre|ch7al 3dad|ch7al kayn',
  'how-much': 'b ch7al|bch7al|ch7al dyal flos|بشحال|شحال ديال الفلوس',
  share: 'pourcentage|lpourcentage|nisba|nesba|ch7al f lmia|شحال فالميه|شحال ف الميه|بورصونطاج|taux',
  why: '3lach|3la ch|3lah|علاش|لاش|lach|3lash|pourquoi|علاه|شنو السبب|chno sabab|chno sbab|سباب|asbab',
  where: 'fin|fayn|فين|فاين|ou|win',
  which: 'ina|achmn|chmn|achmen|chmen|اينا|اشمن|شمن|انا من|quel|quelle|اما',
  who: 'li|lli|اللي|لي|chkon|شكون|hadok li|هادوك اللي|nas li|الناس اللي|ناس لي|dok li',
  what: 'chno|achno|chnou|chnu|شنو|اشنو|اش|ach|wach|واش|quoi',
  happens: 'kayw9e3|w9e3|kaytra|tra|كيوقع|وقع|كيطرا|طرا|kayji mn be3d',
  leave:
    'kaymchiw|mchaw|kaykhrjo|khrjo|kaykhwiw|kay7bso|7bso|كيمشيو|مشاو|كيخرجو|خرجو|كيحبسو|حبسو|كيهربو|هربو|kayhrbo|hrbo|كيوقفو|kaywqfo|kaywa9fo',
  'come-back':
    'kayrj3o|rj3o|rj3|rje3|yrj3o|3awd|3awdo|mra khra|كيرجعو|رجعو|رجع|يرجعو|عاودو|عاود|مره خرا|مرة أخرى|3awtani|عاوتاني',
  'come-from': 'kayjiw|jaw|jaya|jay|kayji|كيجيو|جاو|جاي|جايين|jayin|source|lmasdar|mnin|منين',
  bring:
    'katjib|kayjib|kayjibo|jabt|jab|jabat|kat dakhl|كتجيب|كيجيب|جابت|جاب|كيجيبو|كتدخل|katdkhl|kaybi3|katbi3|كتبيع|كيبيع',
  most: 'ktr|bzaf|aktar|kter|كتر|اكتر|بزاف|ktr wa7d|7sn|a7sn|احسن|حسن|kbr|كبر',
  effect: 'ta2tir|ta2thir|atar|اثر|تاثير|nf3|نفع|nf3na|تحسن|t7sn',
  duration:
    'ch7al dlw9t|ch7al d lwa9t|ch7al dyal lwe9t|ch7al kaybqaw|ch7al kay bghi|شحال ديال الوقت|شحال د الوقت|شحال كيبقاو|شحال من نهار|ch7al mn nhar|شحال كياخد|ch7al kayakhod|combien de temps|شحال من يوم',
  forecast:
    'chhr jay|chhar jay|ch7al ghadi|ghadi ykon|ghaykono|غادي يكون|غادي|شحال غادي|الشهر الجاي|الشهر جاي|السيمانه الجايه|simana jaya|prevision',
  anomaly: 'chi 7aja ghriba|ghriba|غريبه|شي حاجه غريبه|ماشي عادي|machi 3adi|bizarre',
  evolve:
    'kaytl3|tl3|tl3at|kayhbt|hbt|hbtat|كيطلع|طلع|طلعات|كيهبط|هبط|هبطات|zad|tzad|كيزيد|تزاد|kayzid|kaytzad|n9s|نقص|نقصات',
  total: 'b lkol|f lmjmo3|total|ف المجموع|بالكل|كامل|كاملين|kamlin',
  mean: 'moyenne|lmoyenne|f lmoyenne|mo3adal|المعدل|متوسط|mutawasit',
  'per-case': 'lkol wa7d|لكل واحد|kol wa7d|كل واحد|par client|par personne',
  revenue:
    'flos|lflos|flous|lflous|chiffre d affaires|chiffre affaires|ca|mabi3at|lmabi3at|revenu|revenus|vente|ventes|lbi3|فلوس|الفلوس|المبيعات|البيع|دخلنا|dkhlna|بعنا|b3na|المدخول|madkhoul|rb7na|ربحنا',
  new: 'jdid|jdad|جديد|جداد|nouveau',
  people:
    'wa7d|wa7ed|wahed|nas|lnas|bnadm|clients|client|kliyan|lkliyan|klian|lclients|zobana|zbon|zabun|zobon|zwar|visiteurs|visiteur|utilisateurs|واحد|ناس|الناس|بنادم|كليان|الكليان|زبون|زبناء|الزبناء|الكليانات|كليانات|شخص|chakhs|personnes|personne|gens|wahd',
  session: 'session|sessions|visite|visites|زياره|زيارات|السيسيون|سيسيون',
  account: 'charika|charikat|شركات|الشركات|entreprises|societes',
  times: 'mra|mrat|marra|مره|مرات|مرا|fois',
  'followed-by':
    'mn b3d|mn be3d|men b3d|w mn b3d|omn b3d|من بعد|ومن بعد|مور|موراها|mor|moraha|mouraha|puis|apres ça|tali|b3d|be3d|b3dha|ou mn b3d',
  after: 'mn b3d ma|mn b3d|b3d ma|من بعد ما|بعد ما|مورا|مور ما|mor ma|apres|après|men ba3d|ba3d',
  before: '9bl|qbl|9bel|gbl|9bl ma|9bel ma|قبل ما|قبل|avant|avant de',
  within: 'f|fi|f9el mn|f 9el mn|f a9al mn|ف|فاقل من|في اقل من|ف اقل من|dans|en|fe|f had',
  never:
    'ma|bla|bla ma|3mrhom|3mrhom ma|3mmr|3amrhom|ما|بلا|بلا ما|عمرهم ما|عمرهم|عمرو ما|عمر|walakin ma|ولكن ما|sans|jamais|machi|ماشي|ma daroch',
  by: '7sab|7asab|3la 7sab|3la hsab|b7sab|حساب|على حساب|علي حساب|عل حساب|بحساب|par|selon|l kol|lkol|لكل|f kol|فكل|ف كل|7sb|hasab',
  each: 'kol|kul|koul|كل|chaque',
  from: 'mn|men|min|من|de|depuis le',
  to: 'l|7tal|7ta l|7tta l|tal|حتى ل|حتال|تال|ل|الى|jusqu a|vers|à',
  in: 'f|fe|fl|f l|ف|فال|عل|على|3la|3l|b|sur|via|mn 3nd|dyal|ديال|d|د|nta3|متاع|dans|au|en|le',
  and: 'w|ou|o|u|و|et|w 7ta|وحتى|7ta|حتى',
  or: 'wla|ola|wlla|awla|ولا|اولا|او|ou bien|وللا',
  compare:
    'b lmo9arana|bmo9arana|lmo9arana|mo9arana|mqarana|9arn|قارن|بالمقارنه|مقارنه|بالمقارنه مع|compare|comparer|par rapport|vs|contre|b7al|كتر من|m9arana m3a|mo9arana m3a|m9aran',
  since: 'mlli|mli|mn nhar|من نهار|ملي|depuis|mn wa9t|من وقت',
  between: 'bin|bayn|mabin|بين|ما بين|مابين|entre',
  'more-than': 'ktr mn|kter mn|كتر من|اكتر من|plus de|fo9|فوق',
  'less-than': '9el mn|a9al mn|قل من|اقل من|moins de|t7t|تحت',
  only: 'ghir|غير|gha|seulement|f9t|فقط|9at',
  'channel-word': 'canal|lcanal|canaux|qanat|9anat|9anawat|كانال|قناه|القنوات|القناه|chaine',
  last: 'li fat|lli fat|l fat|fat|li fatt|li dazt|li daz|daz|dazt|اللي فات|لي فات|اللي فاتت|لي فاتت|الفايت|الفايته|اللي داز|لي داز|اللي دازت|lfayt|lfayta|l fayt|dernier|derniere|dernière|passé|passe|passée',
  latest: 'akhir|lakhr|akher|اخر|tali|derniers|dernieres|dernières|les derniers',
  this: 'had|hada|hadi|هاد|هدا|هادي|هاذ|هاد ال|ce|cette|had l',
  today: 'lyom|lyoum|lyouma|اليوم|اليوما|ليوم|aujourd hui|lioum',
  yesterday: 'lbar7|lbare7|البارح|hier|yamss|امس',
  'all-time': 'mn lwl|mn lbdya|من اللول|من البدايه|dima|ديما|kol lw9t|depuis le debut',
  'year-before':
    'l3am li fat b7al daba|3am qbl|3am 9bl|عام قبل|قبل بعام|9bl b3am|العام اللي قبل|l3am li 9bl|annee derniere|l annee derniere',
  'period-before':
    'chhar li 9bl|chher li 9bl|chhr li 9blo|simana li 9bl|لي قبل|اللي قبل|اللي قبلو|لي قبلو|الشهر اللي قبل|السيمانه اللي قبل|li 9bl|li 9blo|li 9bel|mois precedent|semaine precedente',
  'unit.hour': 'sa3a|sa3at|sway3|ساعه|سوايع|heure|heures|swaye3',
  'unit.day':
    'nhar|yom|youm|iyam|ayam|ayyam|youmayn|نهار|يوم|ايام|يام|jours|jour|nharat|yam|lyam|nhora|iyyam',
  'unit.week':
    'simana|simanat|smana|smanat|السيمانه|سيمانه|سيمانات|سمانه|السمانه|semaine|semaines|osbo3|lsimana|الاسبوع',
  'unit.month': 'chher|chhar|chhr|chhor|chhour|شهر|شهور|الشهر|mois|lchhar|achhor|chhora|شهوره',
  'unit.year': '3am|l3am|snin|عام|العام|سنين|an|ans|annee|année|3wam|sana',
  'two.day': 'yomayn|youmayn|nharayn|يوماين|نهاراين|يومين|jouj iyam|جوج ايام|joj iyam',
  'two.week': 'simantayn|جوج سيمانات|joj simanat|jouj simanat|15 yom',
  'two.month': 'chehrayn|شهراين|joj chhor|جوج شهور|jouj chhour',
  'every.hour': 'kol sa3a|كل ساعه|f sa3a',
  'every.day': 'kol nhar|kol yom|كل نهار|par jour|nhar b nhar|kul nhar|نهار بنهار|chaque jour',
  'every.week': 'kol simana|كل سيمانه|par semaine|simana b simana|kol smana|chaque semaine|كل سمانه',
  'every.month': 'kol chhar|kol chher|kol chhr|كل شهر|par mois|chhar b chhar|chaque mois',
  'season.ramadan': 'ramdan|rmdan|remdan|رمضان|رمدان|ramadan',
  'season.eid-al-fitr': '3id lfitr|l3id sghir|العيد الصغير|3id sghir|3id seghir',
  'season.eid-al-adha': '3id l kbir|l3id lkbir|3id lkbir|العيد الكبير|3id kbir|3id adha',
  'season.eid': '3id|l3id|العيد',
  'season.summer': 'sif|ssif|الصيف|été',
  small:
    'wach|واش|dyal|ديال|ديالنا|dyalna|dyalhom|ديالهم|kayn|kaynin|كاين|كاينين|3ndna|عندنا|lina|لينا|bghit|بغيت|bghina|n3rf|نعرف|werini|wrini|وريني|3tini|عطيني|liya|ليا|hadchi|هادشي|hadik|هاديك|dak|داك|dik|ديك|l|al|el|f|d|li|lli|kifach|kif|كيفاش|كيف|7it|حيت|daba|دابا|had|la|le|les|un|une|des|du|de|est|sont|que|qui|il y a|hna|حنا|hom|هما|homa|rah|راه|ra|raha|gha|ghi|site|lsite|السيت|المتجر|l7anot|lmagasin|dkhlo|دخلو|دخلوا|dkhl|kolhom|كلهم|m3a|مع|bach|باش|chi|شي|hadok|dok|daro|دارو|dar|دار|kaydiro|كيديرو|hiya|هي|howa|هو|s7ab|sahbi|3afak|عفاك|ya|يا|walakin|ولكن|walayni|mais|bdaw|lkol|men|nass',
}
