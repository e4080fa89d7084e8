/** Ends a test run with the plain line "N passed, N failed". */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const brokenModules = modules.filter((module) => module.errors().length > 0).length;
    const failed =
      tests.filter((test) => test.result().state === 'failed').length +
      brokenModules +
      unhandledErrors.length;
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
