/** Milliseconds this process has computed: what a request costs, however busy the machine is with other things. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
