import type { Country } from './calendar.ts'
import type { Random } from './random.ts'

/** One name: in Arabic, and in the Latin spellings that people really use, the commonest first. */
export interface Name {
  readonly ar: string
  readonly latin: readonly string[]
}

const name = (ar: string, latin: string): Name => ({ ar, latin: latin.split(' / ') })

const men: readonly Name[] = [
  name('محمد', 'Mohammed / Mohamed / Muhammad / Mohammad / Mohamad'),
  name('أحمد', 'Ahmed / Ahmad'),
  name('يوسف', 'Youssef / Yousef / Yusuf / Yousuf / Yosef'),
  name('عبد الله', 'Abdullah / Abdallah / Abdulla / Abd Allah'),
  name('عبد الرحمن', 'Abdulrahman / Abdelrahman / Abderrahmane / Abdul Rahman'),
  name('عمر', 'Omar / Umar / Omer'),
  name('علي', 'Ali / Aly'),
  name('خالد', 'Khaled / Khalid'),
  name('حسن', 'Hassan / Hasan'),
  name('حسين', 'Hussein / Hussain / Hossein / Houcine'),
  name('إبراهيم', 'Ibrahim / Ebrahim / Brahim'),
  name('مصطفى', 'Mostafa / Mustafa / Mustapha / Moustafa'),
  name('كريم', 'Karim / Kareem'),
  name('طارق', 'Tarek / Tariq / Tarik'),
  name('سعيد', 'Said / Saeed / Saïd'),
  name('فهد', 'Fahad / Fahd'),
  name('سلطان', 'Sultan'),
  name('ياسين', 'Yassine / Yasin / Yaseen'),
  name('أيوب', 'Ayoub / Ayyub / Ayob'),
  name('أنس', 'Anas / Anass'),
  name('هشام', 'Hisham / Hicham / Hesham'),
  name('رشيد', 'Rachid / Rashid / Rasheed'),
  name('ماجد', 'Majed / Majid'),
  name('بدر', 'Badr / Bader'),
  name('محمود', 'Mahmoud / Mahmud / Mahmood'),
  name('شريف', 'Sherif / Sharif / Cherif'),
  name('زياد', 'Ziad / Ziyad'),
  name('نايف', 'Nayef / Naif'),
]

const women: readonly Name[] = [
  name('فاطمة', 'Fatima / Fatma / Fatimah / Fatema'),
  name('عائشة', 'Aisha / Aicha / Aysha / Ayesha'),
  name('مريم', 'Mariam / Maryam / Meryem / Meriem'),
  name('خديجة', 'Khadija / Khadijah / Khadeja'),
  name('زينب', 'Zainab / Zeinab / Zineb / Zaynab'),
  name('نورة', 'Noura / Nora / Norah'),
  name('سارة', 'Sara / Sarah'),
  name('هدى', 'Huda / Hoda / Houda'),
  name('سلمى', 'Salma / Selma'),
  name('أمينة', 'Amina / Ameena / Aminah'),
  name('هند', 'Hind / Hend'),
  name('ليلى', 'Layla / Leila / Laila'),
  name('ياسمين', 'Yasmine / Yasmin / Yasmeen / Jasmine'),
  name('شيماء', 'Shaimaa / Chaimae / Shaima / Shimaa'),
  name('إيمان', 'Iman / Eman / Imane'),
  name('حنان', 'Hanan / Hanane'),
  name('منى', 'Mona / Mouna / Muna'),
  name('ريم', 'Reem / Rim'),
  name('دينا', 'Dina / Deena'),
  name('آية', 'Aya / Ayah'),
  name('لطيفة', 'Latifa / Lateefa / Latifah'),
  name('موزة', 'Moza / Mouza / Mozah'),
  name('غادة', 'Ghada / Ghadah'),
  name('سعاد', 'Souad / Suad / Soad'),
  name('جميلة', 'Jamila / Gamila / Jameela'),
  name('رانيا', 'Rania / Ranya'),
]

const families: Readonly<Record<Country, readonly Name[]>> = {
  MA: [
    name('العلوي', 'Alaoui / El Alaoui / Alawi'),
    name('بناني', 'Bennani / Benani'),
    name('الإدريسي', 'Idrissi / El Idrissi'),
    name('بنجلون', 'Benjelloun / Benjeloun'),
    name('التازي', 'Tazi / Ettazi'),
    name('الفاسي', 'El Fassi / Fassi'),
    name('أوحساين', 'Ouhssain / Ouhsayn'),
    name('آيت لحسن', 'Ait Lahcen / Ait Lahsen'),
    name('الزهراوي', 'Zahraoui / Ezzahraoui'),
    name('بوعزة', 'Bouazza / Boaza'),
    name('القباج', 'Kabbaj / Lkabbaj'),
    name('الشرقاوي', 'Cherkaoui / Charkaoui'),
  ],
  EG: [
    name('حسن', 'Hassan / Hasan'),
    name('عبد العزيز', 'Abdelaziz / Abdel Aziz'),
    name('الشناوي', 'El Shenawy / Elshenawi / Shennawy'),
    name('فؤاد', 'Fouad / Fuad'),
    name('منصور', 'Mansour / Mansoor'),
    name('سليمان', 'Soliman / Suleiman / Sulaiman'),
    name('البنا', 'El Banna / Elbanna'),
    name('جرجس', 'Girgis / Gerges'),
    name('رمضان', 'Ramadan'),
    name('السيد', 'El Sayed / Elsayed / El-Sayed'),
    name('عوض', 'Awad'),
    name('الجندي', 'El Gendy / Elguindy / El Gindi'),
    name('شوقي', 'Shawky / Shawki'),
  ],
  SA: [
    name('القحطاني', 'Al-Qahtani / Alqahtani / Al Kahtani'),
    name('الغامدي', 'Al-Ghamdi / Alghamdi'),
    name('الحربي', 'Al-Harbi / Alharbi'),
    name('العتيبي', 'Al-Otaibi / Alotaibi / Al Utaybi'),
    name('الزهراني', 'Al-Zahrani / Alzahrani'),
    name('الشهري', 'Al-Shehri / Alshehri'),
    name('الدوسري', 'Al-Dosari / Aldossary / Al Dosary'),
    name('المطيري', 'Al-Mutairi / Almutairi'),
    name('السبيعي', 'Al-Subaie / Alsubaie'),
    name('باوزير', 'Bawazir / Bawazeer'),
  ],
  AE: [
    name('المنصوري', 'Al Mansoori / Almansouri / Al Mansouri'),
    name('الهاشمي', 'Al Hashimi / Al Hashmi'),
    name('المزروعي', 'Al Mazrouei / Almazrooei'),
    name('الكعبي', 'Al Kaabi / Alkaabi'),
    name('الشامسي', 'Al Shamsi / Alshamsi'),
    name('النعيمي', 'Al Nuaimi / Alnuaimi'),
    name('البلوشي', 'Al Balushi / Al Blooshi'),
    name('السويدي', 'Al Suwaidi / Alsuwaidi'),
  ],
}

/** People from elsewhere who live in the Gulf and write English. */
const visitors: readonly (readonly [Name, Name, 'm' | 'f'])[] = [
  [name('بريا', 'Priya'), name('نير', 'Nair'), 'f'],
  [name('أرجون', 'Arjun'), name('مينون', 'Menon'), 'm'],
  [name('ماريا', 'Maria'), name('سانتوس', 'Santos'), 'f'],
  [name('جون', 'John'), name('كاروانا', 'Caruana'), 'm'],
  [name('إيما', 'Emma'), name('تايلور', 'Taylor'), 'f'],
  [name('بلال', 'Bilal'), name('شيخ', 'Sheikh / Shaikh'), 'm'],
  [name('أوليفيا', 'Olivia'), name('غرانت', 'Grant'), 'f'],
  [name('جوزيف', 'Joseph / Josef'), name('كروز', 'Cruz'), 'm'],
]

export interface FullName {
  readonly first: Name
  readonly last: Name
  readonly gender: 'm' | 'f'
  readonly expatriate: boolean
}

export function drawName(random: Random, country: Country, family: Name | null): FullName {
  const abroad = country === 'AE' ? 0.45 : country === 'SA' ? 0.12 : 0
  if (family === null && random.chance(abroad)) {
    const [first, last, gender] = random.pick(visitors)
    return { first, last, gender, expatriate: true }
  }
  const gender = random.chance(0.52) ? 'f' : 'm'
  const first = random.pick(gender === 'f' ? women : men)
  return { first, last: family ?? random.pick(families[country]), gender, expatriate: false }
}

/** A name as somebody writes it down: the usual spelling, another, or with a slip of the keyboard. */
export function writeName(random: Random, person: FullName, script: 'ar' | 'latin', sloppy: number): string {
  if (script === 'ar') {
    const text = `${person.first.ar} ${person.last.ar}`
    return random.chance(sloppy) ? slipArabic(random, text) : text
  }
  const spell = (n: Name) => (random.chance(0.65) ? (n.latin[0] ?? '') : random.pick(n.latin))
  const text = `${spell(person.first)} ${spell(person.last)}`
  if (!random.chance(sloppy)) return text
  return random.pick([text.toLowerCase(), text.toUpperCase(), swapLetters(random, text)])
}

/** What people leave out when they type Arabic: hamza, the dots of the last letter, the space after عبد. */
function slipArabic(random: Random, text: string): string {
  return random.pick([
    text.replace(/[أإآ]/g, 'ا'),
    text.replace(/ة(?= |$)/g, 'ه'),
    text.replace(/ي(?= |$)/g, 'ى'),
    text.replace(/عبد /g, 'عبد'),
    swapLetters(random, text),
  ])
}

export function swapLetters(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = random.whole(1, text.length - 3)
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}
