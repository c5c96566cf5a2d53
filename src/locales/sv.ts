import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'sv',
  direction: 'ltr',
  list: listed(' och '),
  reopen: 'Integritetsval',
  choices: 'Dina integritetsval',

  title: 'Dina val för kakor',
  body: (site, purposes, services) =>
    `${site} ber om ditt samtycke till att lagra och läsa uppgifter på den här enheten${services ? ` och till att använda ${count(services)}` : ''}. Ändamål: ${purposes}. Inget av detta startar utan ditt samtycke, och du kan när som helst ändra ditt svar.`,
  newBody: (site, names) =>
    `Sedan du svarade senast har ${site} lagt till: ${names}. Detta förblir avstängt om du inte godkänner det. Om du godkänner ändras inga av dina tidigare val. Om du nekar återkallar du också det som du har tillåtit tidigare.`,
  acceptAll: 'Godkänn alla',
  rejectAll: 'Neka alla',
  customise: 'Inställningar',
  policyLink: 'Integritetspolicy',
  purposes: { preferences: 'Preferenser', analytics: 'Analys', marketing: 'Marknadsföring' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Din ålder',
  ageBody: (years) =>
    `Webbplatsen frågar eftersom analys och marknadsföring förblir avstängda för alla under ${years} år; året du anger stannar i den här webbläsaren och sparas inte.`,
  ageLabel: 'Födelseår',
  ageError: 'Ange ditt födelseår med fyra siffror, till exempel 1990.',
  ageContinue: 'Fortsätt',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `Integritetspolicyn har ändrats (version ${version}). Dina val är oförändrade.`,
  dismiss: 'Stäng',
  signalNote:
    'Din invändning har beaktats: din webbläsare skickar signalen Global Privacy Control. Marknadsföring och försäljning eller delning av dina uppgifter är därför avstängda.',

  preferencesTitle: 'Integritetsinställningar',
  preferencesBody: 'Välj vad som får köras på den här webbplatsen. Ändringarna börjar gälla när du sparar dem.',
  save: 'Spara val',
  close: 'Stäng utan att spara',
  saved: 'Dina val är sparade.',
  notStored: 'Dina val gäller bara på den här sidan: din webbläsare låter inte webbplatsen spara dem.',
  unchanged: 'Inget har ändrats.',
  losesInput:
    'Om du stänger av en tjänst kan sidan läsas in på nytt. Det du har skrivit i ett formulär här går då förlorat.',
  alwaysOn: 'Alltid på',
  categories: {
    necessary: {
      title: 'Nödvändiga',
      text: 'Behövs för att webbplatsen ska fungera: inloggning, säkerhet och att komma ihåg de här valen. Kan inte stängas av här.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Kommer ihåg inställningar som språk eller layout och kör extra funktioner som chatt.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Mäter hur webbplatsen används: vilka sidor som besöks och var fel uppstår.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Mäter annonsering, visar annonser utifrån intressen och läser in innehåll från sociala nätverk och videotjänster.',
    },
  },
  services: 'Tjänster',
  search: 'Sök tjänster',
  found: 'Hittade tjänster',
  details: 'Detaljer',
  provider: 'Leverantör',
  providerPolicy: 'Leverantörens integritetspolicy',
  stores: 'Lagrar',
  retention: 'Sparas i högst',
  thirdParty: 'På leverantörens egna webbplatser',
  elsewhere: 'Finns inte på den här sidan. Tillåten på andra sidor på webbplatsen.',
  unknownService: (key) => `Tjänst ${key}`,
  left: (names) => `Den här sidan kunde inte ta bort: ${names}. Det går att göra i webbläsarens inställningar.`,

  receipts: 'Mina kvitton',
  subject: 'Mitt id',
  noReceipts: 'Det finns inga kvitton än.',
  receiptStored: 'Sparat av webbplatsen',
  receiptWaiting: 'Än så länge bara på den här enheten',
  actions: {
    'accept-all': 'Alla godkända',
    'reject-all': 'Alla nekade',
    choose: 'Valda var för sig',
    withdraw: 'Samtycke återkallat',
    signal: 'Signal från webbläsaren',
  },
  allowed: 'Tillåtet',
  allowedNothing: 'bara det nödvändiga',
  download: 'Ladda ner som JSON',
  proof: 'Ladda ner bevis',

  erase: 'Radera mina uppgifter',
  eraseConfirm:
    'Dina val och kvitton raderas på den här enheten, och webbplatsen ombeds att radera sina kopior. Du kommer att bli tillfrågad igen.',
  eraseNow: 'Radera nu',
  cancel: 'Avbryt',
  erased: 'Dina uppgifter är raderade.',
  failed: 'Det gick inte. Försök igen senare.',

  embed: (service, provider) =>
    `Det här innehållet kommer från ${service}. När det läses in ansluter din webbläsare till ${provider || service}, som kan lagra och läsa uppgifter på den här enheten.`,
  loadOnce: 'Läs in en gång',
  alwaysAllow: 'Tillåt alltid',
  openSource: 'Öppna hos källan',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'tjänst' : 'tjänster'}`;
}
