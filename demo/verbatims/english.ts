import type { Voice } from './model.ts'

export const english: Voice = {
  openers: {
    positive: ['Honestly', 'Very happy', 'Five stars from me', 'Second time ordering', 'Well done', 'Lovely'],
    negative: [
      'Disappointed',
      'Not impressed',
      'Honestly',
      'First and last time',
      'I expected better',
      'Sorry to say',
    ],
  },
  closers: {
    positive: ['Will order again', 'Thank you', 'Recommended', 'Keep it up', 'Already told my sister'],
    negative: [
      'Please fix this',
      'Will not order again',
      'Think twice',
      'Never again',
      'Somebody should look into it',
    ],
  },
  sentences: {
    delivery: {
      positive: [
        'Arrived a day early',
        'Delivery was faster than I expected',
        'Ordered on Sunday, had it on Tuesday',
        'It came exactly on the promised day',
        'Super quick delivery, even to us outside the city',
        'Tracking was accurate down to the hour',
      ],
      negative: [
        'It came {days} days late and nobody told me',
        'The promised date passed and the tracking just said "at hub"',
        'I needed it for a birthday and it arrived after the party',
        'Delivery took forever',
        'Waited at home all day, nobody came',
        'Two weeks for something that was "in stock"',
        'The delivery date changed three times',
      ],
    },
    courier: {
      positive: [
        'The driver called before coming and was very polite',
        'Courier found the flat without calling five times',
        'The delivery guy waited while I checked the box',
        'Friendly driver, carried it up the stairs',
      ],
      negative: [
        'The driver refused to come up',
        'Courier marked me as "not home" while I was at home',
        'The driver was rude on the phone',
        'He left the parcel with the guard without asking',
        'Driver had no change for cash',
      ],
    },
    product: {
      positive: [
        'The {product} is exactly as in the pictures',
        'Quality is better than I hoped for the price',
        'Love it, using it every day',
        '#size Real material, not the cheap kind',
        'My mother loved the {product}',
        '#device Works perfectly',
      ],
      negative: [
        'It looks nothing like the photos',
        '#device Stopped working after a week',
        'They sent the wrong one',
        '#size The colour is completely different',
        'Feels cheap for what I paid',
        '#size The size chart is wrong, two sizes too small',
        '#device The {product} smells of plastic',
      ],
    },
    packaging: {
      positive: [
        'Beautifully packed',
        'Packaging was safe and neat',
        'Came gift wrapped as I asked',
        'Not a scratch, great packing',
      ],
      negative: [
        'The box was crushed and the {product} broken',
        'Came in a plastic bag with no padding',
        'Package was open when I got it',
        'One piece was missing from the box',
        '#pours It had leaked all over the box',
      ],
    },
    price: {
      positive: [
        'Cheaper than the mall',
        'Great value',
        'The sale price was a real discount',
        'Fair prices and the coupon worked',
      ],
      negative: [
        'The delivery fee only appears at the end',
        'Price went up between the cart and the payment page',
        'Found it cheaper elsewhere the next day',
        'The cash fee is not fair',
        'Fake discount, it was the same price last month',
      ],
    },
    website: {
      positive: [
        'The site is easy to use',
        'Found what I wanted in two minutes',
        'The app is smooth',
        'I like that I can switch to Arabic any time',
      ],
      negative: [
        'Search found nothing although they sell it',
        'The app kept crashing',
        'Filters do not work on my phone',
        'The site is slow in the evening',
      ],
    },
    checkout: {
      positive: [
        'Checkout took one minute',
        'No need to register, great',
        'Two steps and done',
        'It remembered my address',
      ],
      negative: [
        'Why must I make an account to buy one thing?',
        'Too many fields, they even ask for my date of birth',
        'It logged me out and my cart was empty',
        'The page timed out and I had to start over',
      ],
    },
    payment: {
      positive: [
        'Cash on delivery made it easy',
        'Paid by card, no problem at all',
        'Refund was on my card in three days',
        'I like paying only when I see it',
      ],
      negative: [
        'My card was refused twice but charged once',
        'The bank code never arrived',
        'They would only take the exact amount in cash',
        'Payment failed again and again',
      ],
    },
    support: {
      positive: [
        'Support answered on WhatsApp within minutes',
        'The agent solved it in one call',
        'Very kind customer service',
        'They called me back as promised',
      ],
      negative: [
        'Nobody answers the phone',
        'I explained the same thing to four agents',
        'They closed my ticket without an answer',
        'Copy and paste replies only',
        'Three days to get one reply',
      ],
    },
    returns: {
      positive: [
        'Return was picked up from my door',
        'Exchange was easy',
        'Got my money back without questions',
      ],
      negative: [
        'Still waiting for my refund',
        'They make returns as hard as they can',
        'Store credit instead of my money',
        'Nobody came to pick up the return',
      ],
    },
    invoice: {
      positive: [
        'Proper invoice with the tax number, same day',
        'Invoice by e-mail at once',
        'They corrected the company name within hours',
      ],
      negative: [
        'The invoice has the wrong name',
        'I asked three times for a tax invoice',
        'Invoice total does not match what I paid',
      ],
    },
    confirmation: {
      positive: [
        'One click in the e-mail and it was confirmed',
        'The agent called once to confirm, quick and polite',
        'Confirmed on WhatsApp, very handy',
      ],
      negative: [
        'They called me three times to confirm the same order',
        'Called during work, and again, and again',
        'Why call if I already confirmed?',
      ],
    },
    store: {
      positive: [
        'The staff in the store know what they sell',
        'Nice shop and helpful people',
        'They ordered the missing size for me',
      ],
      negative: [
        'Prices in the store differ from the site',
        'One till open on a Saturday',
        'The branch knew nothing about my online order',
      ],
    },
  },
  messages: {
    where_is_my_order: [
      'Hi, where is my order {order}?',
      'Hello, order {order} should have been here by now. Any news?',
      'The tracking has not moved for days, order {order}',
      'When will my parcel arrive please?',
      'Is there a delivery today? I have to leave at 5',
    ],
    product_question: [
      'Hi, is the {product} original?',
      'Do you have the {product} in another colour?',
      'How much is the {product} with delivery?',
      'Is the {product} in stock?',
    ],
    order_by_message: [
      'I would like to order the {product} please, cash on delivery',
      'Can I order the {product} here? I do not want to make an account',
      'One {product} please, same address as last time',
    ],
    return: [
      'I want to return order {order}, it arrived damaged',
      'Order {order}: you sent the wrong item',
      '#size How do I exchange it for a bigger size?',
      '#device The {product} does not work, I want my money back',
    ],
    invoice: [
      'Please correct the name on the invoice of {order}',
      'I need a tax invoice for {order}',
      'Could you send the invoice again?',
    ],
    payment: [
      'I was charged twice for {order}',
      'My card is refused, can I pay cash?',
      'When do I get my refund for {order}?',
    ],
  },
}
