import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'es',
  direction: 'ltr',
  // Before the sound of an i it is e.
  list: (words) => listed(/^(i|hi(?![ae]))/i.test(words.at(-1) ?? '') ? ' e ' : ' y ')(words),
  reopen: 'Opciones de privacidad',
  choices: 'Sus opciones de privacidad',

  title: 'Sus opciones sobre cookies',
  body: (site, purposes, services) =>
    `${site} solicita almacenar y leer datos en este dispositivo${services ? ` y usar ${count(services)}` : ''} para: ${purposes}. Todo ello comienza solo si usted da su consentimiento, y puede cambiar su respuesta en cualquier momento.`,
  newBody: (site, names) =>
    `Desde su última respuesta, ${site} ha añadido: ${names}. Lo añadido permanece desactivado salvo que usted dé su consentimiento. Aceptar no cambia sus decisiones anteriores. Rechazar retira también el consentimiento que dio antes.`,
  acceptAll: 'Aceptar todo',
  rejectAll: 'Rechazar todo',
  customise: 'Configuración',
  policyLink: 'Política de privacidad',
  purposes: { preferences: 'Preferencias', analytics: 'Analítica', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Su edad',
  ageBody: (years) =>
    `Este sitio lo pregunta porque la analítica y el marketing permanecen desactivados para menores de ${years} años; el año que escriba se queda en este navegador y no se almacena.`,
  ageLabel: 'Año de nacimiento',
  ageError: 'Escriba su año de nacimiento con cuatro cifras, por ejemplo 1990.',
  ageContinue: 'Continuar',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `La política de privacidad ha cambiado (versión ${version}). Sus opciones siguen igual.`,
  dismiss: 'Ocultar',
  signalNote:
    'Solicitud de exclusión atendida: su navegador envía la señal Global Privacy Control, por lo que el marketing y la venta o el intercambio de sus datos están desactivados.',

  preferencesTitle: 'Configuración de privacidad',
  preferencesBody: 'Elija qué puede ejecutarse en este sitio. Los cambios se aplican al guardarlos.',
  save: 'Guardar opciones',
  close: 'Cerrar sin guardar',
  saved: 'Sus opciones se han guardado.',
  notStored: 'Sus opciones solo valen para esta página: su navegador no permite que este sitio las almacene.',
  unchanged: 'No hay cambios.',
  losesInput:
    'Al desactivar un servicio, es posible que esta página se vuelva a cargar. Lo que haya escrito aquí en un formulario se perdería.',
  alwaysOn: 'Siempre activo',
  categories: {
    necessary: {
      title: 'Necesario',
      text: 'Necesario para que el sitio funcione: inicio de sesión, seguridad, recordar estas opciones. No se puede desactivar aquí.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Para recordar ajustes como el idioma o el diseño, y para funciones adicionales como el chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Para medir cómo se usa el sitio: qué páginas se visitan y dónde se producen errores.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Para medir la publicidad, mostrar anuncios según los intereses y cargar contenido de redes sociales y sitios de vídeo.',
    },
  },
  services: 'Servicios',
  search: 'Buscar servicios',
  found: 'Servicios encontrados',
  details: 'Detalles',
  provider: 'Proveedor',
  providerPolicy: 'Política de privacidad del proveedor',
  stores: 'Almacena',
  retention: 'Plazo máximo de conservación',
  thirdParty: 'En los sitios del proveedor',
  elsewhere: 'No está en esta página. Permitido en otras páginas de este sitio.',
  unknownService: (key) => `Servicio ${key}`,
  left: (names) => `Esta página no ha podido eliminar: ${names}. Puede hacerlo en la configuración de su navegador.`,

  receipts: 'Mis comprobantes',
  subject: 'Mi identificador',
  noReceipts: 'Aún no hay comprobantes.',
  receiptStored: 'Conservado por el sitio',
  receiptWaiting: 'Por ahora, solo en este dispositivo',
  actions: {
    'accept-all': 'Todo aceptado',
    'reject-all': 'Todo rechazado',
    choose: 'Elegido por separado',
    withdraw: 'Consentimiento retirado',
    signal: 'Señal del navegador',
  },
  allowed: 'Permitido',
  allowedNothing: 'solo lo necesario',
  download: 'Descargar en JSON',
  proof: 'Descargar la prueba',

  erase: 'Borrar mis datos',
  eraseConfirm:
    'Sus opciones y comprobantes se borrarán de este dispositivo, y se pedirá al sitio que borre sus copias. Se le volverá a preguntar.',
  eraseNow: 'Borrar ahora',
  cancel: 'Cancelar',
  erased: 'Sus datos se han borrado.',
  failed: 'No se ha podido completar. Inténtelo de nuevo más tarde.',

  embed: (service, provider) =>
    `Este contenido procede de ${service}. Al cargarlo, su navegador se conecta a ${provider || service}, que puede almacenar y leer datos en este dispositivo.`,
  loadOnce: 'Cargar una vez',
  alwaysAllow: 'Permitir siempre',
  openSource: 'Abrir en el sitio de origen',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'servicio' : 'servicios'}`;
}
