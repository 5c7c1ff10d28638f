import { Notifications } from '@mantine/notifications';

/** Where notifications show. Loaded after the first page stands: what is said before waits in the store. */
const NotificationsCorner = () => <Notifications position="bottom-right" limit={4} />;

export default NotificationsCorner;
