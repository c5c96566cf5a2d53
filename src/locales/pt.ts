import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. As in Portugal. */
export const locale: BannerLocale = {
  code: 'pt',
  direction: 'ltr',
  list: listed(' e '),
  reopen: 'Escolhas de privacidade',
  choices: 'Escolhas de privacidade',

  title: 'As suas escolhas sobre cookies',
  body: (site, purposes, services) =>
    `${site} pede autorização para armazenar e ler dados neste dispositivo${services ? ` e utilizar ${count(services)}` : ''}, para fins de: ${purposes}. Tudo isto só começa com o seu consentimento, e pode alterar a sua resposta em qualquer momento.`,
  newBody: (site, names) =>
    `Desde a sua última resposta, ${site} acrescentou: ${names}. O que foi acrescentado fica desativado, salvo se der o seu consentimento. Aceitar não altera as suas escolhas anteriores. Rejeitar retira também o consentimento que deu antes.`,
  acceptAll: 'Aceitar tudo',
  rejectAll: 'Rejeitar tudo',
  customise: 'Definições',
  policyLink: 'Política de privacidade',
  purposes: { preferences: 'Preferências', analytics: 'Análise', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'A sua idade',
  ageBody: (years) =>
    `Este site pergunta porque a análise e o marketing ficam desligados para menores de ${years} anos; o ano que indicar fica neste navegador e não é armazenado.`,
  ageLabel: 'Ano de nascimento',
  ageError: 'Indique o seu ano de nascimento com quatro algarismos, por exemplo 1990.',
  ageContinue: 'Continuar',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) => `A política de privacidade foi alterada (versão ${version}). As suas escolhas mantêm-se.`,
  dismiss: 'Ocultar',
  signalNote:
    'Pedido de oposição atendido: o seu navegador envia o sinal Global Privacy Control, pelo que o marketing e a venda ou a partilha dos seus dados estão desativados.',

  preferencesTitle: 'Definições de privacidade',
  preferencesBody: 'Escolha o que pode funcionar neste site. As alterações produzem efeito quando as guardar.',
  save: 'Guardar escolhas',
  close: 'Fechar sem guardar',
  saved: 'As suas escolhas foram guardadas.',
  notStored: 'As suas escolhas valem apenas para esta página: o seu navegador não permite que este site as armazene.',
  unchanged: 'Não há alterações.',
  losesInput:
    'Desativar um serviço pode fazer com que esta página seja recarregada. O que escreveu aqui num formulário perder-se-ia.',
  alwaysOn: 'Sempre ativo',
  categories: {
    necessary: {
      title: 'Necessário',
      text: 'Necessário para o site funcionar: início de sessão, segurança, memorização destas escolhas. Não pode ser desativado aqui.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Para memorizar definições como o idioma ou o aspeto, e para funções adicionais como o chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Para medir como o site é utilizado: que páginas são visitadas e onde ocorrem erros.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Para medir a publicidade, mostrar anúncios de acordo com os interesses e carregar conteúdos de redes sociais e sites de vídeo.',
    },
  },
  services: 'Serviços',
  search: 'Procurar serviços',
  found: 'Serviços encontrados',
  details: 'Detalhes',
  provider: 'Fornecedor',
  providerPolicy: 'Política de privacidade do fornecedor',
  stores: 'Armazena',
  retention: 'Prazo máximo de conservação',
  thirdParty: 'Nos sites do fornecedor',
  elsewhere: 'Não está nesta página. Permitido noutras páginas deste site.',
  unknownService: (key) => `Serviço ${key}`,
  left: (names) => `Esta página não conseguiu eliminar: ${names}. Pode fazê-lo nas definições do seu navegador.`,

  receipts: 'Os meus comprovativos',
  subject: 'O meu identificador',
  noReceipts: 'Ainda não há comprovativos.',
  receiptStored: 'Conservado pelo site',
  receiptWaiting: 'Por enquanto, apenas neste dispositivo',
  actions: {
    'accept-all': 'Tudo aceite',
    'reject-all': 'Tudo rejeitado',
    choose: 'Escolhido um a um',
    withdraw: 'Consentimento retirado',
    signal: 'Sinal do navegador',
  },
  allowed: 'Permitido',
  allowedNothing: 'apenas o necessário',
  download: 'Descarregar em JSON',
  proof: 'Descarregar a prova',

  erase: 'Apagar os meus dados',
  eraseConfirm:
    'As suas escolhas e os seus comprovativos serão apagados deste dispositivo, e será pedido ao site que apague as cópias que tem. A pergunta voltará a ser feita.',
  eraseNow: 'Apagar agora',
  cancel: 'Cancelar',
  erased: 'Os seus dados foram apagados.',
  failed: 'Não foi possível concluir. Tente novamente mais tarde.',

  embed: (service, provider) =>
    `Este conteúdo provém de ${service}. Ao carregá-lo, o seu navegador liga-se a ${provider || service}, que pode armazenar e ler dados neste dispositivo.`,
  loadOnce: 'Carregar uma vez',
  alwaysAllow: 'Permitir sempre',
  openSource: 'Abrir no site de origem',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'serviço' : 'serviços'}`;
}
