import { PageHeader } from '../../parts/page-header.tsx';
import { shellTexts } from '../../shell/shell-texts.ts';
import { useTexts } from '../../texts/define-texts.ts';

const AccountsPage = () => <PageHeader title={useTexts(shellTexts).pages.users} />;
export default AccountsPage;
