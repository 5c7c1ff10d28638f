import { services } from '@selfsame/contract';

/** The steps of the tour, in order. */
export const tourSteps = ['token', 'begin', 'result', 'enrol', 'verify'] as const;
export type TourStep = (typeof tourSteps)[number];

const json = `-H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json'`;

/** Commands of each step against one server. @param origin without a slash at its end */
export function curlTour(origin: string): Record<TourStep, string> {
  const [identity, admin, v2] = [services.identity, services.administration, services.authorizationV2].map(
    ({ bases }) => origin + bases[0],
  );
  return {
    token: `KEY='id:value'
field() { sed -n 's/.*"'"$1"'": *"\\([^"]*\\)".*/\\1/p'; }
TOKEN=$(curl -sS --fail-with-body -X POST ${identity}/auth/token -u "$KEY" | field AccessToken)`,
    begin: `curl -sS --fail-with-body ${admin}/foreignOperations/biometry ${json} \\
  -d '{"CheckLiveness": true, "TimeoutSec": 3600}' | tee selfie.json
ID=$(field OperationId < selfie.json)
echo "${origin}/?i=$ID&s=$(field OneTimeSecret < selfie.json)"`,
    result: `curl -sS --fail-with-body ${admin}/foreignOperations/biometry/$ID -H "Authorization: Bearer $TOKEN" | tee result.json
TEMP_ID=$(field TempId < result.json)`,
    enrol: `curl -sS --fail-with-body ${admin}/accounts ${json} \\
  -d '{"AccountNumber": "MyAccount", "DisplayName": "MyAccount"}'
curl -sS --fail-with-body ${admin}/accounts/MyAccount/proofedBioCredential ${json} -d "{\\"TempId\\": \\"$TEMP_ID\\"}"`,
    verify: `curl -sS --fail-with-body ${v2}/transactions ${json} \\
  -d '{"AccountNumber": "MyAccount", "Name": "Verify_Identity", "ConfirmationPolicy": {"TransportType": 0, "CredentialType": 1}}'`,
  };
}
