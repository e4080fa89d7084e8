/** Entry of the child process: starts one part, says what it has to say, and lives until the parent is done. */
import { type PartName, parts } from './parts.ts';

const [name = 'nothing', settings = '{}'] = process.argv.slice(2);
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
process.send?.(await parts[name as PartName](JSON.parse(settings)));
