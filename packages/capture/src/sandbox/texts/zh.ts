import type { SandboxTexts } from '../sandbox-texts.ts';

/** Chinese. */
export const zh: SandboxTexts = {
  title: '沙盒',
  act: '扮演用户',
  note: '这是测试：结果不作数，也不需要摄像头。',
  accept: '自拍：通过',
  ordered: '自拍：按预设',
  fault: '拍摄失败的原因',
  faults: { liveness: '非活体', match: '另一张脸', matchAndLiveness: '非活体，且是另一张脸' },
  fail: '自拍：失败',
  passkey: '使用通行密钥：通过',
  passkeyFault: '通行密钥失败的原因',
  passkeyFaults: {
    unknownCredential: '不属于任何账户的密钥',
    userNotVerified: '未验证用户',
    closed: '窗口已关闭',
    alreadyEnrolled: '此设备已有一个',
  },
  passkeyFail: '使用通行密钥：失败',
  decline: '拒绝',
  wait: '等到时间结束',
  leave: '离开页面',
  left: { title: '您已离开页面', body: '重新加载页面即可返回。' },
};
