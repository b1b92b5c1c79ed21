// Runs a client where there is no network but loopback: for each PORT=SOCKET listens on that port of loopback and carries what comes to the
// Unix socket whose other end lies outside; then starts the command and ends with its exit code.
import { spawn } from "node:child_process";
import net from "node:net";

const words = process.argv.slice(2);
const end = words.indexOf("--");
for (const pair of words.slice(0, end)) {
  const [port, path] = pair.split("=");
  const server = net.createServer({ allowHalfOpen: true }, (inside) => {
    const outside = net.connect({ path, allowHalfOpen: true });
    inside.pipe(outside);
    outside.pipe(inside);
    const both = () => {
      inside.destroy();
      outside.destroy();
    };
    inside.on("error", both);
    outside.on("error", both);
  });
  await new Promise((done) => server.listen({ port: Number(port), host: "::", ipv6Only: false }, done));
}
const child = spawn(words[end + 1], words.slice(end + 2), { stdio: "inherit" });
child.on("error", (problem) => {
  console.error(String(problem));
  process.exit(127);
});
child.on("exit", (code, signal) => process.exit(signal ? 128 : code));
