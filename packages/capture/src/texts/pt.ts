import type { Texts } from './texts.ts';

/** Portuguese. */
export const pt: Texts = {
  language: 'pt',
  pageTitle: 'Verificação de identidade',
  opening: 'Um momento…',
  landing: {
    title: 'Nenhuma transação',
    body: 'Este sistema precisa de uma transação iniciada corretamente. Abra o link exatamente como o recebeu.',
  },
  wrongLink: {
    title: 'Este link está trocado',
    body: 'O link confunde uma transação com uma operação. Peça um link corrigido a quem o enviou.',
  },
  approval: {
    title: 'Confirme, por favor',
    body: 'Verifique os detalhes. Aceite apenas se foi você quem iniciou isto.',
    codeword: 'Palavra-código',
    accept: 'Aceitar',
    decline: 'Recusar',
    sending: 'A enviar a resposta…',
  },
  passkey: {
    assert: {
      title: 'Confirme com este dispositivo',
      body: 'Desbloqueie-o como de costume: com impressão digital, rosto ou PIN. Nada disso sai do dispositivo.',
      act: 'Confirmar agora',
    },
    enrol: {
      title: 'Lembrar este dispositivo',
      body: 'Mais tarde, confirma desbloqueando este dispositivo. A impressão digital, o rosto ou o PIN nunca saem dele.',
      act: 'Lembrar agora',
    },
    offer: {
      title: 'Lembrar este dispositivo?',
      body: 'A sua foto foi aceita. Da próxima vez, também pode confirmar desbloqueando este dispositivo.',
      act: 'Lembrar o dispositivo',
    },
    busy: 'Siga o que o dispositivo pedir.',
    notNow: 'Agora não',
    other: 'Outra forma',
    ways: {
      title: 'Como deseja continuar?',
      body: 'Pode confirmar com qualquer dispositivo que tenha sido lembrado para si.',
    },
    closed: {
      title: 'Não funcionou',
      body: 'A janela do dispositivo foi fechada, ou ele não está lembrado. Tente de novo ou escolha outra forma.',
    },
    refused: { title: 'Não foi confirmado' },
    late: { title: 'Demorou demais', body: 'Tente de novo, por favor.' },
    notKept: {
      title: 'Não foi possível lembrar',
      body: 'O serviço que o enviou aqui não aceita este tipo de chave. Tente de novo e escolha outro lugar para ela.',
    },
    unable: {
      title: 'Este navegador não consegue',
      body: 'Abra o link no Safari, Chrome, Edge ou Firefox, ou use outro dispositivo.',
    },
    blocked: {
      title: 'Continue numa aba própria',
      body: 'A página em volta desta não a deixa perguntar ao dispositivo. Volte aqui quando terminar.',
    },
    openTab: 'Abrir em nova aba',
    elsewhere: 'Usar outro dispositivo',
    elsewhereBody: 'Abra isto no outro dispositivo. Ele continua, e o resultado aparece aqui.',
    lost: 'Perdi esse dispositivo',
    none: 'Não tenho esse dispositivo',
    confirm: {
      title: 'Encerrar este pedido?',
      lost: 'O serviço saberá que perdeu o dispositivo. Nada é confirmado.',
      none: 'O serviço saberá que não tem um dispositivo para isto. Nada é confirmado.',
      act: 'Sim, encerrar',
    },
    without: {
      title: 'Continuar sem esse dispositivo',
      approval: 'Tiramos agora a sua foto. Depois alguém do serviço decide, o que pode demorar.',
      code: 'Tiramos agora a sua foto. Depois enviamos um código para o e-mail ou o telefone confirmado para si.',
      delay:
        'Tiramos agora a sua foto e avisamos todos os endereços que conhecemos de si. Depois tem de passar algum tempo até valer.',
      act: 'Continuar',
    },
    back: 'Voltar',
  },
  code: {
    ask: {
      title: 'Confirmar com um código',
      body: 'A sua foto foi aceite. Agora vai um código para o endereço confirmado para si.',
      act: 'Enviar o código',
    },
    enter: {
      title: 'Introduza o código',
      body: 'Foi enviado para este endereço e vale até {time}.',
    },
    label: 'Código de 6 algarismos',
    act: 'Confirmar',
    again: 'Enviar um novo código',
    wrong: 'Esse não é o código.',
    late: 'Este código já não vale. Peça um novo.',
  },
  intro: {
    title: 'Tire a sua selfie',
    body: 'Demora poucos segundos. A foto é tirada sozinha quando o rosto estiver na oval.',
    bodyWithTurns:
      'Demora poucos segundos. Quando o rosto estiver na oval, siga as setas: vire um pouco a cabeça e volte a olhar em frente.',
    tips: [
      'Procure luz uniforme no rosto',
      'Tire óculos de sol, boné ou máscara',
      'Segure a câmera à altura dos olhos',
    ],
    consent: {
      enrol:
        'As suas imagens vão para o serviço que o enviou aqui. Ele guarda uma para o reconhecer quando confirmar algo mais tarde.',
      verify:
        'As suas imagens vão para o serviço que o enviou aqui, para verificar que é mesmo você. Não são usadas para mais nada.',
    },
    kept: {
      temporary:
        'Uma imagem que não passe a fazer parte da sua conta é guardada durante {time} e depois eliminada.',
      copy: 'As imagens são guardadas durante {time} e depois eliminadas.',
      check: 'As imagens são eliminadas assim que a verificação termina.',
      credential: 'A imagem é guardada até o serviço a eliminar.',
      review: 'Se tiverem de decidir pessoas, estas podem ver as imagens durante {time}, no máximo.',
    },
    leave: 'Não é tirada nenhuma imagem. O serviço que o enviou para aqui é informado de que recusou.',
    agree: 'Aceitar e ligar a câmera',
    flash: { note: 'A tela se ilumina por alguns segundos em cores variadas.', calm: 'Aceitar, sem cores' },
  },
  starting: { title: 'A ligar a câmera…', body: 'Se o navegador perguntar, permita o uso da câmera.' },
  slowCamera: {
    title: 'A câmera ainda não ligou',
    body: 'Se o navegador perguntar, permita a câmera. Se não perguntar, feche outros aplicativos que a usam e tente de novo.',
  },
  hints: {
    noFace: 'Ponha o rosto na oval',
    manyFaces: 'Só uma pessoa, por favor',
    closer: 'Aproxime-se',
    farther: 'Afaste-se um pouco',
    center: 'Centre o rosto na oval',
    upright: 'Mantenha a cabeça direita',
    straight: 'Olhe para a câmera',
    dark: 'Escuro: vire-se para a luz',
    bright: 'Luz demais: vire-se',
  },
  hold: 'Fique imóvel',
  turns: {
    center: 'Olhe em frente',
    left: 'Vire a cabeça à esquerda',
    right: 'Vire a cabeça à direita',
    up: 'Levante o queixo',
    down: 'Baixe o queixo',
  },
  takePhoto: 'Tirar foto',
  takeAnyway: 'Tirar mesmo assim',
  sound: 'Som',
  cameraChoice: 'Câmera',
  uploading: { title: 'A verificar…', body: 'Demora poucos segundos. Pode relaxar.' },
  retry: {
    title: 'Vamos tentar de novo',
    attemptsLeft: {
      one: 'Resta uma tentativa.',
      many: 'Restam {count} tentativas.',
      other: 'Restam {count} tentativas.',
    },
  },
  remedies: {
    ShowFace: 'Mostre o rosto inteiro.',
    OnePersonOnly: 'Garanta que não há mais ninguém na imagem.',
    MoveCloser: 'Aproxime-se da câmera.',
    MoveBack: 'Afaste-se um pouco da câmera.',
    CenterFace: 'Mantenha o rosto no meio da oval.',
    LookStraight: 'Olhe diretamente para a câmera.',
    HoldUpright: 'Mantenha a cabeça direita.',
    MoreLight: 'Procure um lugar mais claro, com a luz à sua frente.',
    LessLight: 'Vire-se para longe da luz forte.',
    HoldStill: 'Fique imóvel até a foto ser tirada.',
    UncoverFace: 'Tire o que cobre o rosto: máscara, óculos de sol, boné, mão.',
    UseLiveCamera: 'Mostre o seu próprio rosto à câmera deste aparelho, não uma foto nem uma tela.',
    SamePersonThroughout: 'Fique diante da câmera do início ao fim.',
    FollowPrompts: 'Siga cada seta com a cabeça em poucos segundos e volte a olhar em frente.',
    TryAgain: 'Tire a foto mais uma vez.',
  },
  paused: {
    title: 'Em pausa',
    body: 'A câmera fica desligada enquanto está ausente. Liga de novo quando voltar.',
  },
  cameraSteps: {
    sign: 'Escolha este símbolo junto ao endereço.',
    site: 'Abra aí as definições deste site.',
    safari: 'No menu “Safari”, abra as definições deste site.',
    allow: 'Permita aí a câmera.',
    unblock: 'Retire aí o bloqueio da câmera.',
    app: 'Abra o menu deste aplicativo.',
    browser: 'Escolha “Abrir no navegador”.',
    frame: 'Se não houver tal símbolo, abra esta verificação num separador próprio.',
  },
  camera: {
    insecure: {
      title: 'Esta página não é segura',
      body: 'Os navegadores só permitem a câmera em endereços que começam com https. Peça um link correto.',
    },
    unsupported: {
      title: 'Este navegador não tem acesso à câmera',
      body: 'Abra o link no Safari, Chrome, Edge ou Firefox. Se está dentro de outro aplicativo, escolha “Abrir no navegador” no menu dele.',
    },
    blockedByHost: {
      title: 'Este site não cede a câmera',
      body: 'A página em volta desta verificação não lhe permite a câmera. Abra-a numa aba própria ou avise o responsável pelo site.',
    },
    refused: {
      title: 'A câmera não está permitida',
      body: 'Toque no sinal da câmera ou do cadeado junto ao endereço, permita a câmera e tente de novo.',
    },
    dismissed: {
      title: 'A pergunta sobre a câmera foi fechada',
      body: 'Tente de novo e escolha “Permitir” quando o navegador pedir a câmera.',
    },
    blockedBySystem: {
      title: 'O seu aparelho bloqueia a câmera',
      body: 'Abra as definições de privacidade do aparelho, permita a câmera a este navegador e tente de novo.',
    },
    notFound: { title: 'Nenhuma câmera encontrada', body: 'Ligue uma câmera ou abra o link no telefone.' },
    busy: {
      title: 'A câmera está em uso',
      body: 'Feche outros aplicativos e abas que usam a câmera, por exemplo uma videochamada, e tente de novo.',
    },
    ended: {
      title: 'A câmera foi desligada',
      body: 'Veja se está ligada e não ocupada por outro aplicativo e tente de novo.',
    },
    noPicture: {
      title: 'A câmera não envia imagem',
      body: 'Veja se a lente está tapada, feche outros aplicativos que usam a câmera e tente de novo.',
    },
    unknown: {
      title: 'Não foi possível ligar a câmera',
      body: 'Tente de novo. Se continuar a falhar, reinicie o navegador ou use outro aparelho.',
    },
  },
  interrupted: {
    network: {
      title: 'Sem ligação',
      body: 'Verifique a ligação à Internet e tente de novo. Nada se perdeu.',
    },
    timeout: { title: 'Está a demorar demais', body: 'O serviço não respondeu a tempo. Tente de novo.' },
    busy: { title: 'O serviço está ocupado', body: 'Espere um momento e tente de novo. Nada se perdeu.' },
  },
  again: 'Tentar de novo',
  handoff: {
    title: 'Continuar no telefone',
    body: 'Leia isto com a câmera do telefone. Continua lá e o resultado aparece aqui.',
    qr: 'Código QR com o link para o telefone',
    code: 'Código',
    compare: 'Deve ser igual no telefone e no computador.',
    askedBy: 'Pedido por {name}.',
    done: 'Continue no computador.',
  },
  following: { title: 'Continue no telefone', body: 'Esta página mostra o resultado assim que terminar lá.' },
  elsewhere: { title: 'Aberto noutra aba', body: 'Abriu esta verificação noutra aba. Continue lá ou aqui.' },
  here: 'Continuar aqui',
  inApp: {
    title: 'Abra isto no navegador',
    body: 'Este aplicativo não dá câmera à página. Abra o link no Safari ou no Chrome: copie-o ou escolha “Abrir no navegador” no menu do aplicativo.',
  },
  openInBrowser: 'Abrir no navegador',
  copyLink: 'Copiar link',
  copied: 'Link copiado',
  goBack: 'Voltar a {host}',
  links: { privacy: 'Privacidade', help: 'Ajuda' },
  delay: {
    title: 'Agora tem de passar algum tempo',
    body: 'A sua foto foi aceite. Vale a partir de {time}, se ninguém que recebeu o nosso aviso a parar. Pode fechar esta página.',
  },
  inReview: {
    title: 'Alguém está a ver as suas imagens',
    body: 'Não conseguimos decidir sozinhos. Quem lhe pediu receberá o resultado. Pode fechar esta página.',
  },
  ends: {
    success: { title: 'Tudo pronto', body: 'Obrigado. Pode fechar esta página.' },
    expired: { title: 'Este link expirou', body: 'Peça um link novo.' },
    notValid: {
      title: 'Este link não é válido',
      body: 'Abra o link exatamente como o recebeu ou peça um novo.',
    },
    taken: {
      title: 'Já aberto noutro aparelho',
      body: 'Este link serve uma vez. Continue no aparelho que o abriu primeiro ou peça um código novo no computador.',
    },
    finished: { title: 'Isto já terminou', body: 'Não há mais nada a fazer aqui. Pode fechar esta página.' },
    maxAttempts: {
      title: 'Sem mais tentativas',
      body: 'Não conseguimos uma foto utilizável. Peça um link novo.',
    },
    declined: {
      title: 'Você recusou',
      body: 'Nada foi aprovado e nenhuma foto foi tirada. Pode fechar esta página.',
    },
    canceled: {
      title: 'Isto foi cancelado',
      body: 'O serviço cancelou este pedido. Pode fechar esta página.',
    },
    mismatch: { title: 'Não pudemos confirmar que é você', body: 'Contacte o serviço que o enviou aqui.' },
    keyRefused: {
      title: 'Não confirmado',
      body: 'O dispositivo não conseguiu confirmar. Peça um novo link.',
    },
    noKey: { title: 'Nada foi confirmado', body: 'Contacte o serviço que o enviou aqui. Ele pode ajudar.' },
    alreadyKept: {
      title: 'Este dispositivo já está lembrado',
      body: 'Confirme com ele como antes. Pode fechar esta página.',
    },
    error: { title: 'Algo correu mal', body: 'Volte ao serviço que o enviou aqui e comece de novo.' },
  },
};
