export { type Door, type DoorAccess, type DoorId, doorById, doorIds, doors } from './doors.ts';
export { type EndReason, endReasonNames, endReasonOf } from './end-reasons.ts';
export {
  BiometricCredentialType,
  type CaptureMark,
  ConfirmationCredentialType,
  captureMarks,
  DataType,
  type FlashColor,
  flashColors,
  flashLight,
  type IntegrationClientType,
  integrationClientTypes,
  type LivenessDoubt,
  type LivenessMode,
  livenessDoubts,
  livenessModes,
  type OperatorRole,
  operationNames,
  operatorRoleNames,
  operatorRoles,
  type PageName,
  type PasskeySkipReason,
  type PasskeyStandIn,
  type PortalLocale,
  pageNames,
  passkeyAttestations,
  passkeyStandIns,
  passkeySteps,
  portalHeader,
  portalLocales,
  type Remedy,
  type ReviewDecision,
  type ReviewReason,
  type Role,
  remedies,
  reviewDecisions,
  reviewReasons,
  roles,
  type SecondFactor,
  Status,
  type StepAsk,
  type SubjectType,
  secondFactors,
  statusMessages,
  stepAsks,
  subjectTypes,
  TransportType,
  type UsernameMapping,
  usernameMappings,
} from './enums.ts';
export { type ErrorCode, type ErrorEntry, errors } from './errors.ts';
export { EventType, eventTypes, type WebhookEventName } from './events.ts';
export { FeedEvent, FeedReady } from './feed.ts';
export { installationKeyPrefix } from './installation-limits.ts';
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
  type SandboxAct,
  type SandboxCapture,
  type SandboxFault,
  type SandboxOutcome,
  type SandboxPasskey,
  type SandboxPasskeyAnswer,
  type SandboxRemedy,
  sandboxAaguid,
  sandboxActs,
  sandboxCaptures,
  sandboxFaults,
  sandboxHeader,
  sandboxOutcomeNames,
  sandboxOutcomeOf,
  sandboxOutcomeOfAccount,
  sandboxPasskeyAnswers,
  sandboxPasskeys,
  sandboxRemedies,
} from './sandbox.ts';
export {
  Account,
  AccountExportQuery,
  AccountListItem,
  AccountListQuery,
  AccountPage,
  AccountParams,
  type AccountText,
  accountTextLengths,
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
  CreatedOpenIdIntegration,
  CreateOpenIdIntegrationRequest,
  OpenIdIntegration,
  OpenIdIntegrationPage,
  UpdateOpenIdIntegrationRequest,
} from './schemas/integration.ts';
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
  PasskeyVerificationResult,
  TransactionResult,
  TransactionStatus,
} from './schemas/operation-v2.ts';
export {
  AnswerCapturePasskeyCodeRequest,
  AnswerCapturePasskeyRequest,
  BeginCapturePasskeyRequest,
  CapturePasskeyCeremony,
  CapturePasskeyCode,
  CapturePasskeyCodeOutcome,
  CapturePasskeyOutcome,
  type PasskeyStep,
  SendCapturePasskeyCodeRequest,
  SkipCapturePasskeyRequest,
  StopPasskeyDelayRequest,
  StoppedPasskeyDelay,
} from './schemas/passkey/capture-passkey.ts';
export {
  Fido2Credential,
  Fido2CredentialParams,
  Fido2CredentialRequest,
} from './schemas/passkey/fido2-credential.ts';
export { KnownBrowser } from './schemas/passkey/known-browser.ts';
export { MatchingPolicy } from './schemas/passkey/matching-policy.ts';
export { defaultPasskeyPolicy, PasskeyPolicy } from './schemas/passkey/passkey-policy.ts';
export {
  CreatedInstallationKey,
  CreateInstallationKeyRequest,
  InstallationKey,
  InstallationKeyParams,
  InstallationKeys,
} from './schemas/portal/installation-keys.ts';
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
} from './schemas/portal/portal.ts';
export {
  ChangeOperatorRoleRequest,
  CreatedInvitation,
  CreateInvitationRequest,
  EnabledOperator,
  Invitation,
  Invitations,
  OperatorApiKeys,
  OperatorPage,
} from './schemas/portal/portal-operators.ts';
export {
  AddPasskeyRequest,
  OperatorSession,
  OperatorSessions,
  Passkey,
  RecoveryCodes,
  SetPasswordRequest,
  SignInMethods,
  UpdateProfileRequest,
} from './schemas/portal/portal-profile.ts';
export {
  CreatedTenant,
  CreateTenantRequest,
  EraseTenantRequest,
  Tenant,
  TenantDetails,
  TenantOwnerLink,
  TenantPage,
  TenantParams,
  TenantQuotas,
  TenantReasonRequest,
  type TenantState,
  TenantUsage,
} from './schemas/portal/tenants.ts';
export { Problem } from './schemas/problem.ts';
export {
  DecidedReview,
  DecideReviewRequest,
  Review,
  ReviewFrames,
  ReviewItem,
  ReviewPage,
  ReviewQuery,
} from './schemas/review.ts';
export {
  MoveSandboxClockRequest,
  SandboxActRequest,
  SandboxActResult,
  SandboxClock,
  SandboxReset,
  SandboxSessionParams,
  SandboxWebhookFaults,
  SimulateAttemptRequest,
  SimulatePasskeyRequest,
} from './schemas/sandbox.ts';
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
export { AuthCheck, HealthCheck, JsonWebKeySet, Ping, TokenPair } from './schemas/token.ts';
export {
  CaptureEvidence,
  LivenessSignal,
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
