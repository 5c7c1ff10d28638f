import type {
  MessagePreview,
  OperationResource,
  OperationResourceRequest,
  PreviewMessageRequest,
  TestMessageRequest,
  TestMessageResult,
} from '@selfsame/contract';
import { api } from '../../api/api.ts';

/** An operation whose texts can be written: one that comes with the server, or a transaction template. */
export interface MessageOwner {
  kind: 'predefined' | 'custom';
  id: string;
  name: string;
}

/** What can be done with the texts of an operation. */
export interface MessageCalls {
  list(signal?: AbortSignal): Promise<OperationResource[]>;
  create(body: OperationResourceRequest): Promise<OperationResource>;
  replace(resourceId: string, body: OperationResourceRequest): Promise<OperationResource>;
  remove(resourceId: string): Promise<boolean>;
  preview(body: PreviewMessageRequest, signal: AbortSignal): Promise<MessagePreview>;
  sendTest(body: TestMessageRequest): Promise<TestMessageResult>;
}

/** The operations of the API behind it. */
export function callsOf({ kind, id: operationId }: MessageOwner): MessageCalls {
  const params = { operationId };
  const withId = (resourceId: string) => ({ operationId, resourceId });
  return kind === 'predefined'
    ? {
        list: (signal) => api.GetPredefinedOperationResources({ params, signal }),
        create: (body) => api.CreatePredefinedOperationResource({ params, body }),
        replace: (id, body) => api.UpdatePredefinedOperationResource({ params: withId(id), body }),
        remove: (id) => api.DeletePredefinedOperationResource({ params: withId(id) }),
        preview: (body, signal) => api.PreviewPredefinedOperation({ params, body, signal }),
        sendTest: (body) => api.TestPredefinedOperation({ params, body }),
      }
    : {
        list: (signal) => api.GetCustomOperationResources({ params, signal }),
        create: (body) => api.CreateCustomOperationResource({ params, body }),
        replace: (id, body) => api.UpdateCustomOperationResource({ params: withId(id), body }),
        remove: (id) => api.DeleteCustomOperationResource({ params: withId(id) }),
        preview: (body, signal) => api.PreviewCustomOperation({ params, body, signal }),
        sendTest: (body) => api.TestCustomOperation({ params, body }),
      };
}

/** Key under which the texts of an operation are cached. */
export const textsKey = ({ kind, id }: MessageOwner) => ['messageTexts', kind, id] as const;
