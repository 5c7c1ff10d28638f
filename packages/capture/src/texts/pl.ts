import type { Texts } from './texts.ts';

/** Polish. */
export const pl: Texts = {
  language: 'pl',
  pageTitle: 'Weryfikacja tożsamości',
  opening: 'Chwileczkę…',
  landing: {
    title: 'Brak transakcji',
    body: 'Ten system wymaga poprawnie rozpoczętej transakcji. Otwórz link dokładnie w takiej postaci, w jakiej go otrzymano.',
  },
  wrongLink: {
    title: 'Ten link jest pomylony',
    body: 'Link myli transakcję z operacją. Poproś nadawcę o poprawny link.',
  },
  approval: {
    title: 'Prosimy o potwierdzenie',
    body: 'Sprawdź szczegóły. Zaakceptuj tylko wtedy, gdy to Twoje działanie.',
    codeword: 'Hasło',
    accept: 'Akceptuję',
    decline: 'Odrzucam',
    sending: 'Wysyłanie odpowiedzi…',
  },
  passkey: {
    assert: {
      title: 'Potwierdź tym urządzeniem',
      body: 'Odblokuj je jak zwykle: odciskiem palca, twarzą lub kodem PIN. Nic z tego nie opuszcza urządzenia.',
      act: 'Potwierdź teraz',
    },
    enrol: {
      title: 'Zapamiętaj to urządzenie',
      body: 'Później potwierdzisz, odblokowując to urządzenie. Odcisk palca, twarz ani PIN nigdy go nie opuszczają.',
      act: 'Zapamiętaj teraz',
    },
    offer: {
      title: 'Zapamiętać to urządzenie?',
      body: 'Zdjęcie zostało przyjęte. Następnym razem możesz też potwierdzić, odblokowując to urządzenie.',
      act: 'Zapamiętaj urządzenie',
    },
    busy: 'Wykonaj to, o co prosi urządzenie.',
    notNow: 'Nie teraz',
    other: 'Inny sposób',
    ways: {
      title: 'Jak chcesz kontynuować?',
      body: 'Możesz potwierdzić każdym urządzeniem, które zostało dla Ciebie zapamiętane.',
    },
    closed: {
      title: 'Nie udało się',
      body: 'Okno urządzenia zostało zamknięte albo urządzenie nie jest zapamiętane. Spróbuj ponownie lub wybierz inny sposób.',
    },
    refused: { title: 'Nie potwierdzono' },
    late: { title: 'Trwało to zbyt długo', body: 'Spróbuj ponownie.' },
    notKept: {
      title: 'Nie udało się zapamiętać',
      body: 'Usługa, która Cię tu skierowała, nie przyjmuje takiego klucza. Spróbuj ponownie i wybierz dla niego inne miejsce.',
    },
    unable: {
      title: 'Ta przeglądarka tego nie potrafi',
      body: 'Otwórz link w Safari, Chrome, Edge lub Firefoksie albo użyj innego urządzenia.',
    },
    blocked: {
      title: 'Kontynuuj w osobnej karcie',
      body: 'Strona wokół tej nie pozwala jej zapytać urządzenia. Wróć tutaj, gdy skończysz.',
    },
    openTab: 'Otwórz w nowej karcie',
    elsewhere: 'Użyj innego urządzenia',
    elsewhereBody: 'Otwórz to na innym urządzeniu. Ono przejmie resztę, a wynik zobaczysz tutaj.',
    lost: 'To urządzenie zginęło',
    none: 'Nie mam takiego urządzenia',
    confirm: {
      title: 'Zakończyć to żądanie?',
      lost: 'Usługa dowie się, że urządzenie zginęło. Nic nie zostanie potwierdzone.',
      none: 'Usługa dowie się, że nie masz do tego urządzenia. Nic nie zostanie potwierdzone.',
      act: 'Tak, zakończ',
    },
    without: {
      title: 'Dalej bez tego urządzenia',
      approval: 'Teraz zrobimy zdjęcie. Potem zdecyduje osoba z usługi, co może chwilę potrwać.',
      code: 'Teraz zrobimy zdjęcie. Potem wyślemy kod na potwierdzony adres e-mail lub numer telefonu.',
      delay:
        'Teraz zrobimy zdjęcie i powiadomimy wszystkie znane nam adresy. Potem musi minąć pewien czas, zanim się liczy.',
      act: 'Dalej',
    },
    back: 'Wstecz',
  },
  code: {
    ask: {
      title: 'Potwierdź kodem',
      body: 'Zdjęcie zostało przyjęte. Teraz kod trafi na potwierdzony adres.',
      act: 'Wyślij kod',
    },
    enter: {
      title: 'Wpisz kod',
      body: 'Wysłaliśmy go na ten adres. Jest ważny do {time}.',
    },
    label: 'Kod z 6 cyfr',
    act: 'Potwierdź',
    again: 'Wyślij nowy kod',
    wrong: 'To nie jest ten kod.',
    late: 'Ten kod już nie działa. Poproś o nowy.',
  },
  intro: {
    title: 'Zrób sobie selfie',
    body: 'To potrwa kilka sekund. Zdjęcie zrobi się samo, gdy twarz znajdzie się w owalu.',
    bodyWithTurns:
      'To potrwa kilka sekund. Gdy twarz znajdzie się w owalu, podążaj za strzałkami: obróć lekko głowę i znów spójrz prosto.',
    tips: [
      'Zadbaj o równe światło na twarzy',
      'Zdejmij okulary słoneczne, czapkę lub maskę',
      'Trzymaj kamerę na wysokości oczu',
    ],
    consent: {
      enrol:
        'Twoje zdjęcia trafiają do usługi, która Cię tu skierowała. Zachowa ona jedno, aby rozpoznać Cię przy późniejszych potwierdzeniach.',
      verify:
        'Twoje zdjęcia trafiają do usługi, która Cię tu skierowała, aby sprawdzić, że to naprawdę Ty. Nie służą do niczego innego.',
    },
    kept: {
      temporary: 'Zdjęcie, które nie stanie się częścią konta, jest przechowywane {time}, a potem usuwane.',
      copy: 'Zdjęcia są przechowywane {time}, a potem usuwane.',
      check: 'Zdjęcia są usuwane zaraz po zakończeniu sprawdzania.',
      credential: 'Zdjęcie jest przechowywane, dopóki serwis go nie usunie.',
      review: 'Jeśli mają zdecydować ludzie, mogą oglądać zdjęcia najwyżej {time}.',
    },
    leave: 'Nie zrobimy żadnego zdjęcia. Serwis, z którego jest ten link, dowie się o odmowie.',
    agree: 'Zgoda, włącz kamerę',
    flash: {
      note: 'Ekran przez kilka sekund świeci zmieniającymi się kolorami.',
      calm: 'Zgoda, bez kolorów',
    },
  },
  starting: { title: 'Włączanie kamery…', body: 'Jeśli przeglądarka zapyta, zezwól na użycie kamery.' },
  slowCamera: {
    title: 'Kamera jeszcze się nie włączyła',
    body: 'Jeśli przeglądarka zapyta, zezwól na kamerę. Jeśli nie pyta, zamknij inne aplikacje używające kamery i spróbuj ponownie.',
  },
  hints: {
    noFace: 'Umieść twarz w owalu',
    manyFaces: 'Tylko jedna osoba',
    closer: 'Zbliż się',
    farther: 'Odsuń się trochę',
    center: 'Twarz na środek owalu',
    upright: 'Trzymaj głowę prosto',
    straight: 'Patrz prosto w kamerę',
    dark: 'Za ciemno: zwróć się do światła',
    bright: 'Za jasno: odwróć się od światła',
  },
  hold: 'Nie ruszaj się',
  turns: {
    center: 'Patrz prosto',
    left: 'Obróć głowę w lewo',
    right: 'Obróć głowę w prawo',
    up: 'Unieś brodę',
    down: 'Opuść brodę',
  },
  takePhoto: 'Zrób zdjęcie',
  takeAnyway: 'Zrób zdjęcie mimo to',
  sound: 'Dźwięk',
  cameraChoice: 'Kamera',
  uploading: { title: 'Sprawdzanie…', body: 'To potrwa kilka sekund. Możesz się rozluźnić.' },
  retry: {
    title: 'Spróbujmy jeszcze raz',
    attemptsLeft: {
      one: 'Została jedna próba.',
      few: 'Zostały {count} próby.',
      many: 'Zostało {count} prób.',
      other: 'Zostało {count} próby.',
    },
  },
  remedies: {
    ShowFace: 'Pokaż całą twarz.',
    OnePersonOnly: 'Zadbaj, by na zdjęciu nie było nikogo innego.',
    MoveCloser: 'Zbliż się do kamery.',
    MoveBack: 'Odsuń się trochę od kamery.',
    CenterFace: 'Trzymaj twarz na środku owalu.',
    LookStraight: 'Patrz prosto w kamerę.',
    HoldUpright: 'Trzymaj głowę prosto.',
    MoreLight: 'Znajdź jaśniejsze miejsce, ze światłem przed sobą.',
    LessLight: 'Odwróć się od silnego światła.',
    HoldStill: 'Nie ruszaj się, aż powstanie zdjęcie.',
    UncoverFace: 'Zdejmij to, co zasłania twarz: maskę, okulary słoneczne, czapkę, dłoń.',
    UseLiveCamera: 'Pokaż własną twarz kamerze tego urządzenia, a nie zdjęcie lub ekran.',
    SamePersonThroughout: 'Zostań przed kamerą od początku do końca.',
    FollowPrompts: 'Podążaj głową za każdą strzałką w ciągu kilku sekund, potem znów patrz prosto.',
    TryAgain: 'Zrób zdjęcie jeszcze raz.',
  },
  paused: {
    title: 'Wstrzymano',
    body: 'Kamera jest wyłączona, gdy Cię nie ma. Włączy się po Twoim powrocie.',
  },
  cameraSteps: {
    sign: 'Wybierz ten znak obok adresu.',
    site: 'Otwórz tam ustawienia tej witryny.',
    safari: 'W menu „Safari” otwórz ustawienia tej witryny.',
    allow: 'Zezwól tam na kamerę.',
    unblock: 'Usuń tam blokadę kamery.',
    app: 'Otwórz menu tej aplikacji.',
    browser: 'Wybierz „Otwórz w przeglądarce”.',
    frame: 'Jeśli nie ma takiego znaku, otwórz to sprawdzenie w osobnej karcie.',
  },
  camera: {
    insecure: {
      title: 'Ta strona nie jest bezpieczna',
      body: 'Przeglądarki zezwalają na kamerę tylko pod adresami https. Poproś o poprawny link.',
    },
    unsupported: {
      title: 'Ta przeglądarka nie obsługuje kamery',
      body: 'Otwórz link w Safari, Chrome, Edge lub Firefoksie. Jeśli to wnętrze innej aplikacji, wybierz z jej menu „Otwórz w przeglądarce”.',
    },
    blockedByHost: {
      title: 'Ta witryna nie udostępnia kamery',
      body: 'Strona wokół tej weryfikacji nie zezwala na kamerę. Otwórz weryfikację w osobnej karcie lub powiadom właściciela witryny.',
    },
    refused: {
      title: 'Kamera jest niedozwolona',
      body: 'Wybierz znak kamery lub kłódki obok adresu, zezwól na kamerę i spróbuj ponownie.',
    },
    dismissed: {
      title: 'Pytanie o kamerę zamknięto',
      body: 'Spróbuj ponownie i wybierz „Zezwól”, gdy przeglądarka zapyta o kamerę.',
    },
    blockedBySystem: {
      title: 'Urządzenie blokuje kamerę',
      body: 'Otwórz ustawienia prywatności urządzenia, zezwól tej przeglądarce na kamerę i spróbuj ponownie.',
    },
    notFound: { title: 'Nie znaleziono kamery', body: 'Podłącz kamerę lub otwórz link w telefonie.' },
    busy: {
      title: 'Kamera jest zajęta',
      body: 'Zamknij inne aplikacje i karty używające kamery, na przykład wideorozmowę, i spróbuj ponownie.',
    },
    ended: {
      title: 'Kamera została odłączona',
      body: 'Sprawdź, czy jest podłączona i wolna, a potem spróbuj ponownie.',
    },
    noPicture: {
      title: 'Kamera nie przesyła obrazu',
      body: 'Sprawdź, czy obiektyw nie jest zasłonięty, zamknij inne aplikacje z kamerą i spróbuj ponownie.',
    },
    unknown: {
      title: 'Nie udało się włączyć kamery',
      body: 'Spróbuj ponownie. Jeśli nadal się nie uda, uruchom przeglądarkę od nowa lub użyj innego urządzenia.',
    },
  },
  interrupted: {
    network: {
      title: 'Brak połączenia',
      body: 'Sprawdź połączenie z internetem i spróbuj ponownie. Nic nie przepadło.',
    },
    timeout: { title: 'To trwa zbyt długo', body: 'Usługa nie odpowiedziała na czas. Spróbuj ponownie.' },
    busy: { title: 'Usługa jest zajęta', body: 'Poczekaj chwilę i spróbuj ponownie. Nic nie przepadło.' },
  },
  again: 'Spróbuj ponownie',
  handoff: {
    title: 'Kontynuuj w telefonie',
    body: 'Zeskanuj to aparatem telefonu. Dalej pójdzie w telefonie, a wynik zobaczysz tutaj.',
    qr: 'Kod QR z linkiem do telefonu',
    code: 'Kod',
    compare: 'Musi być taki sam w telefonie i na komputerze.',
    askedBy: 'Prosi o to {name}.',
    done: 'Przejdź do komputera.',
  },
  following: { title: 'Kontynuuj w telefonie', body: 'Ta strona pokaże wynik, gdy tylko tam skończysz.' },
  elsewhere: {
    title: 'Otwarte w innej karcie',
    body: 'Ta weryfikacja jest otwarta w innej karcie. Kontynuuj tam lub tutaj.',
  },
  here: 'Kontynuuj tutaj',
  inApp: {
    title: 'Otwórz to w przeglądarce',
    body: 'Ta aplikacja nie daje stronie kamery. Otwórz link w Safari lub Chrome: skopiuj go albo wybierz „Otwórz w przeglądarce” w menu aplikacji.',
  },
  openInBrowser: 'Otwórz w przeglądarce',
  copyLink: 'Kopiuj link',
  copied: 'Skopiowano link',
  goBack: 'Wróć do {host}',
  links: { privacy: 'Prywatność', help: 'Pomoc' },
  delay: {
    title: 'Teraz musi minąć pewien czas',
    body: 'Zdjęcie zostało przyjęte. Liczy się od {time}, jeśli nie zatrzyma tego nikt, kto dostał naszą wiadomość. Możesz zamknąć tę stronę.',
  },
  inReview: {
    title: 'Ktoś ogląda Twoje zdjęcia',
    body: 'Nie mogliśmy zdecydować sami. Kto o to prosił, otrzyma wynik. Możesz zamknąć tę stronę.',
  },
  ends: {
    success: { title: 'Gotowe', body: 'Dziękujemy. Możesz zamknąć tę stronę.' },
    expired: { title: 'Ten link wygasł', body: 'Poproś o nowy link.' },
    notValid: {
      title: 'Ten link jest nieprawidłowy',
      body: 'Otwórz link dokładnie w takiej postaci, w jakiej go otrzymano, lub poproś o nowy.',
    },
    taken: {
      title: 'Już otwarte na innym urządzeniu',
      body: 'Ten link działa raz. Kontynuuj na urządzeniu, które otworzyło go pierwsze, lub pobierz nowy kod na komputerze.',
    },
    finished: {
      title: 'To już zakończone',
      body: 'Nic więcej nie trzeba tu robić. Możesz zamknąć tę stronę.',
    },
    maxAttempts: {
      title: 'Brak dalszych prób',
      body: 'Nie udało się zrobić przydatnego zdjęcia. Poproś o nowy link.',
    },
    declined: {
      title: 'Odrzucono',
      body: 'Nic nie zatwierdzono i nie zrobiono zdjęcia. Możesz zamknąć tę stronę.',
    },
    canceled: { title: 'To anulowano', body: 'Usługa anulowała tę prośbę. Możesz zamknąć tę stronę.' },
    mismatch: {
      title: 'Nie udało się potwierdzić, że to Ty',
      body: 'Skontaktuj się z usługą, która Cię tu skierowała.',
    },
    keyRefused: {
      title: 'Brak potwierdzenia',
      body: 'Urządzenie nie mogło tego potwierdzić. Poproś o nowy link.',
    },
    noKey: {
      title: 'Niczego nie potwierdzono',
      body: 'Skontaktuj się z usługą, która Cię tu skierowała. Tam otrzymasz pomoc.',
    },
    alreadyKept: {
      title: 'To urządzenie jest już zapamiętane',
      body: 'Potwierdzaj nim jak dotąd. Możesz zamknąć tę stronę.',
    },
    error: {
      title: 'Coś poszło nie tak',
      body: 'Wróć do usługi, która Cię tu skierowała, i zacznij od nowa.',
    },
  },
};
