import type { Voice } from './model.ts'

/** Egyptian in Latin letters and digits ("Franco"). */
export const arabiziEgyptian: Voice = {
  openers: {
    positive: ['begad', 'mashallah', 'teslam edeko', 'besara7a', 'allah yenawar'],
    negative: ['besara7a', 'lel asaf', 'msh ma32oul keda', 'ya gama3a 7aram', 'ana {masdom|masdoma}'],
  },
  closers: {
    positive: ['hatlob tany in sha2 allah', 'shokran lekom', 'ansa7 beehom gedan', 'kamelo keda'],
    negative: ['msh hat3amel ma3ahom tany', 'ma7adesh yotlob menhom', 'ya ret teshofo 7al', 'akher marra'],
  },
  sentences: {
    delivery: {
      positive: [
        'el sha7n saree3 gedan',
        'el order wesel abl ma3ado',
        'talabt embare7 w wesel el naharda',
        'wesel fel ma3ad bezabt',
        'kont {metabe3|metab3a} el sha7na khatwa b khatwa',
      ],
      negative: [
        'el order et2akhar {days} ayam w ma7adesh kalemny',
        'fedelt fel beit tol el yom w ma7adesh gah',
        'alo yomein w geh ba3d esbo3',
        'el sha7n batee2 awy',
        'kanet hedeya w weslet ba3d el 3eed',
        'kol yom y2olo bokra',
      ],
    },
    courier: {
      positive: [
        'el mandoob mo7taram w zo2',
        'kalemny abl ma yegy',
        'estanany le7ad ma etakedt',
        'tala3 el order le7ad el bab',
      ],
      negative: [
        'el mandoob makalemneesh w katab eny msh {mawgood|mawgooda}',
        'rafad yetla3 w khalany anzelo',
        'esloob el mandoob we7esh awy',
        'sab el order ma3 el bawab',
        'mam3ahoosh fakka',
      ],
    },
    product: {
      positive: [
        '#size el khama to7fa',
        'zay el sowar bezabt',
        'gowda momtaza belnesba lel se3r',
        '3agabny awy',
        '#device shaghal zay el foll',
      ],
      negative: [
        'msh zay el sowar khales',
        '#device baz ba3d esbo3',
        'ba3atoly 7aga gher elly talabtaha',
        '#size el khama we7sha w msh mestahla',
        '#size el ma2as tele3 soghayar awy',
        'msh 7elw w msh asly',
      ],
    },
    packaging: {
      positive: ['el taghleef sheek gedan', 'metghalef kwayes w mafesh khadsh', 'galy hedeya zay ma talabt'],
      negative: [
        'el kartona gat mabhdela w el 7aga maksora',
        'gaybeeno f kees men gher 7emaya',
        'el 3elba kanet maftou7a',
        'fe 2et3a na2sa',
      ],
    },
    price: {
      positive: ['el se3r 7elw gedan', 'el 3ard 7a2ee2y', 'arkhas men barra', 'code el khasm eshtaghal'],
      negative: [
        'masareef el sha7n betezhar fel akher',
        'el se3r etghayar w ana badfa3',
        'el khasm wahmy',
        'la2eto arkhas f 7etta tanya',
      ],
    },
    website: {
      positive: ['el site sahl gedan', 'el app khafeef w saree3', 'la2et elly {3ayzo|3ayzah} f sanya'],
      negative: ['el search mabygeebsh 7aga', 'el app bye2fel lwa7do', 'el site te2eel bellel'],
    },
    checkout: {
      positive: [
        'khalast el order f de2ee2a',
        'msh lazem te3mel account w da a7san 7aga',
        'khatweten w khalas',
      ],
      negative: [
        'leh lazem a3mel account 3ashan ashtery 7aga wa7da?',
        'bayanat keteer awy le7ad ma zehe2t',
        'el saf7a faselet w el cart ra7et',
        'tala3ny men el account f akher khatwa',
      ],
    },
    payment: {
      positive: [
        'el daf3 3and el estelam moree7',
        'dafa3t visa w mafesh moshkela',
        'el feloos reg3et f 3 ayam',
      ],
      negative: [
        'el visa etrafadet marreten w el feloos etsa7abet',
        'code el bank mawaslsh',
        'el daf3 byefshal kol marra',
      ],
    },
    support: {
      positive: [
        'rado 3al whatsapp 3ala tool',
        '7aloly el moshkela men awel mokalma',
        'elly radet 3alaya zo2 gedan',
      ],
      negative: [
        'ma7adesh byrod 3al telephone',
        '7aket el moshkela l 4 mowazafeen w mafesh fayda',
        '2afalo el shakwa men gher 7al',
        'estanet el rad 3 ayam',
      ],
    },
    returns: {
      positive: ['gom khado el mortaga3 men el beit', '#size badelo el ma2as men gher waga3 dema8'],
      negative: [
        'lesa {mestany|mestaneya} feloosy',
        'bysa3abo el mortaga3',
        'ma7adesh gah yakhod el mortaga3',
      ],
    },
    invoice: {
      positive: ['el fatora weslet 3al email', '3adelo esm el sherka f sa3etha'],
      negative: [
        'el esm fel fatora ghalat',
        'talabt el fatora 3 marrat',
        'mablagh el fatora gher elly dafa3to',
      ],
    },
    confirmation: {
      positive: [
        'akedt el order men el email',
        'kalemony marra wa7da w khalas',
        'el ta2keed 3al whatsapp sahl awy',
      ],
      negative: ['kalemony 3 marrat 3ala nafs el order', 'byetesslo w ana fel shoghl'],
    },
    store: {
      positive: ['elly fel far3 nas zo2', 'el ma7al ndeef w el khedma saree3a'],
      negative: ['as3ar el far3 gher el site', 'cashier wa7ed w za7ma'],
    },
  },
  messages: {
    where_is_my_order: [
      'law sama7t el order {order} feen?',
      'el order et2akhar awy, fe gdeed?',
      'howa el order hayegy el naharda? {order}',
    ],
    product_question: ['{product} original?', 'fe lon tany men {product}?', '{product} b kam bel sha7n?'],
    order_by_message: [
      '{3ayez|3ayza} atlob {product} w el daf3 3and el estelam',
      'yenfa3 atlob men hena men gher account? {3ayez|3ayza} {product}',
    ],
    return: [
      '{3ayez|3ayza} arage3 {order} geh maksoor',
      'ba3atoly 7aga ghalat f {order}',
      '#size ezay abadel el ma2as?',
    ],
    invoice: ['momken te3adelo el esm f fatoret {order}?', '{me7tag|me7taga} fatora l {order}'],
    payment: ['el feloos etsa7abet marreten f {order}', 'el visa msh radya, yenfa3 cash?'],
  },
}
