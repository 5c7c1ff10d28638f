import type { SandboxTexts } from '../sandbox-texts.ts';

/** Portuguese. */
export const pt: SandboxTexts = {
  title: 'Ambiente de testes',
  act: 'Agir como o utilizador',
  note: 'Isto é um teste. Nada dele conta e não é precisa câmera.',
  accept: 'Tirar a selfie: aceite',
  ordered: 'Tirar a selfie: como pedido',
  fault: 'Porque falha a captura',
  faults: {
    liveness: 'Não está vivo',
    match: 'Outro rosto',
    matchAndLiveness: 'Não está vivo e é outro rosto',
  },
  fail: 'Tirar a selfie: falhada',
  passkey: 'Usar a chave de acesso: aceite',
  passkeyFault: 'Porque falha a chave de acesso',
  passkeyFaults: {
    unknownCredential: 'Uma que nenhuma conta tem',
    userNotVerified: 'O utilizador não foi verificado',
    closed: 'A janela foi fechada',
    alreadyEnrolled: 'O dispositivo já tem uma',
  },
  passkeyFail: 'Usar a chave de acesso: falhada',
  decline: 'Recusar',
  wait: 'Esperar até o tempo acabar',
  leave: 'Sair da página',
  left: { title: 'Saiu da página', body: 'Carregue-a de novo para voltar.' },
};
