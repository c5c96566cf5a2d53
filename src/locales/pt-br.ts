import type { AgeLocale, BannerLocale, Locale } from './locale';
import { listed } from './words';

/** Loaded with the banner. */
export const locale: BannerLocale = {
  code: 'pt-br',
  direction: 'ltr',
  list: listed(' e '),
  reopen: 'Escolhas de privacidade',
  choices: 'Suas escolhas de privacidade',

  title: 'Suas escolhas sobre cookies',
  body: (site, purposes, services) =>
    `${site} pede autorização para armazenar e ler dados neste dispositivo${services ? ` e usar ${count(services)}` : ''}, para fins de: ${purposes}. Tudo isso só começa com o seu consentimento, e você pode mudar sua resposta a qualquer momento.`,
  newBody: (site, names) =>
    `Desde sua última resposta, ${site} adicionou: ${names}. O que foi adicionado permanece desativado, a menos que você dê seu consentimento. Aceitar não muda suas escolhas anteriores. Rejeitar também revoga o consentimento que você deu antes.`,
  acceptAll: 'Aceitar tudo',
  rejectAll: 'Rejeitar tudo',
  customise: 'Configurações',
  policyLink: 'Política de privacidade',
  purposes: { preferences: 'Preferências', analytics: 'Análise', marketing: 'Marketing' },
};

/** Loaded where the age is asked for. */
export const age: AgeLocale = {
  ageTitle: 'Sua idade',
  ageBody: (years) =>
    `Este site pergunta porque análise e marketing ficam desativados para menores de ${years} anos; o ano informado fica neste navegador e não é armazenado.`,
  ageLabel: 'Ano de nascimento',
  ageError: 'Informe seu ano de nascimento com quatro dígitos, por exemplo 1990.',
  ageContinue: 'Continuar',
};

/** Loaded with what a click opens. */
export const texts: Locale = {
  ...locale,
  policyNote: (version) =>
    `A política de privacidade foi alterada (versão ${version}). Suas escolhas continuam as mesmas.`,
  dismiss: 'Ocultar',
  signalNote:
    'Pedido de oposição atendido: seu navegador envia o sinal Global Privacy Control, por isso o marketing e a venda ou o compartilhamento dos seus dados estão desativados.',

  preferencesTitle: 'Configurações de privacidade',
  preferencesBody: 'Escolha o que pode funcionar neste site. As alterações passam a valer quando forem salvas.',
  save: 'Salvar escolhas',
  close: 'Fechar sem salvar',
  saved: 'Suas escolhas foram salvas.',
  notStored: 'Suas escolhas valem apenas para esta página: seu navegador não permite que este site as armazene.',
  unchanged: 'Não há alterações.',
  losesInput:
    'Desativar um serviço pode fazer com que esta página seja recarregada. O que você digitou aqui em um formulário seria perdido.',
  alwaysOn: 'Sempre ativo',
  categories: {
    necessary: {
      title: 'Necessário',
      text: 'Necessário para o site funcionar: login, segurança, memorização destas escolhas. Não pode ser desativado aqui.',
    },
    preferences: {
      title: locale.purposes.preferences,
      text: 'Para lembrar configurações como o idioma ou o layout, e para funções adicionais como o chat.',
    },
    analytics: {
      title: locale.purposes.analytics,
      text: 'Para medir como o site é usado: quais páginas são visitadas e onde ocorrem erros.',
    },
    marketing: {
      title: locale.purposes.marketing,
      text: 'Para medir a publicidade, mostrar anúncios de acordo com os interesses e carregar conteúdo de redes sociais e sites de vídeo.',
    },
  },
  services: 'Serviços',
  search: 'Buscar serviços',
  found: 'Serviços encontrados',
  details: 'Detalhes',
  provider: 'Fornecedor',
  providerPolicy: 'Política de privacidade do fornecedor',
  stores: 'Armazena',
  retention: 'Prazo máximo de retenção',
  thirdParty: 'Nos sites do fornecedor',
  elsewhere: 'Não está nesta página. Permitido em outras páginas deste site.',
  unknownService: (key) => `Serviço ${key}`,
  left: (names) =>
    `Esta página não conseguiu remover: ${names}. Você pode fazer isso nas configurações do seu navegador.`,

  receipts: 'Meus comprovantes',
  subject: 'Meu identificador',
  noReceipts: 'Ainda não há comprovantes.',
  receiptStored: 'Guardado pelo site',
  receiptWaiting: 'Por enquanto, apenas neste dispositivo',
  actions: {
    'accept-all': 'Tudo aceito',
    'reject-all': 'Tudo rejeitado',
    choose: 'Escolhido um a um',
    withdraw: 'Consentimento revogado',
    signal: 'Sinal do navegador',
  },
  allowed: 'Permitido',
  allowedNothing: 'apenas o necessário',
  download: 'Baixar em JSON',
  proof: 'Baixar a prova',

  erase: 'Excluir meus dados',
  eraseConfirm:
    'Suas escolhas e seus comprovantes serão excluídos deste dispositivo, e será pedido ao site que exclua as cópias que tem. A pergunta será feita de novo.',
  eraseNow: 'Excluir agora',
  cancel: 'Cancelar',
  erased: 'Seus dados foram excluídos.',
  failed: 'Não foi possível concluir. Tente novamente mais tarde.',

  embed: (service, provider) =>
    `Este conteúdo vem de ${service}. Ao carregá-lo, seu navegador se conecta a ${provider || service}, que pode armazenar e ler dados neste dispositivo.`,
  loadOnce: 'Carregar uma vez',
  alwaysAllow: 'Permitir sempre',
  openSource: 'Abrir no site de origem',
};

function count(services: number): string {
  return `${services} ${services === 1 ? 'serviço' : 'serviços'}`;
}
