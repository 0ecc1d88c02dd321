import type { Voice } from './model.ts'

/** Darija in Latin letters and digits, as Moroccans type it, French words included. */
export const arabiziMoroccan: Voice = {
  openers: {
    positive: ['tbarkellah 3likom', 'franchement', 'lah y3tikom sa7a', 'nadyin', 'service top'],
    negative: ['franchement', 'm3a l2asaf', '7chouma', 'machi ma39oul', 'ndemt'],
  },
  closers: {
    positive: [
      'ghadi n3awed ncommandi nchallah',
      'merci bzaf',
      'kanense7 bihom',
      'bravo',
      'lah ykemel bikhir',
    ],
    negative: [
      'maghadich n3awed m3ahom',
      'makanense7ch bihom',
      'chofo lina chi 7al',
      'akhir merra',
      'hasbi allah',
    ],
  },
  sentences: {
    delivery: {
      positive: [
        'livraison rapide bzaf',
        'lcommande weslat 9bel lwe9t',
        'commandit lbare7 w weslatni lyoum',
        'jat f lwe9t li galo',
        'makontch kantsenna twsel b had sor3a',
      ],
      negative: [
        't3etlat lcommande {days} iyam w 7ta wa7ed ma 3yet liya',
        'b9it kantsenna f dar nhar kamel w ma ja 7ta wa7ed',
        'galo yomayn w weslat men b3d simana',
        'livraison t9ila bzaf',
        'kan cadeau w wsel men b3d l3id',
        'kol nhar kaygolo ghedda',
      ],
    },
    courier: {
      positive: [
        'livreur drif w 3yet 9bel mayji',
        'mol tawsil wld nas',
        'tsennani 7ta chft lcommande',
        'tle33ha 7ta l bab dar',
      ],
      negative: [
        'livreur ma 3yetch w kteb ma kaynch',
        'ma bghach ytle3 w nzelt 3ndo l zen9a',
        'livreur hdertou khayba',
        'khellaha 3nd l3essas bla maygolha liya',
        'ma 3ndouch serf',
      ],
    },
    product: {
      positive: [
        'sel3a zwina bzaf',
        'b7al tswira exactement',
        'qualité wa3ra w taman mnaseb',
        '3jebni bzaf',
        '#device khdam mzyan',
      ],
      negative: [
        'machi b7al tswira ga3',
        '#device tkhser men b3d simana',
        'sifto liya 7aja khra machi li tlebt',
        'qualité 3yana',
        '#size taille sghira bzaf',
        '#size loun machi howa li f site',
      ],
    },
    packaging: {
      positive: ['emballage zwin w n9i', 'jat mghelfa mzyan', 'ghelfoha liya cadeau kif bghit'],
      negative: [
        'lcartona jat mdekdka w sel3a mherssa',
        'jaybinha f mika bla protection',
        'lcolis kan me7loul',
        'na9sa 7aja men lcommande',
      ],
    },
    price: {
      positive: ['taman mzyan', 'solde bse7 machi kdoub', 'rkhess 3la l7wanet', 'code promo khdem'],
      negative: [
        'frais de livraison makaybanou 7ta lekher',
        'taman tbeddel melli jit nkhelles',
        'solde ghir kdoub',
        'l9ito rkhess f blassa khra',
      ],
    },
    website: {
      positive: ['site sahel', 'application khfifa', 'l9it li bghit f d9i9a'],
      negative: ['kan9elleb w makay3tini walo', 'application katssed bo7dha', 'site t9il bellil'],
    },
    checkout: {
      positive: ['kmelt lcommande f d9i9a', 'makhassekch dir compte top', 'jouj khatawat w salina'],
      negative: [
        '3lach khassni ndir compte bach nchri 7aja we7da?',
        'bzaf dyal ma3loumat 7ta 3yit',
        'sala lwe9t w mcha liya panier',
        'khrejni men compte f lekher',
      ],
    },
    payment: {
      positive: [
        'paiement à la livraison mzyan bzaf',
        'khelest b la carte bla mochkil',
        'rej3o liya flousi f 3 iyam',
      ],
      negative: [
        'la carte ma bghatch jouj merrat w flous t9et3o',
        'code dyal banka ma wselch',
        'paiement makaydozch',
      ],
    },
    support: {
      positive: [
        'jawboni f whatsapp deghya',
        '7ello liya lmochkil f awel 3ayta',
        'sayida li jawbatni drifa bzaf',
      ],
      negative: [
        '7ta wa7ed makayjaweb f téléphone',
        '3awdt lmochkil l reb3a dnas w bla fayda',
        'seddo réclamation bla 7al',
        '3 iyam 3ad jawboni',
      ],
    },
    returns: {
      positive: ['jaw khdaw retour men dar', '#size bedlo liya taille bla sda3'],
      negative: ['ba9i kantsenna flousi', 'kays3boha 3lik', 'ma ja 7ta wa7ed yakhod retour'],
    },
    invoice: {
      positive: ['facture weslat f email dik sa3a', 's77o smiya dyal societe deghya'],
      negative: ['smiya f facture ghalta', 'tlebt facture 3 merrat', 'montant machi howa li khelest'],
    },
    confirmation: {
      positive: [
        'confirmit men email b clic',
        '3yto merra we7da w confirmina',
        'confirmation f whatsapp sahla',
      ],
      negative: ['3yto 3 merrat 3la nefs lcommande', 'kay3ayto w ana f lkhdma'],
    },
    store: {
      positive: ['nas lmagasin drifin', 'magasin n9i w service rapide'],
      negative: ['taman f magasin machi b7al site', 'caisse we7da w z7am'],
    },
  },
  messages: {
    where_is_my_order: [
      'salam fin weslat lcommande {order}?',
      't3etlat lcommande {order} chno wa9e3?',
      'wach ghadi twsel lyoum 3afakom?',
    ],
    product_question: [
      'wach {product} original?',
      'wach kayn loun akhor f {product}?',
      'bch7al {product} m3a livraison?',
    ],
    order_by_message: [
      'bghit {product} paiement à la livraison 3afakom',
      'wach momkin ncommandi men hna bla compte? bghit {product}',
    ],
    return: [
      'bghit nrje3 {order} jat mherssa',
      'sifto liya 7aja khra f {order}',
      '#size kifach nbeddel taille?',
    ],
    invoice: ['3afakom s77o smiya f facture {order}', 'bghit facture dyal {order}'],
    payment: ['t9et3o liya flous jouj merrat f {order}', 'la carte ma bghatch wach nkhelles cash?'],
  },
}
