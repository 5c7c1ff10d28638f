import type { ProblemTexts } from '../present-problem.ts';

export default {
  offline: {
    title: 'Le serveur est injoignable',
    advice: 'Vérifiez votre connexion, puis réessayez. Rien n’a été modifié.',
  },
  unexpected: {
    title: 'Une erreur s’est produite sur le serveur',
    advice:
      'Réessayez. Si cela persiste, donnez l’identifiant de requête ci-dessous à la personne qui gère ce serveur.',
  },
  refused: {
    title: 'Le serveur a refusé',
    advice: 'Modifiez ce que le message indique et réessayez.',
  },
  codes: {
    E_ACCESS_DENIED: {
      title: 'Votre rôle ne le permet pas',
      advice: 'Demandez-le à un propriétaire ou un administrateur du portail, ou demandez un autre rôle.',
    },
    E_USER_NOT_AUTHENTICATED: {
      title: 'Votre session est terminée',
      advice: 'Reconnectez-vous pour continuer.',
    },
    E_ACCOUNT_NOT_FOUND: {
      title: 'Cet utilisateur n’existe pas',
      advice: 'Il a pu être supprimé, ou le numéro est mal saisi. Revenez à la liste.',
    },
    E_BIOCREDENTIAL_NOT_FOUND: {
      title: 'Cet utilisateur n’a pas d’identifiant biométrique',
      advice: 'Envoyez d’abord un lien d’enrôlement.',
    },
    E_ACCOUNT_VERSION_MISMATCH: {
      title: 'Quelqu’un d’autre a modifié ceci entre-temps',
      advice: 'Rechargez pour voir la modification, ou remplacez-la par la vôtre.',
    },
    E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: {
      title: 'Cet utilisateur a déjà un identifiant biométrique',
      advice: 'Utilisez « Remplacer le selfie ».',
    },
    E_PERSON_ALREADY_ENROLLED: {
      title: 'Cette personne est enrôlée sous un autre compte',
      advice: 'Cherchez ce compte, ou autorisez les doublons dans les paramètres.',
    },
    E_OPERATION_NOT_FOUND: {
      title: 'Aucune transaction ne porte cet identifiant',
      advice:
        'Vérifiez l’identifiant. Les transactions sont conservées sans limite, aucune ne manque donc du fait de son âge ; celles d’autres locataires ne sont pas montrées.',
    },
    E_REVIEW_NOT_FOUND: {
      title: 'Aucun examen n’est ouvert',
      advice: 'Quelqu’un a décidé entre-temps, ou la transaction est terminée.',
    },
    E_REVIEW_VOTED: {
      title: 'Vous avez déjà décidé',
      advice: 'L’autre décision revient à une autre personne.',
    },
    E_REVIEW_NOT_ACCEPTABLE: {
      title: 'Cette capture ne peut être que refusée',
      advice: 'Le visage n’est pas celui enregistré.',
    },
    E_REVIEW_FRAMES_NOT_KEPT: {
      title: 'Aucune image n’est gardée',
      advice: 'L’examen a été décidé entre-temps, ou la politique n’en garde pas.',
    },
    E_TRANSACTION_IN_REVIEW: {
      title: 'La capture est en cours d’examen',
      advice: 'Rien de plus n’est demandé avant la décision.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'Cette transaction est déjà terminée',
      advice: 'Rechargez pour voir son résultat.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'Le selfie capturé n’est plus là',
      advice: 'Les captures sont gardées 72 heures au plus. Demandez un nouveau selfie.',
    },
    E_RESEND_NOT_POSSIBLE: {
      title: 'Le lien ne peut pas être renvoyé',
      advice:
        'Il l’a été trop souvent, ou n’a jamais été envoyé. Annulez et commencez une autre transaction.',
    },
    E_TRANSACTION_EXPIRED: {
      title: 'La transaction a expiré',
      advice: 'Commencez-en une autre si elle est encore nécessaire.',
    },
    E_TRANSPORT_NOT_SUPPORTED: {
      title: 'Ce serveur ne peut pas envoyer le lien ainsi',
      advice: 'Choisissez une autre voie ; qui gère le serveur peut configurer e-mail et SMS.',
    },
    E_TRANSPORT_ADDRESS_NOT_VALID: {
      title: 'Rien ne peut être envoyé à cette adresse',
      advice: 'Vérifiez l’adresse e-mail ou le numéro de téléphone.',
    },
    E_ACCOUNT_BIOCREDENTIAL_REQUIRED: {
      title: 'Aucun visage n’est enrôlé pour ce compte',
      advice: 'Commencez d’abord un enrôlement.',
    },
    E_MODEL_MISMATCH: {
      title: 'Le visage enregistré vient d’un autre modèle',
      advice: 'Il ne peut plus être comparé. Enrôlez de nouveau la personne.',
    },
    E_ACCOUNT_ALREADY_EXISTS: {
      title: 'Un compte a déjà ce numéro',
      advice: 'Choisissez-le dans la liste, ou prenez un autre numéro.',
    },
    E_ACCOUNT_DISABLED: {
      title: 'Le compte est désactivé',
      advice: 'Activez-le d’abord sur la page de la personne.',
    },
    E_TENANT_NOT_FOUND: { title: 'Ce locataire n’existe plus', advice: 'Revenez à la liste.' },
    E_TENANT_ALREADY_EXISTS: {
      title: 'Un locataire avec ce numéro de client existe ou a existé',
      advice: 'Choisissez un autre numéro.',
    },
    E_QUOTA_EXCEEDED: {
      title: 'Un quota de ce locataire est épuisé',
      advice:
        'Supprimez ce qui n’est plus utile ou adressez-vous à la personne qui exploite ce serveur. Les quotas figurent dans l’aperçu.',
    },
    E_TENANT_BUSY: {
      title: 'Trop d’analyses simultanées pour ce locataire',
      advice: 'Patientez quelques secondes et réessayez.',
    },
    E_TENANT_HAS_OWNER: {
      title: 'Le locataire a déjà un propriétaire',
      advice: 'Demandez-lui une invitation.',
    },
    E_SANDBOX_ONLY: {
      title: 'Ceci ne fonctionne que dans un bac à sable',
      advice: 'Choisissez ou créez un locataire qui soit un bac à sable.',
    },
    E_TENANT_DISABLED: {
      title: 'Ce locataire est désactivé',
      advice: 'Adressez-vous à qui gère ce serveur.',
    },
    E_LAST_OWNER: {
      title: 'Il ne reste qu’un propriétaire',
      advice: 'Nommez d’abord un autre propriétaire.',
    },
    E_RECENT_SIGN_IN_REQUIRED: { title: 'Non confirmé', advice: 'Réessayez et confirmez que c’est vous.' },
    E_LAST_SIGN_IN_METHOD: {
      title: 'C’est le dernier moyen de connexion',
      advice: 'Ajoutez-en d’abord un autre.',
    },
    E_EMAIL_TAKEN: {
      title: 'Cette adresse est prise',
      advice: 'Quelqu’un d’autre se connecte avec. Utilisez-en une autre.',
    },
    E_TOTP_NOT_ACCEPTED: {
      title: 'Le code n’est pas l’actuel',
      advice: 'Vérifiez l’heure du téléphone et saisissez le code suivant.',
    },
    E_LINK_NOT_VALID: {
      title: 'Ce lien ne fonctionne pas',
      advice: 'Il a été utilisé, révoqué ou est trop ancien. Demandez-en un autre.',
    },
    E_CEREMONY_NOT_VALID: { title: 'Cela a pris trop de temps', advice: 'Recommencez cette étape.' },
    E_RATE_LIMITED: { title: 'Trop de requêtes', advice: 'Attendez une minute et réessayez.' },
    E_SERVER_BUSY: { title: 'Le serveur est occupé', advice: 'Attendez quelques secondes et réessayez.' },
  },
  requestId: 'Identifiant de requête',
  tryAgain: 'Réessayer',
} satisfies ProblemTexts as ProblemTexts;
