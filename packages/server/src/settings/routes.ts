import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import {
  readGenericSettings,
  readMatchingPolicy,
  readPortalSettings,
} from '../store/tenant/tenant-setting.ts';
import { changeTemplate, createTemplate, deleteTemplate } from './change-template.ts';
import { previewMatching } from './preview-matching.ts';
import { readSearchMetadata } from './read-search-metadata.ts';
import { readAuditTemplate, readTemplate, readTemplates } from './read-template.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';
import { updateMatchingPolicy } from './update-matching-policy.ts';
import { updateSetting } from './update-setting.ts';

/** Operations of settings. */
export type SettingsOperationId =
  | 'GetSearchMetadata'
  | 'GetAuditCustomOperation'
  | 'GetGenericSettings'
  | 'UpdateGenericSettings'
  | 'GetMatchingPolicy'
  | 'UpdateMatchingPolicy'
  | 'GetPortalSettings'
  | 'UpdatePortalSettings'
  | 'PreviewMatchingPolicy'
  | 'CreateCustomOperation'
  | 'GetCustomOperations'
  | 'GetCustomOperation'
  | 'UpdateCustomOperation'
  | 'DeleteCustomOperation';

/** Handlers of settings, policy and transaction templates. */
export const settingsHandlers = (deps: SettingsDependencies): Pick<Handlers, SettingsOperationId> => ({
  GetSearchMetadata: async () => readSearchMetadata(deps.lists),
  GetAuditCustomOperation: ({ principal, params }) => readAuditTemplate(deps, principal.tenantId, params.id),
  GetGenericSettings: ({ principal }) => readGenericSettings(deps.db, principal.tenantId),
  UpdateGenericSettings: ({ principal, body }) => updateSetting(deps, callerOf(principal), 'generic', body),
  GetMatchingPolicy: ({ principal }) => readMatchingPolicy(deps.db, principal.tenantId),
  UpdateMatchingPolicy: ({ principal, body }) => updateMatchingPolicy(deps, callerOf(principal), body),
  GetPortalSettings: ({ principal }) => readPortalSettings(deps.db, principal.tenantId),
  UpdatePortalSettings: ({ principal, body }) => updateSetting(deps, callerOf(principal), 'portal', body),
  PreviewMatchingPolicy: ({ principal, body }) => previewMatching(deps, principal.tenantId, body),
  CreateCustomOperation: ({ principal, body }) => createTemplate(deps, callerOf(principal), body),
  GetCustomOperations: ({ principal }) => readTemplates(deps, principal.tenantId),
  GetCustomOperation: ({ principal, params }) => readTemplate(deps, principal.tenantId, params.operationId),
  UpdateCustomOperation: ({ principal, params, body }) =>
    changeTemplate(deps, { ...callerOf(principal), id: params.operationId }, body),
  DeleteCustomOperation: ({ principal, params }) =>
    deleteTemplate(deps, { ...callerOf(principal), id: params.operationId }),
});
