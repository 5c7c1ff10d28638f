import type { SandboxTexts } from '../sandbox-texts.ts';

/** Arabic. */
export const ar: SandboxTexts = {
  title: 'بيئة تجريبية',
  act: 'التصرّف كالمستخدم',
  note: 'هذا اختبار: لا يُعتدّ بأي شيء منه، ولا حاجة إلى كاميرا.',
  accept: 'التقاط الصورة: مقبولة',
  ordered: 'التقاط الصورة: كما طُلب',
  fault: 'سبب فشل الالتقاط',
  faults: { liveness: 'ليس شخصًا حيًّا', match: 'وجه آخر', matchAndLiveness: 'ليس شخصًا حيًّا، ووجه آخر' },
  fail: 'التقاط الصورة: فاشلة',
  passkey: 'استخدام مفتاح المرور: مقبول',
  passkeyFault: 'سبب فشل مفتاح المرور',
  passkeyFaults: {
    unknownCredential: 'مفتاح لا يملكه أي حساب',
    userNotVerified: 'لم يتم التحقق من المستخدم',
    closed: 'أُغلقت النافذة',
    alreadyEnrolled: 'في الجهاز مفتاح بالفعل',
  },
  passkeyFail: 'استخدام مفتاح المرور: فاشل',
  decline: 'رفض',
  wait: 'الانتظار حتى انتهاء الوقت',
  leave: 'مغادرة الصفحة',
  left: { title: 'لقد غادرت الصفحة', body: 'أعد تحميلها للعودة.' },
};
