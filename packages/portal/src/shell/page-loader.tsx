import { Center, Loader } from '@mantine/core';

/** A whole page that is on its way; wordless, since its texts are too. */
export const PageLoader = () => (
  <Center mih="40vh" aria-busy="true">
    <Loader type="dots" />
  </Center>
);
