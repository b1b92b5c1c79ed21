// An MCP server over standard input and output with one tool, named by its first word; it answers with the second and third, joined.
import { createInterface } from "node:readline";

const [tool, description, first, second] = process.argv.slice(2);
const answers = {
  initialize: (params) => ({
    protocolVersion: params.protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: "made-up", version: "1.0.0" },
  }),
  ping: () => ({}),
  "tools/list": () => ({ tools: [{ name: tool, description, inputSchema: { type: "object", properties: {} } }] }),
  "tools/call": () => ({ content: [{ type: "text", text: first + second }] }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const message = line.trim() ? JSON.parse(line) : {};
  if (message.id === undefined) continue;
  const answer = answers[message.method];
  const said = answer
    ? { result: answer(message.params ?? {}) }
    : { error: { code: -32601, message: `no ${message.method} here` } };
  process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id: message.id, ...said }) + "\n");
}
