/** Key under which the settings of the webhook are cached. */
export const webhookKey = ['webhook'] as const;
/** Key under which deliveries are cached. */
export const deliveriesKey = ['webhookDeliveries'] as const;
