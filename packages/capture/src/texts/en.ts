import type { Texts } from './texts.ts';

/** English. */
export const en: Texts = {
  language: 'en',
  pageTitle: 'Identity check',
  opening: 'One moment…',
  landing: {
    title: 'No transaction',
    body: 'This system requires a properly initialized transaction. Please open the link exactly as you received it.',
  },
  wrongLink: {
    title: 'This link is mixed up',
    body: 'The link names a transaction as an operation, or the other way round. Please ask whoever sent it for a corrected link.',
  },
  approval: {
    title: 'Please confirm',
    body: 'Check the details. Accept only if you started this yourself.',
    codeword: 'Code word',
    accept: 'Accept',
    decline: 'Decline',
    sending: 'Sending your answer…',
  },
  passkey: {
    assert: {
      title: 'Confirm with this device',
      body: 'Unlock it as you usually do: by fingerprint, face or PIN. None of that leaves your device.',
      act: 'Confirm now',
    },
    enrol: {
      title: 'Remember this device',
      body: 'Later you confirm by unlocking this device. Your fingerprint, face or PIN never leaves it.',
      act: 'Remember now',
    },
    offer: {
      title: 'Remember this device?',
      body: 'Your picture is accepted. Next time you can confirm by unlocking this device as well.',
      act: 'Remember this device',
    },
    busy: 'Follow what your device asks.',
    notNow: 'Not now',
    other: 'Another way',
    ways: {
      title: 'How do you want to go on?',
      body: 'You can confirm with any device that was remembered for you.',
    },
    closed: {
      title: 'That did not work',
      body: 'Your device’s window was closed, or the device was not remembered. Try again, or choose another way.',
    },
    refused: { title: 'That was not confirmed' },
    late: { title: 'That took too long', body: 'Please try again.' },
    notKept: {
      title: 'This could not be remembered',
      body: 'The service that sent you here does not accept this kind of key. Try again and choose another place for it.',
    },
    unable: {
      title: 'This browser can’t do that',
      body: 'Open the link in Safari, Chrome, Edge or Firefox, or use another device.',
    },
    blocked: {
      title: 'Go on in a tab of its own',
      body: 'The page around this one does not let it ask your device. Come back here when you have finished.',
    },
    openTab: 'Open in a new tab',
    elsewhere: 'Use another device',
    elsewhereBody: 'Open this on your other device. It takes over, and you see the result here.',
    lost: 'I lost that device',
    none: 'I have no such device',
    confirm: {
      title: 'End this request?',
      lost: 'The service is told that you lost the device. Nothing is confirmed.',
      none: 'The service is told that you have no device for this. Nothing is confirmed.',
      act: 'Yes, end it',
    },
    without: {
      title: 'Go on without that device',
      approval: 'We take your picture now. Then somebody at the service decides, which can take a while.',
      code: 'We take your picture now. Then we send a code to the e-mail address or phone number that is confirmed for you.',
      delay:
        'We take your picture now and tell everybody at your known addresses. Then some time has to pass before you are let in.',
      act: 'Go on',
    },
    back: 'Back',
  },
  code: {
    ask: {
      title: 'Confirm with a code',
      body: 'Your picture is accepted. Now a code goes to the address that is confirmed for you.',
      act: 'Send the code',
    },
    enter: {
      title: 'Enter the code',
      body: 'It was sent to this address and works until {time}.',
    },
    label: 'Code with 6 digits',
    act: 'Confirm',
    again: 'Send a new code',
    wrong: 'That is not the code.',
    late: 'This code no longer works. Have a new one sent.',
  },
  intro: {
    title: 'Take Your Selfie',
    body: 'It takes a few seconds. The picture is taken by itself when your face is in the oval.',
    bodyWithTurns:
      'It takes a few seconds. When your face is in the oval, follow the arrows: turn your head a little, then look straight again.',
    tips: [
      'Find even light on your face',
      'Take off sunglasses, cap or mask',
      'Hold the camera at eye level',
    ],
    consent: {
      enrol:
        'Your pictures go to the service that sent you here. It keeps one to recognize you when you confirm something later.',
      verify:
        'Your pictures go to the service that sent you here, to check that it is really you. They are used for nothing else.',
    },
    kept: {
      temporary: 'A picture that does not become part of your account is kept for {time}, then deleted.',
      copy: 'The pictures are kept for {time}, then deleted.',
      check: 'The pictures are deleted as soon as the check is done.',
      credential: 'The picture is kept until the service deletes it.',
      review: 'If people have to decide, they may look at the pictures for up to {time}.',
    },
    leave: 'No picture is taken. The service that sent you here is told that you declined.',
    agree: 'Agree and start camera',
    flash: {
      note: 'For a few seconds the screen lights up in changing colors.',
      calm: 'Agree, without colors',
    },
  },
  starting: {
    title: 'Starting the camera…',
    body: 'If your browser asks, allow it to use the camera.',
  },
  slowCamera: {
    title: 'The camera has not started yet',
    body: 'If your browser asks, allow the camera. If it does not ask, close other apps that use the camera, then try again.',
  },
  hints: {
    noFace: 'Put your face in the oval',
    manyFaces: 'Only one person, please',
    closer: 'Move closer',
    farther: 'Move back a little',
    center: 'Center your face in the oval',
    upright: 'Hold your head upright',
    straight: 'Look straight at the camera',
    dark: 'Too dark: turn to a light',
    bright: 'Too bright: turn away from the light',
  },
  hold: 'Hold still',
  turns: {
    center: 'Look straight',
    left: 'Turn your head to your left',
    right: 'Turn your head to your right',
    up: 'Raise your chin',
    down: 'Lower your chin',
  },
  takePhoto: 'Take photo',
  takeAnyway: 'Take photo anyway',
  sound: 'Sound',
  cameraChoice: 'Camera',
  uploading: { title: 'Checking…', body: 'This takes a few seconds. You can relax.' },
  retry: {
    title: 'Let’s try that again',
    attemptsLeft: { one: 'One attempt left.', other: '{count} attempts left.' },
  },
  remedies: {
    ShowFace: 'Show your whole face.',
    OnePersonOnly: 'Make sure that nobody else is in the picture.',
    MoveCloser: 'Move closer to the camera.',
    MoveBack: 'Move a little away from the camera.',
    CenterFace: 'Keep your face in the middle of the oval.',
    LookStraight: 'Look straight at the camera.',
    HoldUpright: 'Hold your head upright.',
    MoreLight: 'Find a brighter place, with the light in front of you.',
    LessLight: 'Turn away from the strong light.',
    HoldStill: 'Hold still until the picture is taken.',
    UncoverFace: 'Take off whatever covers your face: mask, sunglasses, cap, hand.',
    UseLiveCamera: 'Show your own face to the camera of this device, not a picture or a screen.',
    SamePersonThroughout: 'Stay before the camera from start to end.',
    FollowPrompts: 'Follow each arrow with your head within a few seconds, then look straight again.',
    TryAgain: 'Please take the picture once more.',
  },
  paused: {
    title: 'Paused',
    body: 'The camera is off while you are away. It starts again when you come back.',
  },
  cameraSteps: {
    sign: 'Choose this sign beside the address.',
    site: 'Open the settings for this website there.',
    safari: 'In the menu “Safari”, open the settings for this website.',
    allow: 'Allow the camera there.',
    unblock: 'Remove the block on the camera there.',
    app: 'Open the menu of this app.',
    browser: 'Choose “Open in browser”.',
    frame: 'If there is no such sign, open this check in a tab of its own.',
  },
  camera: {
    insecure: {
      title: 'This page is not secure',
      body: 'Browsers allow the camera only at addresses that begin with https. Please ask for a correct link.',
    },
    unsupported: {
      title: 'This browser has no camera access',
      body: 'Open the link in Safari, Chrome, Edge or Firefox. If you are inside another app, choose “Open in browser” from its menu.',
    },
    blockedByHost: {
      title: 'This site does not pass the camera on',
      body: 'The page around this check does not allow it the camera. Open the check in a tab of its own, or tell the site’s operator.',
    },
    refused: {
      title: 'The camera is not allowed',
      body: 'Choose the camera or lock sign beside the address, allow the camera for this page, then try again.',
    },
    dismissed: {
      title: 'The camera question was closed',
      body: 'Try again, and choose “Allow” when your browser asks for the camera.',
    },
    blockedBySystem: {
      title: 'Your device blocks the camera',
      body: 'Open your device’s privacy settings, allow the camera for this browser, then try again.',
    },
    notFound: {
      title: 'No camera found',
      body: 'Connect a camera, or open the link on your phone.',
    },
    busy: {
      title: 'The camera is in use',
      body: 'Close other apps and tabs that use the camera, a video call for instance, then try again.',
    },
    ended: {
      title: 'The camera was disconnected',
      body: 'Check that it is plugged in and not taken over by another app, then try again.',
    },
    noPicture: {
      title: 'The camera sends no picture',
      body: 'Check for a lens cover, close other apps that use the camera, then try again.',
    },
    unknown: {
      title: 'The camera could not be started',
      body: 'Try again. If it keeps failing, restart the browser or use another device.',
    },
  },
  interrupted: {
    network: {
      title: 'No connection',
      body: 'Check your internet connection, then try again. Nothing is lost.',
    },
    timeout: { title: 'This takes too long', body: 'The service did not answer in time. Please try again.' },
    busy: { title: 'The service is busy', body: 'Wait a moment, then try again. Nothing is lost.' },
  },
  again: 'Try again',
  handoff: {
    title: 'Continue on your phone',
    body: 'Scan this with your phone’s camera. The phone takes over, and you see the result here.',
    qr: 'QR code with the link for your phone',
    code: 'Code',
    compare: 'It must be the same on your phone and your computer.',
    askedBy: '{name} asks for this.',
    done: 'Go on at your computer.',
  },
  following: {
    title: 'Continue on your phone',
    body: 'This page shows the result as soon as you have finished there.',
  },
  elsewhere: {
    title: 'Continued in another tab',
    body: 'You opened this check in another tab. Go on there, or here.',
  },
  here: 'Continue here instead',
  inApp: {
    title: 'Open this in your browser',
    body: 'This app does not give the page a camera. Open the link in Safari or Chrome: copy it, or choose “Open in browser” from the app’s menu.',
  },
  openInBrowser: 'Open in browser',
  copyLink: 'Copy link',
  copied: 'Link copied',
  goBack: 'Go back to {host}',
  links: { privacy: 'Privacy', help: 'Help' },
  delay: {
    title: 'Now some time has to pass',
    body: 'Your picture is accepted. It counts from {time} on, unless somebody who got our message stops it. You may close this page.',
  },
  inReview: {
    title: 'Somebody is looking at your pictures',
    body: 'We could not decide by ourselves. Whoever asked you will be told the result. You can close this page.',
  },
  ends: {
    success: { title: 'All done', body: 'Thank you. You can close this page.' },
    expired: { title: 'This link has expired', body: 'Please ask for a new link.' },
    notValid: {
      title: 'This link is not valid',
      body: 'Please open the link exactly as you received it, or ask for a new one.',
    },
    taken: {
      title: 'Already open on another device',
      body: 'This link works once. Go on at the device that opened it first, or get a new code on your computer.',
    },
    finished: {
      title: 'This is already finished',
      body: 'There is nothing left to do here. You can close this page.',
    },
    maxAttempts: {
      title: 'No attempts left',
      body: 'We could not take a usable picture. Please ask for a new link.',
    },
    declined: {
      title: 'You declined',
      body: 'Nothing was approved and no picture was taken. You can close this page.',
    },
    canceled: {
      title: 'This was canceled',
      body: 'The service canceled this request. You can close this page.',
    },
    mismatch: {
      title: 'We could not confirm that it is you',
      body: 'Please get in touch with the service that sent you here.',
    },
    keyRefused: {
      title: 'Not confirmed',
      body: 'Your device could not confirm this. Please ask for a new link.',
    },
    noKey: {
      title: 'Nothing was confirmed',
      body: 'Please get in touch with the service that sent you here. It can help you on.',
    },
    alreadyKept: {
      title: 'This device is remembered already',
      body: 'Confirm with it as before. You can close this page.',
    },
    error: {
      title: 'Something went wrong',
      body: 'Please go back to the service that sent you here and start again.',
    },
  },
};
