/** What `npm audit --json` means for the gate. */
export interface AuditJudgement {
  line: string;
  isFine: boolean;
}

interface AuditReport {
  error?: { summary?: string; code?: string };
  message?: string;
  metadata?: { vulnerabilities?: Record<string, number> };
}

/** Reads the answer of `npm audit --json`; only a report that names high or critical findings is a failure. */
export function judgeAudit(output: string): AuditJudgement {
  const report = readReport(output);
  const counts = report?.metadata?.vulnerabilities;
  if (!counts) {
    const reason = report?.error?.summary || report?.message || 'no answer';
    return { line: `npm audit: NOT CHECKED, the registry can't be asked (${reason})`, isFine: true };
  }
  const { critical = 0, high = 0, moderate = 0, low = 0 } = counts;
  const line = `npm audit: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low`;
  return { line, isFine: critical + high === 0 };
}

function readReport(output: string): AuditReport | null {
  try {
    return JSON.parse(output) as AuditReport;
  } catch {
    return null;
  }
}
