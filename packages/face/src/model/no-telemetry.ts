/**
 * Imported for its effect, before onnxruntime is loaded: from 1.30 on its Linux build writes a device id and a database of
 * events below the home folder and sends them to its maker, unless this variable says not to. Set by the main thread it holds for
 * every worker; a worker's own copy of the environment does not reach native code.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
