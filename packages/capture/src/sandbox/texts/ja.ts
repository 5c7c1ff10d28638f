import type { SandboxTexts } from '../sandbox-texts.ts';

/** Japanese. */
export const ja: SandboxTexts = {
  title: 'テスト環境',
  act: 'ユーザーとして操作',
  note: 'これはテストです。結果は記録として扱われず、カメラは不要です。',
  accept: '自撮りする：承認',
  ordered: '自撮りする：指定どおり',
  fault: '撮影が失敗する理由',
  faults: {
    liveness: '生体と認められない',
    match: '別人の顔',
    matchAndLiveness: '生体と認められず、別人の顔',
  },
  fail: '自撮りする：失敗',
  passkey: 'パスキーを使う：承認',
  passkeyFault: 'パスキーが失敗する理由',
  passkeyFaults: {
    unknownCredential: 'どのアカウントにもないパスキー',
    userNotVerified: 'ユーザーが確認されていない',
    closed: 'ウィンドウが閉じられた',
    alreadyEnrolled: 'この端末には登録済み',
  },
  passkeyFail: 'パスキーを使う：失敗',
  decline: '拒否する',
  wait: '時間切れまで待つ',
  leave: 'ページを離れる',
  left: { title: 'ページを離れました', body: '戻るにはページを再読み込みしてください。' },
};
