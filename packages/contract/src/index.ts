export {
  BiometricCredentialType,
  type CaptureMark,
  ConfirmationCredentialType,
  captureMarks,
  DataType,
  type FlashColor,
  flashColors,
  flashLight,
  type LivenessMode,
  livenessModes,
  type OperatorRole,
  operationNames,
  operatorRoleNames,
  operatorRoles,
  type PageName,
  type PortalLocale,
  pageNames,
  portalHeader,
  portalLocales,
  type Remedy,
  type Role,
  remedies,
  roles,
  Status,
  type StepAsk,
  statusMessages,
  stepAsks,
  TransportType,
} from './enums.ts';
export { type ErrorCode, type ErrorEntry, errors } from './errors.ts';
export { EventType, eventTypes, type WebhookEventName } from './events.ts';
export { FeedEvent, FeedReady, feedPath, feedRoles } from './feed.ts';
export { limits } from './limits.ts';
export {
  commonErrors,
  type OpenApiDocumentName,
  openApiDocument,
  openApiDocuments,
} from './openapi.ts';
export {
  type Access,
  type BodyOf,
  type Operation,
  operation,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type ServiceName,
  StreamedFile,
  services,
} from './operation.ts';
export {
  type ListOperationId,
  type OperationId,
  type Operations,
  operationById,
  operationIds,
  operations,
} from './operations.ts';
export { type PostmanCollectionName, postmanCollection, postmanCollections } from './postman.ts';
export {
  Account,
  AccountListItem,
  AccountListQuery,
  AccountPage,
  AccountParams,
  CreateAccountRequest,
  EnableAccountQuery,
  ListQuery,
  UpdateAccountRequest,
} from './schemas/account.ts';
export {
  ApiKey,
  ApiKeyPage,
  CreateApiKeyRequest,
  CreatedApiKey,
  CustomOperation,
  CustomOperationRequest,
  GenericSettings,
  IdentifyMatch,
  IdentifyMatches,
  MatchingPolicy,
  PortalSettings,
  TransactionListItem,
  TransactionPage,
} from './schemas/administration.ts';
export {
  AuditCheckpoint,
  AuditEvent,
  AuditEventPage,
  AuditExportQuery,
  ErasureCertificate,
  ErasureCertificatePage,
  Receipt,
} from './schemas/audit.ts';
export {
  BiometricCredential,
  BiometricCredentialImage,
  BiometricCredentialMetadata,
  BiometricCredentialMetadataPage,
  BiometricCredentialRequest,
  CheckLivenessRequest,
  CredentialQuality,
  ProofedBiometricCredentialRequest,
  ReplaceBiometricCredentialRequest,
} from './schemas/biometric-credential.ts';
export {
  CaptureMarks,
  CaptureMeta,
  CaptureOutcome,
  CaptureState,
  Challenge,
  ChallengeState,
  IssueAttemptRequest,
  IssuedAttempt,
  OpenCaptureRequest,
  OpenedCapture,
} from './schemas/capture.ts';
export { TransactionConfirmation } from './schemas/confirmation.ts';
export {
  BeginForeignAuthorizationRequest,
  BeginGetForeignBiometryRequest,
  FacialImage,
  ForeignAuthorization,
  ForeignOperation,
} from './schemas/foreign-operation.ts';
export {
  ClaimedHandoff,
  ClaimHandoffRequest,
  FollowQuery,
  Handoff,
  HandoffProgress,
} from './schemas/handoff.ts';
export {
  ContrastVerdict,
  type LookColors,
  Looks,
  LooksPreview,
  type LookTextKey,
  lookTextKeys,
  lookTexts,
  type PageColors,
  PageLook,
} from './schemas/looks.ts';
export { MatchingPreview, MatchingPreviewRequest } from './schemas/matching-preview.ts';
export {
  type MessageParameter,
  MessagePreview,
  type MessageResourceName,
  messageParameters,
  messageResourceNames,
  NotificationPage,
  NotificationQuery,
  NotificationState,
  OperationResource,
  OperationResourceRequest,
  OutboxMessage,
  OutboxPage,
  PredefinedOperation,
  PreviewMessageRequest,
  TestMessageRequest,
  TestMessageResult,
} from './schemas/notification.ts';
export {
  BiometricVerificationResult,
  ConfirmationPolicy,
  CreatedOperation,
  CreatedTransaction,
  CreateOperationRequest,
  CreateTransactionRequest,
  LivenessDetectionResult,
  OperationResult,
  OperationStatus,
  TransactionResult,
  TransactionStatus,
} from './schemas/operation-v2.ts';
export {
  AcceptInvitationRequest,
  BeginInvitationPasskeyRequest,
  ConfirmSessionRequest,
  InvitationTokenRequest,
  OpenedInvitation,
  Operator,
  PasskeyCeremony,
  PasskeyProof,
  PortalSession,
  PortalState,
  SignInWithPasswordRequest,
  TotpSetUp,
} from './schemas/portal.ts';
export {
  ChangeOperatorRoleRequest,
  CreatedInvitation,
  CreateInvitationRequest,
  Invitation,
  Invitations,
  OperatorPage,
} from './schemas/portal-operators.ts';
export {
  AddPasskeyRequest,
  OperatorSession,
  OperatorSessions,
  Passkey,
  RecoveryCodes,
  SetPasswordRequest,
  SignInMethods,
  UpdateProfileRequest,
} from './schemas/portal-profile.ts';
export { Problem } from './schemas/problem.ts';
export { type ListFieldType, listFieldTypes, SearchMetadata } from './schemas/search-metadata.ts';
export {
  CaptureStatistics,
  type RejectionCause,
  rejectionCauses,
  SessionCounts,
  Statistics,
  StatisticsQuery,
} from './schemas/statistics.ts';
export { type ModelRole, ModelState, modelRoles, SystemStatus } from './schemas/status.ts';
export { AuthCheck, JsonWebKeySet, Ping, TokenPair } from './schemas/token.ts';
export {
  CaptureEvidence,
  TransactionAttempt,
  TransactionDetails,
  TransactionLink,
} from './schemas/transaction-details.ts';
export {
  ReplayedWebhooks,
  ReplayWebhookRequest,
  TestWebhookRequest,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryPage,
  WebhookSettings,
  WebhookSettingsRequest,
  WebhookTestResult,
} from './schemas/webhook.ts';
export { WebhookEvent } from './schemas/webhook-event.ts';
