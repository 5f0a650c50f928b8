const LEAST = [20, 19];

/** Ends the process with one line when Node is too old for Tiffin. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(
    `✗ Tiffin needs Node ${LEAST.join(".")} or newer, this is ${process.versions.node}.`,
  );
  process.exit(1);
}
