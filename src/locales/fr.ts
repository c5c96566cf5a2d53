import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. A colon has a space before it that does not break. */
export const locale: BannerLocale = {
  code: 'fr',
  direction: 'ltr',
  list: listed(' et '),
  reopen: 'Choix de confidentialité',
  choices: 'Vos choix de confidentialité',

  title: 'Vos choix en matière de cookies',
  body: (site, purposes, services) =>
    `${site} demande à enregistrer et à lire des données sur cet appareil${services ? ` et à utiliser ${count(services)}` : ''} pour\u00a0: ${purposes}. Tout cela ne commence qu’avec votre accord, et vous pouvez modifier votre réponse à tout moment.`,
  newBody: (site, names) =>
    `Depuis votre dernière réponse, ${site} a ajouté\u00a0: ${names}. Cela reste désactivé, sauf si vous donnez votre accord. Accepter ne change rien à vos choix précédents. Refuser retire aussi le consentement que vous aviez donné.`,
  acceptAll: 'Tout accepter',
  rejectAll: 'Tout refuser',
  customise: 'Paramètres',
  policyLink: 'Politique de confidentialité',
  purposes: { preferences: 'Préférences', analytics: 'Mesure d’audience', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Votre âge',
  ageBody: (years) =>
    `Ce site pose la question car la mesure d’audience et le marketing restent désactivés pour toute personne de moins de ${years} ans ; l’année saisie reste dans ce navigateur et n’est pas enregistrée.`,
  ageLabel: 'Année de naissance',
  ageError: 'Saisissez votre année de naissance en quatre chiffres, par exemple 1990.',
  ageContinue: 'Continuer',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `La politique de confidentialité a changé (version ${version}). Vos choix restent inchangés.`,
  dismiss: 'Masquer',
  signalNote:
    'Demande d’opposition prise en compte\u00a0: votre navigateur envoie le signal Global Privacy Control. Le marketing ainsi que la vente ou le partage de vos données sont donc désactivés.',

  preferencesTitle: 'Paramètres de confidentialité',
  preferencesBody:
    'Choisissez ce qui peut fonctionner sur ce site. Les modifications prennent effet une fois enregistrées.',
  save: 'Enregistrer les choix',
  close: 'Fermer sans enregistrer',
  saved: 'Vos choix sont enregistrés.',
  notStored:
    'Vos choix ne valent que pour cette page\u00a0: votre navigateur ne permet pas à ce site de les enregistrer.',
  unchanged: 'Aucune modification.',
  losesInput:
    'Désactiver un service peut entraîner le rechargement de cette page. Ce que vous avez saisi ici dans un formulaire serait perdu.',
  alwaysOn: 'Toujours activé',
  categories: {
    necessary: {
      title: 'Nécessaire',
      text: 'Nécessaire au fonctionnement du site\u00a0: connexion, sécurité, mémorisation de ces choix. Ne peut pas être désactivé ici.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Pour mémoriser des réglages comme la langue ou l’affichage, et pour des fonctions supplémentaires comme la messagerie instantanée.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Pour mesurer l’utilisation du site\u00a0: quelles pages sont visitées et où des erreurs se produisent.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Pour mesurer les effets de la publicité, afficher des annonces selon les centres d’intérêt et charger des contenus de réseaux sociaux et de sites de vidéo.',
    },
  },
  services: 'Services',
  search: 'Rechercher un service',
  found: 'Services trouvés\u00a0',
  details: 'Détails',
  provider: 'Fournisseur',
  providerPolicy: 'Sa politique de confidentialité',
  stores: 'Enregistre',
  retention: 'Durée maximale de conservation',
  thirdParty: 'Sur les sites du fournisseur',
  elsewhere: 'Absent de cette page. Autorisé sur d’autres pages de ce site.',
  unknownService: (key) => `Service ${key}`,
  left: (names) =>
    `Cette page n’a pas pu supprimer\u00a0: ${names}. Les paramètres de votre navigateur permettent de le faire.`,

  receipts: 'Mes reçus',
  subject: 'Mon identifiant',
  noReceipts: 'Il n’y a pas encore de reçus.',
  receiptStored: 'Conservé par le site',
  receiptWaiting: 'Pour l’instant, uniquement sur cet appareil',
  actions: {
    'accept-all': 'Tout accepté',
    'reject-all': 'Tout refusé',
    choose: 'Choix au cas par cas',
    withdraw: 'Consentement retiré',
    signal: 'Signal du navigateur',
  },
  allowed: 'Autorisé\u00a0',
  allowedNothing: 'uniquement le nécessaire',
  download: 'Télécharger en JSON',
  proof: 'Télécharger la preuve',

  erase: 'Effacer mes données',
  eraseConfirm:
    'Vos choix et vos reçus seront effacés de cet appareil, et il sera demandé au site d’effacer ses copies. La question vous sera posée de nouveau.',
  eraseNow: 'Effacer maintenant',
  cancel: 'Annuler',
  erased: 'Vos données sont effacées.',
  failed: 'L’opération a échoué. Veuillez réessayer plus tard.',

  embed: (service, provider) =>
    `Ce contenu est fourni par ${service}. Son chargement connecte votre navigateur à ${provider || service}, qui peut enregistrer et lire des données sur cet appareil.`,
  loadOnce: 'Charger une fois',
  alwaysAllow: 'Toujours autoriser',
  openSource: 'Ouvrir sur le site d’origine',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'service' : 'services'}`;
}
